"""The line style and marker of each user-defined symptom, assigned when it is added and kept for life.

The key of the style is stored in `Definition.category`; `resources/theme/series.json` has the styles. Definitions
without one (from older diaries or files) get a style derived from their key, independent of the other symptoms shown.
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
"""The styles of the built-in symptoms, by their keys in `series.json`."""
_SERIES = paths.resources() / "theme" / "series.json"


def look_of(symptom: str, definitions: Iterable[Definition]) -> str:
    """The key of a symptom's style, independent of other symptoms."""
    return _FIXED_LOOKS.get(symptom) or own_looks(definitions).get(symptom) or usual_look(symptom)


@cache
def drawn_looks() -> Mapping[str, Mapping[str, Any]]:
    """The drawing attributes of each style by its key."""
    return {one["key"]: one for one in json.loads(_SERIES.read_text(encoding="utf-8"))["series"]}


def marker_of(look: str) -> str:
    """The name of the marker of a style (`marker_shape`)."""
    drawn = drawn_looks()[look]
    return f"{'' if drawn['filled'] else HOLLOW}{drawn['marker']}"


def own_looks(definitions: Iterable[Definition]) -> dict[str, str]:
    """The style of each user-defined symptom by its key, including retired ones; styles repeat beyond ten symptoms."""
    own = sorted((one for one in definitions if one.kind == "symptom"), key=lambda one: one.id)
    looks = {one.key: one.category for one in own if one.category in OWN_LOOKS}
    for one in own:
        if one.key not in looks:
            looks[one.key] = _free(looks.values(), crc32(one.key.encode()) % len(OWN_LOOKS))
    return looks


def next_look(definitions: Iterable[Definition]) -> str:
    """The style for a symptom that is added to these: the first unused one, otherwise one of the least used."""
    return _free(own_looks(definitions).values(), 0)


def usual_look(key: str) -> str:
    """The style of a symptom without a definition."""
    return OWN_LOOKS[crc32(key.encode()) % len(OWN_LOOKS)]


def _free(taken: Iterable[str], first: int) -> str:
    """The least used style, searched cyclically from the index `first`."""
    counts = dict.fromkeys(OWN_LOOKS, 0)
    for look in taken:
        counts[look] += 1
    in_turn = [*OWN_LOOKS[first:], *OWN_LOOKS[:first]]
    return min(in_turn, key=lambda look: counts[look])
