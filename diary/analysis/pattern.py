"""Means of a symptom by day of the week, month of the year and season, with the number of days of each."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diary.analysis.daily import Daily
from diary.analysis.weekday import WEEK, weekdays_of

MONTHS = 12
SEASONS = 4


@dataclass(frozen=True, slots=True)
class PatternPart:
    """One group of days, as all Mondays: the number of days, how many of them are recorded, and their mean (0 to 10).

    `number` is the index of the group: weekdays from Monday (0), months from January (0), seasons from December to
    February (0). `mean` is `None` if fewer than half of the days are recorded.
    """

    number: int
    days: int
    recorded: int
    mean: float | None


def weekdays(series: Daily) -> tuple[PatternPart, ...]:
    """The seven days of the week, Monday first."""
    return _parts(weekdays_of(series.days), series.values, WEEK)


def months_of_year(series: Daily) -> tuple[PatternPart, ...]:
    """The twelve months, January first, each pooled over all years."""
    return _parts(_months(series) % MONTHS, series.values, MONTHS)


def seasons_of_year(series: Daily) -> tuple[PatternPart, ...]:
    """The four seasons of three calendar months, each pooled over all years; the first is December to February.

    They have no names, as it depends on the hemisphere which of them is winter.
    """
    return _parts(_seasons(series) % SEASONS, series.values, SEASONS)


def _months(series: Daily) -> NDArray[np.int64]:
    """The number of months from January 1970 to each day."""
    numbers: NDArray[np.int64] = series.days.astype("datetime64[M]").astype(np.int64)
    return numbers


def _seasons(series: Daily) -> NDArray[np.int64]:
    """The number of seasons from December 1969 to each day."""
    return (_months(series) + 1) // 3


def _parts(where: NDArray[np.int64], values: NDArray[np.float64], length: int) -> tuple[PatternPart, ...]:
    """The `length` groups of the days; `where` is the group index of each day."""
    recorded = np.isfinite(values)
    days = np.bincount(where, minlength=length)
    counts = np.bincount(where[recorded], minlength=length)
    sums = np.bincount(where[recorded], weights=values[recorded], minlength=length)
    return tuple(
        PatternPart(number, int(days[number]), int(counts[number]), _mean(sums[number], counts[number], days[number]))
        for number in range(length)
    )


def _mean(total: float, recorded: int, days: int) -> float | None:
    return float(total / recorded) if recorded and 2 * recorded >= days else None
