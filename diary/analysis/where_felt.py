"""On how many days a symptom was marked at each place of the body."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from diary.domain.excerpt import Excerpt
from diary.domain.period import Period


@dataclass(frozen=True, slots=True)
class Felt:
    """Where a symptom was marked in `period`.

    `recorded` are the days on which any place was marked, of whatever symptom, or the reach up a limb was written;
    a day without either is not known and does not count. `days_at` gives, by the key of each site that was marked,
    on how many of them it was.
    """

    period: Period
    recorded: int
    days_at: Mapping[str, int]

    def share(self, site: str) -> float | None:
        """On which part of the recorded days the site was marked, 0 to 1; `None` where no day is recorded."""
        return self.days_at.get(site, 0) / self.recorded if self.recorded else None


def where_felt(excerpt: Excerpt, symptom: str, period: Period | None = None) -> Felt:
    """Where the symptom was marked in `period` (by default of the excerpt); several marks of a day count once."""
    period = period or excerpt.period
    marks = [mark for mark in excerpt.site_marks if mark.day in period]
    recorded = {mark.day for mark in marks} | {reach.day for reach in excerpt.extents if reach.day in period}
    counted = Counter(site for _day, site in {(mark.day, mark.site) for mark in marks if mark.symptom == symptom})
    return Felt(period, len(recorded), dict(counted))
