"""Counts the days on which a symptom was marked at each site of the body."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from diary.domain.excerpt import Excerpt
from diary.domain.period import Period


@dataclass(frozen=True, slots=True)
class Felt:
    """Where on the body a symptom was marked in `period`.

    `recorded` is the number of days with a mark of any symptom or an extent along a limb; other days are unknown and
    do not count. `days_at` maps the key of each marked site to the number of days on which it was marked.
    """

    period: Period
    recorded: int
    days_at: Mapping[str, int]

    def share(self, site: str) -> float | None:
        """The share of recorded days on which the site was marked, 0 to 1; `None` if no day is recorded."""
        return self.days_at.get(site, 0) / self.recorded if self.recorded else None


def where_felt(excerpt: Excerpt, symptom: str, period: Period | None = None) -> Felt:
    """Where the symptom was marked in `period` (default: the excerpt's); several marks of one day count once."""
    period = period or excerpt.period
    marks = [mark for mark in excerpt.site_marks if mark.day in period]
    recorded = {mark.day for mark in marks} | {reach.day for reach in excerpt.extents if reach.day in period}
    counted = Counter(site for _day, site in {(mark.day, mark.site) for mark in marks if mark.symptom == symptom})
    return Felt(period, len(recorded), dict(counted))
