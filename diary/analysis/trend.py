"""Trend of a symptom over weeks: Sen's slope and a Mann-Kendall test corrected for autocorrelation."""

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
    """Result for too few data: `days` from the first to the last rating, and the number of `recorded` days."""

    days: int
    recorded: int


@dataclass(frozen=True, slots=True)
class MannKendall:
    """Result of a Mann-Kendall test: `score` S, `variance` of S (corrected by the factor), `z`, and two-sided `p`."""

    score: int
    variance: float
    z: float
    p: float


@dataclass(frozen=True, slots=True)
class Trend:
    """The trend of a symptom over `days` days (from the first to the last rating), of which `recorded` are rated.

    `slope` is Sen's slope per four weeks and `interval` its 95 % interval, `None` if the autocorrelation is so high
    that no slope is excluded. Ratings are whole numbers, so that many pairs are tied and both stay at 0 while the
    change is slow relative to the spread, however small the p-value of `test` is. Shown are therefore `mean_slope`,
    the least-squares slope per four weeks, and its `mean_interval` (`None` if the ratings lie exactly on a line);
    `at_first` and `at_last` are the values of that line on the first and last rated day. `likeness` is the lag-1
    autocorrelation (0 to 0.95) and `factor` the resulting inflation of the test's variance.
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
        """Whether the trend is significant (p below 0.05) after the correction for autocorrelation."""
        return self.test.p < SIGNIFICANCE


def trend(values: NDArray[np.float64]) -> Trend | TooFew:
    """The trend of `values`: ratings 0 to 10 with one element per calendar day, NaN if not rated.

    Returns `TooFew` for fewer than 28 days from the first to the last rating, or fewer than 20 ratings. Sen's slope
    is the median of (y(j) - y(i)) / (t(j) - t(i)) over all pairs on calendar days t, times 28; its interval is
    Gilbert's with the variance f Var(S) of the test (`slope.slope_interval`). The least-squares slope (`mean_slope`)
    uses the autocorrelation of the residuals from its own line. The Mann-Kendall test's variance is multiplied by the
    factor f of a first-order autoregressive series with the autocorrelation r of the residuals from Sen's line
    (`likeness_and_factor`). Simulated in `tests/slow/trend_simulation.py`; the results, beside those of other
    methods, are in `README.md`.
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
    """The lag-1 autocorrelation r (0 to 0.95) of residuals from a fitted line, and the variance factor f of it.

    `residuals` has one element per calendar day, NaN if not rated. With r1 their sample autocorrelation,
    r = (n r1 + 2) / (n - 4) clipped to 0 to 0.95, as the bias of r1 for residuals from a line is about
    -(2 + 4 r) / n. f is 1 / n times the sum of r^|t - s| over all pairs of rated days, which without gaps is
    1 + 2 sum (1 - k / n) r^k. If consecutive days are hardly ever rated, r1 is estimated at the usual lag d
    (`usual_lag`) and its d-th root is used in f; if there is no usual lag, consecutive ratings count as consecutive
    days.
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
    """The Mann-Kendall test of `values`, ordered by day, with the variance multiplied by `factor`.

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
