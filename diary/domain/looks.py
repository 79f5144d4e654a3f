"""Which line and marker each of the person's own symptoms has: given when it is added, and kept for life.

The look stands in `Definition.category`; `resources/theme/series.json` says what it looks like. Definitions that have
none, from an older diary or from a file, are given one by their key, whatever else is shown.
"""

from collections.abc import Iterable
from zlib import crc32

from diary.domain.definition import Definition

OWN_LOOKS = tuple(f"o{number:02}" for number in range(1, 11))


def own_looks(definitions: Iterable[Definition]) -> dict[str, str]:
    """The look of each symptom of the person's own by its key, retired ones too; beyond ten they repeat."""
    own = sorted((one for one in definitions if one.kind == "symptom"), key=lambda one: one.id)
    looks = {one.key: one.category for one in own if one.category in OWN_LOOKS}
    for one in own:
        if one.key not in looks:
            looks[one.key] = _free(looks.values(), crc32(one.key.encode()) % len(OWN_LOOKS))
    return looks


def next_look(definitions: Iterable[Definition]) -> str:
    """The look of a symptom that is added to these: the first that none of them has."""
    return _free(own_looks(definitions).values(), 0)


def usual_look(key: str) -> str:
    """The look of a symptom that nothing defines."""
    return OWN_LOOKS[crc32(key.encode()) % len(OWN_LOOKS)]


def _free(taken: Iterable[str], first: int) -> str:
    """The first look from a place on, round and round, that is taken as seldom as any."""
    counts = dict.fromkeys(OWN_LOOKS, 0)
    for look in taken:
        counts[look] += 1
    in_turn = [*OWN_LOOKS[first:], *OWN_LOOKS[:first]]
    return min(in_turn, key=lambda look: counts[look])
