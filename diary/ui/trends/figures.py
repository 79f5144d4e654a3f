"""The figures of a period, computed in a worker thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from diary.analysis.rated import HighestRating, Rated, highest, rated
from diary.domain.counting import counted_before, counted_in
from diary.domain.turning_point import in_words, turning_points
from diary.ui.journal.diary_reader import DiaryReader
from diary.ui.trends.choice import Chosen
from diary.ui.trends.trends_data import TrendsData

if TYPE_CHECKING:
    from diary.analysis.comparison import Comparison, Level
    from diary.analysis.severity import Severity
    from diary.analysis.trend import TooFew, Trend


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a symptom in a period.

    These are its level, its comparison with another period (`None` without one), its trend (`None` if a compared period
    is too short for one), its `days` by severity, how it was rated, its highest rating, and the minimal detectable
    change of four weeks (`ups_and_downs.detectable_change`).
    """

    symptom: str
    name: str
    level: "Level"
    comparison: "Comparison | None"
    trend: "Trend | TooFew | None"
    days: "Severity"
    rated: Rated | None = None
    highest: HighestRating | None = None
    detectable: float | None = None


class NamedChange(NamedTuple):
    """A change within the period, or within the one that it is compared with (`is_before`).

    It has the key of its `TurningPoint`, its day, and the change as text.
    """

    key: str
    day: date
    words: str
    is_before: bool = False


@dataclass(frozen=True, slots=True)
class AllFigures:
    """The figures of each symptom of a period, in a diary that `began` on that day."""

    chosen: Chosen
    symptoms: tuple[Figures, ...]
    began: date = date.min
    changes: tuple[NamedChange, ...] = ()


def figures_of(data: TrendsData, reader: DiaryReader) -> Callable[[], AllFigures]:
    """A function for a worker thread that reads the days to compare with and the year for the noise model, and computes
    the figures."""
    chosen = data.chosen

    def work() -> AllFigures:
        from diary.analysis.comparison import compare, history, level, medicine_changes  # noqa: PLC0415 - brings NumPy along
        from diary.analysis.daily import daily  # noqa: PLC0415 - brings NumPy along
        from diary.analysis.severity import severity  # noqa: PLC0415 - brings NumPy along
        from diary.analysis.trend import LEAST_DAYS, trend_of  # noqa: PLC0415 - brings NumPy along
        from diary.analysis.ups_and_downs import detectable_change  # noqa: PLC0415 - brings NumPy along

        period, earlier = counted_in(chosen.period, data.counted), chosen.earlier
        excerpt = reader.excerpt(history(chosen.period, earlier))
        if earlier is not None:
            earlier = counted_before(earlier, data.counted)
        figures, breaks = [], medicine_changes(excerpt)
        for key, name in data.symptoms:
            comparison = compare(excerpt, key, period, earlier) if earlier else None
            now = comparison.now if comparison else level(excerpt, key, period)
            way, most = rated(excerpt, key, period), highest(excerpt, key, period)
            days = severity(daily(excerpt, key, period).values)
            shows = detectable_change(daily(excerpt, key).values, breaks=breaks)
            has_trend = earlier is None or len(chosen.period) >= LEAST_DAYS
            course = trend_of(excerpt, key, chosen.period) if has_trend else None
            figures.append(Figures(key, name, now, comparison, course, days, way, most, shows))
        return AllFigures(chosen, tuple(figures), data.counted.first, _changes(data))

    return work


def _changes(data: TrendsData) -> tuple[NamedChange, ...]:
    """The changes within the period, then those within the compared one; each the latest first."""
    named = []
    for period, is_before in ((data.period, False), (data.chosen.earlier, True)):
        for one in turning_points(data.excerpt, period) if period else ():
            named.append(NamedChange(one.key, one.day, in_words(one, data.excerpt), is_before))
    return tuple(named)
