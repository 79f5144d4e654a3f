"""The limits of each block's content, in steps that are applied if a page lacks room."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from diary.reports.summary import Form

_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The maximum number of items in a block.

    These are rows of exercises, changes of treatments, kinds of events with their days, days of an event or of a worst
    rating, names in a list, visits and symptoms with their means, and letters of notes. Omitted items are counted, and
    named if possible. `is_drawn` is whether there is room for drawings and tables, which are replaced by sentences
    otherwise.
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
_LEAST = replace(_BRIEFEST, treatment_events=1, names=2, visits=0)
LADDER: Mapping[Form, tuple[Limits, ...]] = MappingProxyType(
    {"short": (SHORT, _BRIEF, _BRIEFEST, _LEAST), "full": (EVERYTHING, SHORT, _BRIEFEST)}
)
"""The limits of each form, beginning with the usual ones."""
ALL_NAMED: Mapping[Form, int] = MappingProxyType({"short": 0, "full": 1})
"""The last step of each form that contains all typed text; text that later steps omit is moved to the end
(`left_out`)."""

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
"""The order in which blocks are shortened, and to which step of the ladder, if the first page lacks room."""
