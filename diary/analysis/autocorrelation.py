"""Autocorrelation of daily ratings with missing days, and its effect on the variance of a mean."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

HIGHEST = 0.95
"""Upper limit of estimated autocorrelations; close to 1 the effective sample size would tend to 0."""
LONGEST_LAG = 28
_LEAST_SHARE_OF_PAIRS = 0.2


def usual_lag(parts: Sequence[NDArray[np.float64]]) -> int | None:
    """The shortest lag in days, 1 to 28, with at least one pair of recorded days per five recorded days.

    `parts` are series with one element per calendar day, NaN if not recorded. The lag is usually 1; it is 2 for a
    diary kept every other day and 7 for a weekly one. `None` if no lag has enough pairs.
    """
    recorded = sum(int(np.count_nonzero(np.isfinite(part))) for part in parts)
    for lag in range(1, LONGEST_LAG + 1):
        pairs = sum(_products(part, lag)[1] for part in parts)
        if pairs and pairs >= _LEAST_SHARE_OF_PAIRS * recorded:
            return lag
    return None


def autocorrelation(parts: Sequence[NDArray[np.float64]], lag: int = 1) -> float:
    """The autocorrelation at `lag` days: -1 to 1 or slightly beyond, 0 for a constant series.

    `parts` are residuals e(t) from the part's own mean or line, one element per calendar day, NaN if not recorded;
    pairs are only formed within a part. r = (sum of e(t) e(t + lag) / pairs) / (sum of e(t)^2 / recorded days): the
    usual coefficient (NIST/SEMATECH e-Handbook, 1.3.5.12) with means instead of sums, because days are missing.
    """
    squares = np.concatenate([part[np.isfinite(part)] ** 2 for part in parts])
    products = [_products(part, lag) for part in parts]
    pairs = sum(number for _, number in products)
    if not pairs or not squares.any():
        return 0.0
    return float(sum(total for total, _ in products) / pairs / squares.mean())


def _products(part: NDArray[np.float64], lag: int) -> tuple[float, int]:
    """The sum of the products e(t) e(t + lag), and the number of pairs of recorded days in it."""
    products = part[lag:] * part[: len(part) - lag] if lag < len(part) else part[:0]
    known = products[np.isfinite(products)]
    return float(known.sum()), len(known)


def variance_factor(r: float, n: int) -> float:
    """The variance inflation factor f of the mean of `n` values with lag-1 autocorrelation `r` (0 to 0.95).

    For a first-order autoregressive series f = 1 + 2 sum over k = 1 .. n - 1 of (1 - k / n) r^k, which is 1 for
    r = 0 and at most n; n / f is the equivalent sample size (Zwiers and von Storch 1995, J Climate 8:336-351).
    """
    k = np.arange(1, n)
    return float(1 + 2 * np.sum((1 - k / n) * r**k))


def weighted_variance(weights: NDArray[np.float64], r: float) -> float:
    """The variance of the sum of w(t) y(t) for a first-order autoregressive series y of variance 1.

    `weights` w has one element per calendar day, 0 if not recorded, so that gaps keep their length. The variance is
    the sum over t and s of w(t) w(s) r^|t - s|; for weights of 1 / n without gaps it is `variance_factor(r, n) / n`.
    """
    total = float(weights @ weights)
    power = r
    for lag in range(1, len(weights)):
        if power < 1e-10:
            break
        total += 2 * power * float(weights[lag:] @ weights[:-lag])
        power *= r
    return total
