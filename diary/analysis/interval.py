"""The 95 % interval of the difference between the means of two autocorrelated daily series."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diary.analysis.autocorrelation import HIGHEST, autocorrelation, usual_lag, weighted_variance
from diary.domain import symptom

LEAST_RATINGS = 7
LEVEL = 0.95
WIDEST = float(symptom.HIGHEST - symptom.LOWEST)


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % confidence interval from `low` to `high`, both inclusive."""

    low: float
    high: float

    @property
    def includes_zero(self) -> bool:
        return self.low <= 0 <= self.high


def difference_interval(
    before: NDArray[np.float64], now: NDArray[np.float64], apart: int = 0, least: int = LEAST_RATINGS
) -> Interval | None:
    """The 95 % interval of mean(now) - mean(before), corrected for autocorrelation.

    `before` and `now` are ratings 0 to 10 with one element per calendar day, NaN if not rated; `apart` is the number
    of days between the last of `before` and the first of `now`. `None` if either has fewer than `least` ratings, or
    if both are constant.

    The lag-1 autocorrelation r is estimated from both series and corrected for bias (`likeness`), then
    `welch_interval` is computed and clipped to -10 to 10. Its coverage was simulated in
    `tests/slow/interval_simulation.py`; the results are in `README.md`.
    """
    counts = [int(np.count_nonzero(np.isfinite(part))) for part in (before, now)]
    if min(counts) < least:
        return None
    interval = welch_interval(before, now, apart, likeness(before, now))
    if interval is None:
        return None
    return Interval(max(interval.low, -WIDEST), min(interval.high, WIDEST))


def likeness(before: NDArray[np.float64], now: NDArray[np.float64]) -> float:
    """The lag-1 autocorrelation (0 to 0.95) of both series, each about its own mean, corrected for bias.

    r = (N r1 + 2) / (N - 8) for N ratings, clipped to 0 to 0.95: the sample coefficient r1 of n days about their mean
    is biased by about -(1 + 4 r) / n (Marriott and Pope 1954, Biometrika 41:390-402), here with n = N / 2 for each
    series. Because r1 is a mean over pairs, its bias is slightly smaller, and r is too high by about 0.04 at 4 weeks
    and r = 0.5, which is conservative. If consecutive days are hardly ever rated, r1 is estimated at the usual lag d
    (`usual_lag`), and its d-th root is returned.
    """
    parts = [part - part[np.isfinite(part)].mean() for part in (before, now)]
    lag = usual_lag(parts)
    number = sum(int(np.count_nonzero(np.isfinite(part))) for part in parts)
    if lag is None or number <= 8:
        return 0.0
    r = (number * autocorrelation(parts, lag) + 2) / (number - 8)
    return float(min(max(r, 0.0), HIGHEST) ** (1 / lag))


@dataclass(frozen=True, slots=True, eq=False)
class _Stretch:
    """One of the two series: mean and spread of its ratings, variance of the mean with its degrees of freedom, and the
    weight of each day in the mean."""

    mean: float
    spread: float
    variance: float
    freedom: float
    weights: NDArray[np.float64]


def _stretch(part: NDArray[np.float64], r: float) -> _Stretch:
    rated = np.isfinite(part)
    n = int(np.count_nonzero(rated))
    g = weighted_variance(rated.astype(np.float64), r)
    mean = part[rated].mean()
    variance = float(((part[rated] - mean) ** 2).sum() / (n - g / n)) if n > 1 else 0.0
    return _Stretch(float(mean), math.sqrt(variance), variance * g / n**2, max(n**2 / g - 1, 0.5), rated / n)


def welch_interval(
    before: NDArray[np.float64], now: NDArray[np.float64], apart: int, r: float, level: float = LEVEL
) -> Interval | None:
    """Welch's interval of mean(now) - mean(before) for series with lag-1 autocorrelation `r` (0 to 0.95).

    For each series of n ratings: g = sum of r^|t - s| over all pairs of its rated days, s^2 = sum of squares about
    the mean / (n - g / n), variance of its mean s^2 g / n^2, equivalent sample size n^2 / g. The variance of the
    difference also has the covariance between the two series (`weighted_variance` of both together). The quantile is
    Student's with Welch's degrees of freedom from the two equivalent sample sizes, at least 1. For r = 0 this is the
    ordinary Welch interval (Welch 1947, Biometrika 34:28-35). `None` if both series are constant.
    """
    from scipy.special import stdtrit  # type: ignore[import-untyped]  # noqa: PLC0415 - not before the first paint

    first, second = (_stretch(part, r) for part in (before, now))
    variance = first.variance + second.variance
    if not variance:
        return None
    freedom = variance**2 / sum(one.variance**2 / one.freedom for one in (first, second))
    both = [-first.spread * first.weights, np.zeros(apart), second.spread * second.weights]
    error = math.sqrt(weighted_variance(np.concatenate(both), r))
    reach = float(stdtrit(max(freedom, 1.0), (1 + level) / 2)) * error
    difference = second.mean - first.mean
    return Interval(difference - reach, difference + reach)
