"""Which line and marker each of the person's own symptoms has: given when it is added, and kept for life.

The look stands in `Definition.category`; `resources/theme/series.json` says what it looks like. Definitions that have
none, from an older diary or from a file, are given one by their key, whatever else is shown.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from zlib import crc32

from diary import paths
from diary.domain.definition import Definition
from diary.domain.marker_shape import HOLLOW
from diary.domain.symptom import MORE, SYMPTOMS

OWN_LOOKS = tuple(f"o{number:02}" for number in range(1, 11))


_FIXED_LOOKS = {
    **{symptom.key: symptom.key for symptom in SYMPTOMS},
    **{symptom.key: f"s{number:02}" for number, symptom in enumerate(MORE, 1)},
}
"""The looks of the built-in symptoms, by their keys in `series.json`."""
_SERIES = paths.resources() / "theme" / "series.json"


def look_of(symptom: str, definitions: Iterable[Definition]) -> str:
    """The key of the look of a symptom, whatever else there is."""
    return _FIXED_LOOKS.get(symptom) or own_looks(definitions).get(symptom) or usual_look(symptom)


@cache
def drawn_looks() -> Mapping[str, Mapping[str, Any]]:
    """What each look is drawn like, by its key."""
    return {one["key"]: one for one in json.loads(_SERIES.read_text(encoding="utf-8"))["series"]}


def marker_of(look: str) -> str:
    """The name of the marker of a look (`marker_shape`)."""
    drawn = drawn_looks()[look]
    return f"{'' if drawn['filled'] else HOLLOW}{drawn['marker']}"


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
