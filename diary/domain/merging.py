"""Three-way merge of two copies of a diary that were both edited.

Each record is merged by its changes since the copies diverged, which follow from the stored earlier versions. The merge
is symmetric: two computers that merge each other's copy end with equal diaries.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from diary.domain.change import Change
from diary.domain.identity import Key, is_same_thing, joining_key, natural_key
from diary.domain.record import Record
from diary.domain.version import Version

Versions = frozenset[Version]
_NONE: Versions = frozenset()


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a diary: its records, and the earlier versions of each, by identifier."""

    records: Mapping[str, Record]
    versions: Mapping[str, Versions]

    def knows(self, key: str) -> bool:
        return key in self.records or key in self.versions


@dataclass(frozen=True, slots=True)
class Joined:
    """The result of a merge: the changes to our copy, and the earlier versions to store with them."""

    changes: tuple[Change, ...]
    versions: tuple[Version, ...]


def joined(ours: Copy, theirs: Copy) -> Joined:
    """Merge `theirs` into `ours`.

    Records that only one copy has, and changes that only one made, are taken over. For records changed in both, the
    later change of each field wins, and the losing values are kept as an earlier version. Two records with the same
    identity that were added independently, such as ratings of the same evening, are reduced to the one written later,
    with the other as an earlier version.
    """
    changes: list[Change] = []
    versions: list[Version] = []
    losers = dict(_losers(ours, theirs))
    for key in sorted({*ours.records, *theirs.records, *theirs.versions}):
        mine, yours = ours.records.get(key), theirs.records.get(key)
        my_versions, your_versions = ours.versions.get(key, _NONE), theirs.versions.get(key, _NONE)
        if mine == yours and my_versions == your_versions:
            continue
        if _are_several_kinds(mine, yours, my_versions | your_versions):
            continue
        mine_new, yours_new = my_versions - your_versions, your_versions - my_versions
        wanted = None if key in losers else _decided(mine, yours, mine_new, yours_new)
        known = my_versions | your_versions
        lost = [one for one in dict.fromkeys((mine, yours)) if one is not None and one != wanted]
        lost = [one for one in lost if all(version.record != one for version in known)]
        moments = [losers[key]] if key in losers else [one.moment for one in mine_new | yours_new]
        moment = max(moments or [one.written for one in (mine, yours) if one is not None], default=None)
        versions += [*yours_new, *(Version(moment, one, removed=wanted is None) for one in lost if moment)]
        if mine != wanted:
            changes.append(Change(mine, wanted))
    changes.sort(key=_removals_first)
    return Joined(tuple(changes), tuple(sorted(versions, key=lambda one: one.moment)))


def _are_several_kinds(mine: Record | None, yours: Record | None, known: Versions) -> bool:
    """Whether records of several kinds share an identifier, which no diary writes; ours is then left as it is."""
    return len({type(one) for one in (mine, yours, *(version.record for version in known)) if one is not None}) > 1


def _decided(mine: Record | None, yours: Record | None, mine_new: Versions, yours_new: Versions) -> Record | None:
    """The merged record; `mine_new` and `yours_new` are the versions that the other copy does not have."""
    if mine == yours:
        return mine
    if mine_new and yours_new:
        return _of_both(mine, yours, mine_new, yours_new)
    if mine_new or yours_new:
        return mine if mine_new else yours
    if mine is None or yours is None:  # one copy never had the record, or has restored it
        return mine or yours
    return max(mine, yours, key=lambda one: (one.written, repr(one)))


def _of_both(mine: Record | None, yours: Record | None, mine_new: Versions, yours_new: Versions) -> Record | None:
    """Merge two edited records field by field; the later one wins as a whole if either was removed or the result would
    be invalid."""
    last_mine, last_yours = (max(one.moment for one in news) for news in (mine_new, yours_new))
    later = mine if (last_mine, repr(mine)) > (last_yours, repr(yours)) else yours
    if mine is None or yours is None or type(mine) is not type(yours):
        return later
    base = min(mine_new | yours_new, key=lambda one: (one.moment, repr(one.record))).record
    chosen: dict[str, Any] = {}
    for name in (field.name for field in fields(mine)):
        here, there, before = getattr(mine, name), getattr(yours, name), getattr(base, name)
        if here in (there, before):
            chosen[name] = there
        elif there == before:
            chosen[name] = here
        else:
            at_mine, at_yours = _changed_at(mine, mine_new, name), _changed_at(yours, yours_new, name)
            chosen[name] = here if (at_mine, repr(here)) > (at_yours, repr(there)) else there
    try:
        return replace(mine, **chosen)
    except ValueError:
        return later


def _changed_at(record: Record, news: Versions, name: str) -> datetime:
    """The time at which the field got its current value."""
    chain = sorted(news, key=lambda one: one.moment)
    states = [*(one.record for one in chain), record]
    for number in range(len(chain) - 1, -1, -1):
        if getattr(states[number], name) != getattr(states[number + 1], name):
            return chain[number].moment
    return chain[0].moment


def _losers(ours: Copy, theirs: Copy) -> Iterator[tuple[str, datetime]]:
    """Records written in both copies independently: yields the id of the earlier of each pair, and the time of the
    later.

    At that time the earlier one counts as removed. Typed records take precedence over imported ones, as in an import.
    """
    alone_here = [one for key, one in ours.records.items() if not theirs.knows(key)]
    alone_there = [one for key, one in theirs.records.items() if not ours.knows(key)]
    for mine, yours in ((alone_here, alone_there), (alone_there, alone_here)):
        typed = _by_key((one for one in mine if not one.origin), natural_key)
        for imported in (one for one in yours if one.origin):
            rivals = [one for one in typed.get(natural_key(imported), ()) if is_same_thing(one, imported)]
            if rivals:
                yield imported.id, rivals[-1].written
    here, there = _by_key(alone_here, joining_key), _by_key(alone_there, joining_key)
    for same in here.keys() & there.keys():
        for one, other in zip(here[same], there[same], strict=False):
            loser, winner = sorted((one, other), key=lambda one: (one.written, one.id))
            yield loser.id, winner.written


def _by_key(records: Iterable[Record], key: Callable[[Record], Key]) -> dict[Key, list[Record]]:
    """The records by their key, those of one key in the order in which they were written."""
    by_key: dict[Key, list[Record]] = defaultdict(list)
    for record in sorted(records, key=lambda record: (record.written, record.id)):
        by_key[key(record)].append(record)
    return by_key


def _removals_first(change: Change) -> int:
    """Sort key: removals first, as an added record may have the natural key of a removed one."""
    return 0 if change.after is None else 1 if change.before is not None else 2
