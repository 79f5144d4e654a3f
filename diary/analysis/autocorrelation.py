"""How much neighbouring days resemble each other, and what that does to the variance of a mean."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

HIGHEST = 0.95
"""No autocorrelation is taken to be higher: the effective number of days would tend to nothing."""
LONGEST_LAG = 28
_LEAST_SHARE_OF_PAIRS = 0.2


def usual_lag(parts: Sequence[NDArray[np.float64]]) -> int | None:
    """The shortest distance in days, 1 to 28, at which there are pairs for a fifth of the recorded days or more.

    `parts` have an element for every calendar day, NaN where nothing was recorded. It is 1 unless hardly any two
    days in a row are recorded: 2 for a diary kept every other day, 7 for a weekly one; `None` where no distance has
    enough pairs.
    """
    recorded = sum(int(np.count_nonzero(np.isfinite(part))) for part in parts)
    for lag in range(1, LONGEST_LAG + 1):
        pairs = sum(_products(part, lag)[1] for part in parts)
        if pairs and pairs >= _LEAST_SHARE_OF_PAIRS * recorded:
            return lag
    return None


def autocorrelation(parts: Sequence[NDArray[np.float64]], lag: int = 1) -> float:
    """How alike recorded days `lag` days apart are: -1 to 1 or a little beyond, 0 where nothing varies.

    `parts` hold deviations from their own mean or line, one element a calendar day, NaN where nothing was recorded;
    no pair reaches from one part to another. r = (sum of e(t) e(t + lag) / pairs) / (sum of e(t)^2 / recorded days):
    the usual coefficient (NIST/SEMATECH e-Handbook, 1.3.5.12), whose sums become means because days are missing.
    """
    squares = np.concatenate([part[np.isfinite(part)] ** 2 for part in parts])
    products = [_products(part, lag) for part in parts]
    pairs = sum(number for _, number in products)
    if not pairs or not squares.any():
        return 0.0
    return float(sum(total for total, _ in products) / pairs / squares.mean())


def _products(part: NDArray[np.float64], lag: int) -> tuple[float, int]:
    """The sum and the number of the products of recorded days that far apart."""
    products = part[lag:] * part[: len(part) - lag] if lag < len(part) else part[:0]
    known = products[np.isfinite(products)]
    return float(known.sum()), len(known)


def variance_factor(r: float, n: int) -> float:
    """By how much the variance of the mean of `n` values grows when each resembles the next by `r` (0 to 0.95).

    f = 1 + 2 sum over k = 1 .. n - 1 of (1 - k / n) r^k, for a first-order autoregressive series; n / f is the
    equivalent sample size (Zwiers and von Storch 1995, J Climate 8:336-351). It is 1 for r = 0 and at most n.
    """
    k = np.arange(1, n)
    return float(1 + 2 * np.sum((1 - k / n) * r**k))


def weighted_variance(weights: NDArray[np.float64], r: float) -> float:
    """The variance of the sum of w(t) y(t), for a first-order autoregressive y of variance 1.

    `weights` has an element for every calendar day, 0 where nothing was recorded, so that gaps keep their length:
    sum over t and s of w(t) w(s) r^|t - s|. With all weights 1 / n and no gap it is `variance_factor(r, n) / n`.
    """
    total = float(weights @ weights)
    power = r
    for lag in range(1, len(weights)):
        if power < 1e-10:
            break
        total += 2 * power * float(weights[lag:] @ weights[:-lag])
        power *= r
    return total
