"""Entries that differ between file and diary: keep the diary's, take the file's, or keep both."""

from collections.abc import Mapping
from dataclasses import fields, replace

from diary.domain.change import Change, added
from diary.domain.identity import NO_CONTENT
from diary.domain.record import Entry, now
from diary.domain.rounding import as_entered
from diary.formats.importing.format import Differing, ImportPlan
from diary.i18n import _

KEEP, TAKE, BOTH = "keep", "take", "both"
CHOICES = (KEEP, TAKE, BOTH)
_ABOUT_THE_DAY = {"day", "time"}


def changes_with(plan: ImportPlan, for_all: str = KEEP, singly: Mapping[int, str] | None = None) -> tuple[Change, ...]:
    """The changes of a plan, with those for differing entries: the choice `for_all`, overridden by `singly` per index.

    The file's value edits the diary's entry, whose former content becomes an earlier version. If both cannot be kept,
    the diary's entry stays.
    """
    chosen = singly or {}
    changes = list(plan.changes)
    for place, one in enumerate(plan.differing):
        changes += _change(one, chosen.get(place, for_all))
    return tuple(changes)


def values_of(one: Differing) -> tuple[str, str]:
    """The values of the file and of the diary as text: "8" and "6"."""
    names = [
        field.name
        for field in fields(one.incoming)
        if field.name not in NO_CONTENT | _ABOUT_THE_DAY
        and getattr(one.incoming, field.name) != getattr(one.there, field.name, None)
    ]
    return _words(one.incoming, names), _words(one.there, names)


def in_words(one: Differing) -> str:
    """The difference as text: "The file says 8, the diary 6", preceded by day and name."""
    theirs, ours = values_of(one)
    text = _("{day}, {name}: the file says {theirs}, the diary {ours}")
    return text.format(day=one.incoming.day.isoformat(), name=one.name, theirs=theirs, ours=ours)


def _change(one: Differing, choice: str) -> list[Change]:
    if choice == TAKE:
        origin = (one.incoming.origin or one.there.origin) if one.there.origin else ""
        return [Change(one.there, replace(one.incoming, id=one.there.id, written=now(), origin=origin))]
    return added([one.incoming]) if choice == BOTH and one.may_keep_both else []


def _words(entry: Entry, names: list[str]) -> str:
    contents = [getattr(entry, name, None) for name in names]
    words = [as_entered(one) if isinstance(one, float | int) else str(one) for one in contents if one not in (None, "")]
    return _(", ").join(words) or _("nothing")
