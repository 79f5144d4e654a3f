"""The figures of a period, computed in a background thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from diary.analysis.rated import HighestRating, Rated, highest, rated
from diary.domain.counting import counted_before, counted_in
from diary.domain.period import Period
from diary.domain.turning_point import in_words, turning_points
from diary.ui.journal.diary_reader import DiaryReader
from diary.ui.trends.choice import Chosen
from diary.ui.trends.trends_data import TrendsData

if TYPE_CHECKING:
    from diary.analysis.comparison import Comparison, Level
    from diary.analysis.trend import TooFew, Trend


@dataclass(frozen=True, slots=True)
class Figures:
    """A symptom in a period: how strong it was, how that compares with another period (`None` where there is no other
    one to compare with), and whether it rises or falls; what its values are made of, and the highest rating."""

    symptom: str
    name: str
    level: "Level"
    comparison: "Comparison | None"
    trend: "Trend | TooFew"
    rated: Rated | None = None
    highest: HighestRating | None = None


class NamedChange(NamedTuple):
    """A change within the period: the key of its `TurningPoint`, its day, and what it was in words."""

    key: str
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class AllFigures:
    """The figures of each symptom of a period, of a diary that `began` on that day."""

    chosen: Chosen
    symptoms: tuple[Figures, ...]
    began: date = date.min
    changes: tuple[NamedChange, ...] = ()


def figures_of(data: TrendsData, reader: DiaryReader) -> Callable[[], AllFigures]:
    """A function for a background thread that reads the days to compare with and computes the figures; it imports
    SciPy."""
    chosen = data.chosen

    def work() -> AllFigures:
        from diary.analysis.comparison import compare, level  # noqa: PLC0415 - brings NumPy along
        from diary.analysis.daily import daily  # noqa: PLC0415 - brings NumPy along
        from diary.analysis.trend import trend  # noqa: PLC0415 - brings SciPy along

        period, earlier = counted_in(chosen.period, data.counted), chosen.earlier
        excerpt = data.excerpt
        if earlier is not None:
            both = Period(min(period.first, earlier.first), max(period.last, earlier.last))
            excerpt = reader.excerpt(both)
            earlier = counted_before(earlier, data.counted)
        figures = []
        for key, name in data.symptoms:
            comparison = compare(excerpt, key, period, earlier) if earlier else None
            values = daily(excerpt, key, period).values
            now = comparison.now if comparison else level(excerpt, key, period)
            how, most = rated(excerpt, key, period), highest(excerpt, key, period)
            figures.append(Figures(key, name, now, comparison, trend(values), how, most))
        inside = turning_points(data.excerpt, chosen.period)
        changes = tuple(NamedChange(one.key, one.day, in_words(one, data.excerpt)) for one in inside)
        return AllFigures(chosen, tuple(figures), data.counted.first, changes)

    return work
