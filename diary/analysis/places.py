"""Where on the body symptoms were felt, by the days on which a place was marked."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.site import SITES


@dataclass(frozen=True, slots=True)
class Places:
    """The places marked in `period`: `days` have a mark at all, `marked` has the days of each symptom and site.

    A day without any mark says nothing about where it was felt, so that it does not count.
    """

    period: Period
    days: int
    marked: Mapping[str, Mapping[str, int]]

    def usual(self, symptom: str) -> tuple[str, ...]:
        """The sites at which the symptom was marked on more than half of the days with a mark, in their usual order."""
        found = self.marked.get(symptom, {})
        return tuple(one.key for one in SITES if 2 * found.get(one.key, 0) > self.days)


def places(excerpt: Excerpt, period: Period | None = None) -> Places:
    """The places marked in `period`, by default that of the excerpt."""
    span = period or excerpt.period
    on: dict[str, dict[str, set[date]]] = defaultdict(lambda: defaultdict(set))
    days: set[date] = set()
    for mark in excerpt.site_marks:
        if mark.day in span:
            on[mark.symptom][mark.site].add(mark.day)
            days.add(mark.day)
    marked = {symptom: {site: len(found) for site, found in sites.items()} for symptom, sites in on.items()}
    return Places(span, len(days), marked)
