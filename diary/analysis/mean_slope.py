"""The least-squares slope of a daily series, with a confidence interval corrected for autocorrelation."""

import math

import numpy as np
from numpy.typing import NDArray

from diary.analysis.autocorrelation import weighted_variance
from diary.analysis.interval import LEVEL, Interval

_NOTHING = 1e-18


def mean_slope(values: NDArray[np.float64], r: float, level: float = LEVEL) -> tuple[float, Interval | None]:
    """The least-squares slope per day, and its interval for a lag-1 autocorrelation of `r` (0 to 0.95).

    `values` has one element per calendar day, NaN if not rated; at least three are rated. The quantile is Student's;
    its degrees of freedom m account for the estimation of both the spread and r:
    2 / m = 2 / (n^2 / g - 2) + 4 / (n (1 - r^2)), at least 1, with g as in `welch_interval`. The second term is the
    squared error of log((1 + r) / (1 - r)) if r has the standard error sqrt((1 - r^2) / n); the variance of a slope
    is about proportional to (1 + r) / (1 - r). The interval is `None` if the values lie exactly on a line.
    """
    from scipy.special import stdtrit  # type: ignore[import-untyped]  # noqa: PLC0415 - not before the first paint

    slope, error = slope_and_error(values, r)
    if not error:
        return slope, None
    rated = np.isfinite(values)
    n = int(np.count_nonzero(rated))
    independent = n**2 / weighted_variance(rated.astype(np.float64), r)
    freedom = 2 / (2 / max(independent - 2, 1.0) + 4 / (n * (1 - r**2)))
    reach = float(stdtrit(max(freedom, 1.0), (1 + level) / 2)) * error
    return slope, Interval(slope - reach, slope + reach)


def slope_and_error(values: NDArray[np.float64], r: float) -> tuple[float, float]:
    """The least-squares slope per day and its standard error; for r = 0 the ordinary formulas.

    On the rated days t let w(t) = (t - mean t) / q with q = sum of (t - mean t)^2. The slope is sum of w(t) y(t), its
    variance s^2 v with v = sum of w(t) w(u) r^|t - u|, and s^2 is the sum of squared residuals / (n - g / n - q v),
    where g / n + q v are the degrees of freedom used by mean and slope (2 for r = 0).
    """
    rated = np.isfinite(values)
    n = int(np.count_nonzero(rated))
    days = np.flatnonzero(rated).astype(np.float64)
    centred = days - days.mean()
    spread = float(centred @ centred)
    weights = np.zeros(len(values))
    weights[rated] = centred / spread
    heights = values[rated] - values[rated].mean()
    slope = float(weights[rated] @ heights)
    residuals = heights - slope * centred
    of_slope = weighted_variance(weights, r)
    taken = weighted_variance(rated.astype(np.float64), r) / n + spread * of_slope
    variance = float(residuals @ residuals) / (n - taken)
    return slope, math.sqrt(variance * of_slope) if variance > _NOTHING else 0.0
