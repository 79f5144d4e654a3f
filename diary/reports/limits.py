"""How much of each block stands on the page: what gives way, step by step, where a page has too little room."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from diary.reports.summary import Form

_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The most rows of exercises, changes of treatments, kinds of events with their days, days of an event or of a
    worst rating, names in a list, visits and symptoms with their means, and letters of notes.

    Of what is left out the number is given, and its name where it has one. `is_drawn` is whether there is room for
    drawings and tables, which are sentences otherwise.
    """

    rows: int = _ALL
    treatment_events: int = _ALL
    kinds: int = _ALL
    days: int = _ALL
    worst: int = 20
    names: int = _ALL
    visits: int = _ALL
    symptoms: int = _ALL
    notes: int = 6_000
    is_drawn: bool = True


EVERYTHING = Limits()
SHORT = Limits(rows=6, treatment_events=5, kinds=4, days=3, worst=3, names=5, notes=3_500)
_BRIEF = replace(SHORT, rows=4, treatment_events=3, kinds=2, days=2, worst=1, names=4, visits=2)
_BRIEFEST = replace(
    SHORT, rows=2, treatment_events=2, kinds=0, days=1, worst=0, names=3, visits=1, symptoms=3, is_drawn=False
)
_LEAST = replace(_BRIEFEST, treatment_events=1, visits=0)
LADDER: Mapping[Form, tuple[Limits, ...]] = MappingProxyType(
    {"short": (SHORT, _BRIEF, _BRIEFEST, _LEAST), "full": (EVERYTHING, SHORT, _BRIEFEST)}
)
"""The limits of each form, from the usual ones on."""
ALL_NAMED: Mapping[Form, int] = MappingProxyType({"short": 0, "full": 1})
"""The step of each form with all that was typed: what a later one has no room for stands below (`left_out`)."""

GIVES_WAY: tuple[tuple[str, int], ...] = (
    ("worst", 1),
    ("treatments", 1),
    ("events", 1),
    ("exercises", 1),
    ("visits", 1),
    ("worst", 2),
    ("events", 2),
    ("exercises", 2),
    ("treatments", 2),
    ("visits", 2),
    ("where", 2),
    ("treatments", 3),
    ("visits", 3),
)
"""Which block is shortened next, and to which step of the ladder, where the first page has too little room."""
