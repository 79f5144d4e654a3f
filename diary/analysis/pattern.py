"""How a symptom was on the days of the week, in the months and in the seasons, each with its number of days."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diary.analysis.daily import Daily
from diary.analysis.weekday import WEEK, weekdays_of

MONTHS = 12
SEASONS = 4


@dataclass(frozen=True, slots=True)
class PatternPart:
    """The days of one kind, as all Mondays: how many there are, how many are recorded, and their mean (0 to 10).

    `number` counts from 0: weekdays from Monday, months from January, seasons from that of December, January and
    February. `mean` is `None` where fewer than half of the days are recorded.
    """

    number: int
    days: int
    recorded: int
    mean: float | None


def weekdays(series: Daily) -> tuple[PatternPart, ...]:
    """The seven days of the week, Monday first."""
    return _parts(weekdays_of(series.days), series.values, WEEK)


def months_of_year(series: Daily) -> tuple[PatternPart, ...]:
    """The twelve months, January first, each over all years."""
    return _parts(_months(series) % MONTHS, series.values, MONTHS)


def seasons_of_year(series: Daily) -> tuple[PatternPart, ...]:
    """The four seasons of three whole months, each over all years; the first is December to February.

    Which of them is winter depends on where the person lives, and is not said here.
    """
    return _parts(_seasons(series) % SEASONS, series.values, SEASONS)


def _months(series: Daily) -> NDArray[np.int64]:
    """The month of each day, counted from January 1970."""
    numbers: NDArray[np.int64] = series.days.astype("datetime64[M]").astype(np.int64)
    return numbers


def _seasons(series: Daily) -> NDArray[np.int64]:
    """The season of each day, counted from December 1969."""
    return (_months(series) + 1) // 3


def _parts(where: NDArray[np.int64], values: NDArray[np.float64], length: int) -> tuple[PatternPart, ...]:
    """The parts that the days belong to by `where`, of which there are `length`."""
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
