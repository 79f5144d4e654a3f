"""The worst days and the adherence to the plan, computed in a worker thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from diary.domain.counting import plan_days
from diary.domain.period import Period
from diary.ui.journal.diary_reader import DiaryReader
from diary.ui.trends.trends_data import TrendsData

if TYPE_CHECKING:
    from diary.analysis.adherence import Adherence
    from diary.analysis.worst_day import WorstDay

_HALF_A_YEAR = 182
MOST_DAYS = 12


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A line of the plan: its adherence, and its habit strength (0 to 1)."""

    adherence: "Adherence"
    strength: float | None


@dataclass(frozen=True, slots=True)
class PatternFigures:
    """`worst` are the latest of the `worst_count` days that share the highest rating, of `rated` rated days.

    `has_no_worst` is whether they are too many to be exceptional, or the rating is 0.
    """

    worst: "tuple[WorstDay, ...]"
    worst_count: int
    plan: tuple[PlanRow, ...]
    has_no_worst: bool = False
    rated: int = 0


def pattern_figures(data: TrendsData, symptom: str, reader: DiaryReader, today: date) -> Callable[[], PatternFigures]:
    """A function for a worker thread that computes them; for the habit strength it reads half a year more.

    For the plan, a period that ends today counts up to yesterday, because today is not over.
    """

    def work() -> PatternFigures:
        from diary.analysis.adherence import adherence  # noqa: PLC0415 - brings NumPy along
        from diary.analysis.strength import strengths  # noqa: PLC0415 - brings NumPy along
        from diary.analysis.worst_day import days_rated_of, stand_out, worst_days  # noqa: PLC0415 - brings NumPy along

        worst = worst_days(data.excerpt, symptom, data.period)
        rated = days_rated_of(data.excerpt, symptom, data.period)
        has_no_worst = bool(worst) and not stand_out(worst, rated)
        period = plan_days(data.period, today)
        if period is None or (last := period.last) < data.whole.first:
            return PatternFigures(worst[:MOST_DAYS], len(worst), (), has_no_worst, rated)
        first = max(data.whole.first, min(period.first, last - timedelta(days=_HALF_A_YEAR)))
        is_read = first in data.excerpt.period and last in data.excerpt.period
        excerpt = data.excerpt if is_read else reader.excerpt(Period(first, last))
        kept_up = {one.lines: one.value for one in strengths(excerpt, period)}
        rows = [PlanRow(one, kept_up.get(one.lines)) for one in adherence(excerpt, period)]
        return PatternFigures(worst[:MOST_DAYS], len(worst), tuple(rows), has_no_worst, rated)

    return work
