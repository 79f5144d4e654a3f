"""The means of the four weeks before each of the last visits, together with the agreements of these visits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from diary.analysis.comparison import level
from diary.domain.counting import EVER, counted_before
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period, ending
from diary.domain.visit import Visit

MOST_VISITS = 4
_DAYS = 28


@dataclass(frozen=True, slots=True)
class VisitMeans:
    """A visit, with the mean of each symptom in the four weeks before it; `None` if too few days are rated."""

    visit: Visit
    means: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class VisitTable:
    """The last visits, in order of dates, and the key and translated name of each symptom whose means they have."""

    symptoms: tuple[tuple[str, str], ...]
    visits: tuple[VisitMeans, ...]


def weeks_before(visits: Iterable[Visit], day: date, coming: date | None = None) -> list[Period]:
    """The four weeks before each of the visits that `visit_table` shows on a day."""
    return [_weeks(one, day) for one in _last_visits(visits, day, coming)]


def visit_table(
    excerpt: Excerpt,
    symptoms: Sequence[tuple[str, str]],
    day: date,
    coming: date | None = None,
    counted: Period = EVER,
) -> VisitTable | None:
    """The table of the last visits before a day, and of the visit on the date `coming`, over the days that are
    `counted`.

    See `domain.counting.counted_days`. Visits whose weeks the excerpt does not cover are left out. `None` without a
    past visit, and if no mean is known.
    """
    visits = [
        one
        for one in _last_visits(excerpt.visits, day, coming)
        if (weeks := _weeks(one, day)).first in excerpt.period and weeks.last in excerpt.period
    ]
    table = []
    for one in visits:
        weeks = counted_before(_weeks(one, day), counted)
        table.append(VisitMeans(one, tuple(level(excerpt, key, weeks).mean for key, _name in symptoms)))
    is_past = any(one.visit.date < day for one in table)
    if not is_past or not any(mean is not None for one in table for mean in one.means):
        return None
    return VisitTable(tuple(symptoms), tuple(table))


def _last_visits(visits: Iterable[Visit], day: date, coming: date | None) -> list[Visit]:
    """At most four visits in order of dates: the past ones, and the one for which the page is made."""
    wanted = [one for one in visits if one.date < day or one.date == coming]
    return sorted(wanted, key=lambda one: (one.date, one.written))[-MOST_VISITS:]


def _weeks(visit: Visit, day: date) -> Period:
    """The four weeks that end on the day before the visit, or for a future visit on `day`."""
    return ending(min(visit.date - timedelta(days=1), day), _DAYS)
