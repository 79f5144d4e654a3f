"""Association between a yes/no property of days and the day of the week."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WEEK = 7
LARGE = 0.5
_A_MONDAY = np.datetime64("1970-01-05", "D")


@dataclass(frozen=True, slots=True)
class WeekdayLink:
    """The share of marked days on each weekday (Monday first), and the `strength` of the association.

    A share is `None` for a weekday without a known day. `strength` ranges from 0 (independent) to 1 (determined by
    the weekday); see `weekday_link`.
    """

    shares: tuple[float | None, ...]
    strength: float

    @property
    def is_large(self) -> bool:
        """Whether the effects of mark and weekday are confounded (strength of 0.5 or more)."""
        return self.strength >= LARGE


def weekdays_of(days: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """The weekday of each day, 0 Monday to 6 Sunday."""
    numbers: NDArray[np.int64] = (days - _A_MONDAY).astype(np.int64) % WEEK
    return numbers


def weekday_link(days: NDArray[np.datetime64], marked: NDArray[np.float64]) -> WeekdayLink:
    """The association of `marked` (1 or 0, NaN if unknown; one element for each of `days`) with the weekday.

    `strength` is the bias-corrected Cramér's V (Bergsma 2013, J Korean Stat Soc 42:323-328) of the 2 x c table of
    marked and other days by weekday: with V^2 = chi^2 / n,
    sqrt(max(0, V^2 - (c - 1) / (n - 1)) / (1 - 1 / (n - 1))), at most 1. Uncorrected, random days over four weeks
    have a V of 0.46. It is 0 if all days have the same mark or only one weekday is known.
    """
    known = np.isfinite(marked)
    where = weekdays_of(days[known])
    totals = np.bincount(where, minlength=WEEK)
    ones = np.bincount(where, weights=marked[known], minlength=WEEK)
    shares = tuple(float(one / total) if total else None for one, total in zip(ones, totals, strict=True))
    table = np.stack([ones, totals - ones])[:, totals > 0]
    return WeekdayLink(shares, corrected_association(table.astype(np.int64)))


def corrected_association(table: NDArray[np.int64]) -> float:
    """The bias-corrected Cramér's V (0 to 1) of a table of counts of shape (2, c); 0 if a row is empty or c is 1.

    For two rows V^2 = chi^2 / n, with chi^2 the sum of (observed - expected)^2 / expected (Cramér 1946, Mathematical
    Methods of Statistics, chapter 21). No column may be empty.
    """
    n = int(table.sum())
    if n < 3 or table.shape[1] < 2 or not table.sum(axis=1).all():
        return 0.0
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / n
    squared = float(((table - expected) ** 2 / expected).sum()) / n
    chance = (min(table.shape[1], n) - 1) / (n - 1)
    return min(math.sqrt(max(0.0, squared - chance) / (1 - 1 / (n - 1))), 1.0)
