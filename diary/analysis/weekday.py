"""Whether something follows the days of the week."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WEEK = 7
LARGE = 0.5
_A_MONDAY = np.datetime64("1970-01-05", "D")


@dataclass(frozen=True, slots=True)
class WeekdayLink:
    """How far marked days follow the week: the share marked of each weekday's days (Monday first), and `strength`.

    A share is `None` on a weekday without a known day. `strength` goes from 0 (not at all) to 1 (the weekday says it
    all); see `weekday_link`.
    """

    shares: tuple[float | None, ...]
    strength: float

    @property
    def is_large(self) -> bool:
        """Whether the mark and the weekday can hardly be told apart (strength of 0.5 or more)."""
        return self.strength >= LARGE


def weekdays_of(days: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """The weekday of each day, 0 Monday to 6 Sunday."""
    numbers: NDArray[np.int64] = (days - _A_MONDAY).astype(np.int64) % WEEK
    return numbers


def weekday_link(days: NDArray[np.datetime64], marked: NDArray[np.float64]) -> WeekdayLink:
    """How far `marked` (1 or 0, NaN where not known, one for each of `days`) follows the weekday.

    `strength` is Cramér's V of the table of marked and other days by weekday, V^2 = chi^2 / n for two rows, freed of
    what chance alone brings (Bergsma 2013, J Korean Stat Soc 42:323-328): with c weekdays,
    sqrt(max(0, V^2 - (c - 1) / (n - 1)) / (1 - 1 / (n - 1))), at most 1. Without that, days drawn by lot over four
    weeks have a V of 0.46. It is 0 where all days are alike or only one weekday is known.
    """
    known = np.isfinite(marked)
    where = weekdays_of(days[known])
    totals = np.bincount(where, minlength=WEEK)
    ones = np.bincount(where, weights=marked[known], minlength=WEEK)
    shares = tuple(float(one / total) if total else None for one, total in zip(ones, totals, strict=True))
    table = np.stack([ones, totals - ones])[:, totals > 0]
    return WeekdayLink(shares, corrected_association(table.astype(np.int64)))


def corrected_association(table: NDArray[np.int64]) -> float:
    """Cramér's V of a table of counts with two rows, freed of its bias: 0 to 1; 0 where a row or all but one column
    is empty.

    V^2 is chi^2 / n for two rows, chi^2 the sum of (observed - expected)^2 / expected (Cramér 1946, Mathematical
    Methods of Statistics, chapter 21). Every column has a count.
    """
    n = int(table.sum())
    if n < 3 or table.shape[1] < 2 or not table.sum(axis=1).all():
        return 0.0
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / n
    squared = float(((table - expected) ** 2 / expected).sum()) / n
    chance = (min(table.shape[1], n) - 1) / (n - 1)
    return min(math.sqrt(max(0.0, squared - chance) / (1 - 1 / (n - 1))), 1.0)
