"""Sen's slope through dated values, its limits, and Kendall's score, on which both rest."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from diary.analysis.interval import Interval

MOST_FOR_ALL_PAIRS = 2000
"""With more values than this not every pair is written down: fifty years would be 167 million."""
_HALVINGS = 48
_DIGITS = 9


def kendall_score(days: NDArray[np.float64], values: NDArray[np.float64]) -> int:
    """Kendall's S, the sum over i < j of sign(y(j) - y(i)); `days` rise strictly and are as many as `values`.

    From SciPy's tau-b = S / sqrt(n0 (n0 - ties)) with n0 = n (n - 1) / 2 pairs, `ties` of them with equal values
    (Kendall 1945, Biometrika 33:239-251).
    """
    from scipy.stats import kendalltau  # type: ignore[import-untyped]  # noqa: PLC0415 - takes 700 ms

    counts = np.unique(values, return_counts=True)[1].astype(np.float64)
    if len(counts) < 2:
        return 0
    pairs = len(values) * (len(values) - 1) / 2
    untied = pairs - float((counts * (counts - 1)).sum()) / 2
    method = "asymptotic" if len(values) > 2 else "exact"
    return round(float(kendalltau(days, values, method=method).statistic) * math.sqrt(pairs * untied))


def sen_slope(days: NDArray[np.float64], values: NDArray[np.float64]) -> float:
    """The median of (y(j) - y(i)) / (t(j) - t(i)) over all pairs, in units a day (Sen 1968, JASA 63:1379-1389).

    At least two values, `days` rising strictly. Beyond 2,000 values the median is closed in upon by halving, to
    1e-9: it lies where Kendall's score of y - b t changes its sign.
    """
    if len(values) <= MOST_FOR_ALL_PAIRS:
        return float(np.median(_pair_slopes(days, values)))
    edges = _edge(days, values, lambda s: s > 0) + _edge(days, values, lambda s: s >= 0)
    return round(edges / 2, _DIGITS)


def slope_interval(days: NDArray[np.float64], values: NDArray[np.float64], reach: float) -> Interval | None:
    """The interval of Sen's slope: all slopes b at which Kendall's score of y - b t is within `reach` of 0.

    With `reach` C = z sqrt(Var(S)) and N pair slopes in order, the limits are the slopes of rank (N - C) / 2 and
    (N + C) / 2 + 1, between two ranks in proportion (Gilbert 1987, Statistical Methods for Environmental Pollution
    Monitoring, chapter 16; Helsel et al. 2020, USGS TM 4-A3). `None` where C reaches over all of them, so that any
    slope would do.
    """
    pairs = len(values) * (len(values) - 1) // 2
    if reach >= pairs:
        return None
    if len(values) > MOST_FOR_ALL_PAIRS:
        return Interval(_edge(days, values, lambda s: s > reach), _edge(days, values, lambda s: s > -reach))
    ranked = np.sort(_pair_slopes(days, values))
    low, high = np.interp([(pairs - reach) / 2, (pairs + reach) / 2 + 1], np.arange(1, pairs + 1), ranked)
    return Interval(float(low), float(high))


def _pair_slopes(days: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    first, second = np.triu_indices(len(values), 1)
    slopes: NDArray[np.float64] = (values[second] - values[first]) / (days[second] - days[first])
    return slopes


def _edge(days: NDArray[np.float64], values: NDArray[np.float64], holds: Callable[[int], bool]) -> float:
    """The slope b up to which the score of y - b t, which falls as b rises, does what `holds` says."""
    high = float(np.ptp(values)) / float(np.diff(days).min()) + 1
    low = -high
    for _step in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(kendall_score(days, values - middle * days)) else (low, middle)
    return round((low + high) / 2, _DIGITS)
