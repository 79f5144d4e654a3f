"""Sen's slope of dated values, its confidence limits, and Kendall's score, from which both are computed."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from diary.analysis.interval import Interval

MOST_FOR_ALL_PAIRS = 2000
"""Up to this many values all pairwise slopes are computed; fifty years of days would have 167 million pairs."""
_HALVINGS = 48
_DIGITS = 9


def kendall_score(values: NDArray[np.float64]) -> int:
    """Kendall's S, the sum over i < j of sign(y(j) - y(i)), of `values` in the order of their days.

    S is the number of rises minus the number of falls, which is 2 rises + ties - pairs. Rises are counted in
    O(n log n) by merge sort as in Knight 1966 (JASA 61:436-439): at each level the ranks of every second block are
    searched in the sorted block before it.
    """
    n = len(values)
    _, ranks, counts = np.unique(values, return_inverse=True, return_counts=True)
    rises, width = 0, 1
    while width < n:
        block = np.arange(n) // width
        in_blocks = np.sort(ranks + n * block)
        later = in_blocks[block % 2 == 1] - n
        rises += int((np.searchsorted(in_blocks, later) - width * (later // n)).sum())
        width *= 2
    return 2 * rises + int((counts * (counts - 1)).sum()) // 2 - n * (n - 1) // 2


def sen_slope(days: NDArray[np.float64], values: NDArray[np.float64]) -> float:
    """The median of (y(j) - y(i)) / (t(j) - t(i)) over all pairs, in units a day (Sen 1968, JASA 63:1379-1389).

    Needs at least two values and strictly increasing `days`. For more than 2,000 values the median is found by
    bisection to within 1e-9, as the slope b at which Kendall's score of y - b t changes its sign.
    """
    if len(values) <= MOST_FOR_ALL_PAIRS:
        return float(np.median(_pair_slopes(days, values)))
    edges = _edge(days, values, lambda s: s > 0) + _edge(days, values, lambda s: s >= 0)
    return round(edges / 2, _DIGITS)


def slope_interval(days: NDArray[np.float64], values: NDArray[np.float64], reach: float) -> Interval | None:
    """The interval of Sen's slope: all slopes b for which Kendall's score of y - b t lies within -`reach` to `reach`.

    With `reach` C = z sqrt(Var(S)) and N pair slopes in order, the limits are the slopes of rank (N - C) / 2 and
    (N + C) / 2 + 1, interpolated linearly (Gilbert 1987, Statistical Methods for Environmental Pollution
    Monitoring, chapter 16; Helsel et al. 2020, USGS TM 4-A3). `None` if C >= N, so that no slope is excluded.
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
    """The largest slope b for which `holds(score of y - b t)` is true, by bisection; the score decreases with b."""
    high = float(np.ptp(values)) / float(np.diff(days).min()) + 1
    low = -high
    for _step in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(kendall_score(values - middle * days)) else (low, middle)
    return round((low + high) / 2, _DIGITS)
