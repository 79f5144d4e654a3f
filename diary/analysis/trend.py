"""Whether a symptom rises or falls over weeks: Sen's slope and a Mann-Kendall test that knows days are alike."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diary.analysis.autocorrelation import HIGHEST, autocorrelation, usual_lag, variance_factor, weighted_variance
from diary.analysis.interval import Interval
from diary.analysis.mean_slope import mean_slope, slope_and_error
from diary.analysis.slope import kendall_score, sen_slope, slope_interval
from diary.analysis.smoothing import FOUR_WEEKS

LEAST_DAYS = 28
LEAST_RATINGS = 20
SIGNIFICANCE = 0.05
NORMAL_QUANTILE = 1.959963984540054
"""The standard normal quantile of 97.5 %."""


@dataclass(frozen=True, slots=True)
class TooFew:
    """Not enough for a trend: only `days` days from the first to the last rating, or only `recorded` ratings."""

    days: int
    recorded: int


@dataclass(frozen=True, slots=True)
class MannKendall:
    """The Mann-Kendall test: `score` S, its `variance` (already times the factor), `z`, and the two-sided `p`."""

    score: int
    variance: float
    z: float
    p: float


@dataclass(frozen=True, slots=True)
class Trend:
    """How a symptom went over `days` days (from the first to the last rating), `recorded` of them rated.

    `slope` is Sen's slope, the change in four weeks, and `interval` its 95 % interval, `None` where the days resemble
    each other so much that any slope would do. Ratings are whole numbers, so that many pairs of them are equal and
    both stick at 0 as long as the change is slow beside its spread, however clear `test` is. To be shown are
    therefore `mean_slope`, the change of the mean in four weeks, and its `mean_interval` (`None` where the ratings
    lie exactly on a line); `at_first` and `at_last` are that line's values on the first and the last rated day.
    `likeness` is how alike two days in a row are (0 to 0.95) and `factor` what the test's variance was multiplied by
    for it.
    """

    days: int
    recorded: int
    slope: float
    interval: Interval | None
    mean_slope: float
    mean_interval: Interval | None
    at_first: float
    at_last: float
    test: MannKendall
    likeness: float
    factor: float

    @property
    def is_clear(self) -> bool:
        """Whether days that only resemble each other would hardly ever show as much (p below 0.05)."""
        return self.test.p < SIGNIFICANCE


def trend(values: NDArray[np.float64]) -> Trend | TooFew:
    """The trend of ratings from 0 to 10 with one element for every calendar day, NaN where nothing was rated.

    `TooFew` below 28 days from the first to the last rating or below 20 ratings. Sen's slope is the median of
    (y(j) - y(i)) / (t(j) - t(i)) over all pairs on calendar days t, times 28; its interval is Gilbert's with the
    test's variance f Var(S) (`slope.slope_interval`). The slope of the mean is that of least squares (`mean_slope`),
    with the autocorrelation beside its own line. The test is Mann-Kendall's, its variance multiplied by the factor f
    of a first-order autoregressive series with the autocorrelation r beside Sen's line (`likeness_and_factor`).
    Simulated in `tests/slow/trend_simulation.py`; its tables and how others fare are in `README.md`.
    """
    where = np.flatnonzero(np.isfinite(values))
    span = int(where[-1] - where[0]) + 1 if len(where) else 0
    if span < LEAST_DAYS or len(where) < LEAST_RATINGS:
        return TooFew(span, len(where))
    days, ratings = where.astype(np.float64), values[where]
    slope = sen_slope(days, ratings)
    likeness, factor = likeness_and_factor(_beside(values, slope))
    test = mann_kendall(ratings, factor)
    of_mean, _ = slope_and_error(values, 0.0)
    of_mean, limits = mean_slope(values, likeness_and_factor(_beside(values, of_mean))[0])
    at_first, at_last = ratings.mean() + of_mean * (days[[0, -1]] - days.mean())
    return Trend(
        days=span,
        recorded=len(where),
        slope=slope * FOUR_WEEKS,
        interval=_in_four_weeks(slope_interval(days, ratings, NORMAL_QUANTILE * math.sqrt(test.variance))),
        mean_slope=of_mean * FOUR_WEEKS,
        mean_interval=_in_four_weeks(limits),
        at_first=float(at_first),
        at_last=float(at_last),
        test=test,
        likeness=likeness,
        factor=factor,
    )


def _beside(values: NDArray[np.float64], slope: float) -> NDArray[np.float64]:
    return values - slope * np.arange(len(values))


def _in_four_weeks(limits: Interval | None) -> Interval | None:
    return limits and Interval(limits.low * FOUR_WEEKS, limits.high * FOUR_WEEKS)


def likeness_and_factor(residuals: NDArray[np.float64]) -> tuple[float, float]:
    """How alike two days in a row are beside a line (0 to 0.95), and the variance factor that follows from it.

    `residuals` have one element for every calendar day, NaN where nothing was rated. With r1 their autocorrelation,
    r = (n r1 + 2) / (n - 4) cut to 0 to 0.95: beside a fitted line r1 falls short by about (2 + 4 r) / n. Then f is
    1 / n times the sum of r^|t - s| over all pairs of rated days, which without gaps is 1 + 2 sum (1 - k / n) r^k.
    Where hardly any two days in a row are rated, r1 is taken at the usual distance d and its d-th root in f; where
    there is no usual distance, ratings in a row take the place of days in a row.
    """
    rated = np.isfinite(residuals)
    n = int(np.count_nonzero(rated))
    centred = residuals - residuals[rated].mean()
    lag = usual_lag([centred])
    r1 = autocorrelation([centred], lag) if lag else autocorrelation([centred[rated]])
    r = min(max((n * r1 + 2) / (n - 4), 0.0), HIGHEST)
    if lag is None:
        return r, variance_factor(r, n)
    daily = float(r ** (1 / lag))
    return daily, n * weighted_variance(rated / n, daily)


def mann_kendall(values: NDArray[np.float64], factor: float = 1.0) -> MannKendall:
    """Mann-Kendall's test of `values` in the order of their days, its variance times `factor`.

    S = sum over i < j of sign(y(j) - y(i)); Var(S) = [n (n - 1) (2 n + 5) - sum over ties of t (t - 1) (2 t + 5)]
    / 18; Z = (S - 1) / sqrt(f Var(S)) for S > 0, (S + 1) / sqrt(f Var(S)) for S < 0, otherwise 0; p = 2 Phi(-|Z|)
    (Gilbert 1987, Statistical Methods for Environmental Pollution Monitoring, chapter 16; Helsel et al. 2020,
    Statistical Methods in Water Resources, USGS TM 4-A3). Values that are all equal have z 0 and p 1.
    """
    from scipy.special import ndtr  # type: ignore[import-untyped]  # noqa: PLC0415 - not before the first paint

    n, ties = len(values), np.unique(values, return_counts=True)[1].astype(np.float64)
    variance = factor * float(n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18
    score = kendall_score(values)
    z = (score - np.sign(score)) / math.sqrt(variance) if variance > 0 else 0.0
    return MannKendall(score, variance, float(z), float(2 * ndtr(-abs(z))))
