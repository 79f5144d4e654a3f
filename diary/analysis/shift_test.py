"""Circular-shift test of the difference between two groups of days; shifting preserves the autocorrelation."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diary.analysis.interval import WIDEST, Interval

ONE_IN = 20
"""Significance level of 1 in 20: the interval contains the effects with a p-value above it."""
_ALIKE = 1e-9


@dataclass(frozen=True, slots=True)
class ShiftTest:
    """The `difference` of the two means with its p-value and its 95 % interval.

    `shifts` is the number of shifts compared, including the shift by 0. `interval` is `None` for fewer than 20
    shifts, or if so many shifts leave the marked days in place that no effect can be rejected.
    """

    difference: float
    p: float
    interval: Interval | None
    shifts: int


@dataclass(frozen=True, slots=True, eq=False)
class _Shifted:
    """Arrays with one element per shift that has enough days of both groups, the shift by 0 first.

    They are the difference of the means; the share of marked days among those with the shifted mark minus the share
    among the others; and the scale of the difference, sqrt(1 / n1 + 1 / n0).
    """

    differences: NDArray[np.float64]
    overlaps: NDArray[np.float64]
    scales: NDArray[np.float64]


def shift_test(marked: NDArray[np.float64], values: NDArray[np.float64]) -> ShiftTest | None:
    """The mean of `values` on marked days minus the mean on the others, with a circular-shift test.

    Both arrays have one element per calendar day: `marked` is 1 or 0, `values` a rating; NaN if unknown. Only days
    with both known count; the series is cut to the first and last of them, and missing days between keep their place.
    `None` if either group is empty.

    D(k) is the difference after `marked` was shifted circularly by k days. Under the null hypothesis that mark and
    value are independent, p = (1 + #{k: |D(k)| >= |D(0)|}) / N over the N shifts including 0: a shift preserves the
    autocorrelation within both series and breaks only their association. Because of missing days a shifted mark meets
    different numbers of values n1 and n0 of the two groups; D is therefore scaled by sqrt(1 / n1 + 1 / n0), which
    is constant if no day is missing. Shifts with fewer than half of the unshifted days in either group are left out.

    The interval inverts the test (Ernst 2004, Statistical Science 19:676-685): it contains every effect d for which p
    exceeds 0.05 after d is subtracted on the marked days. D(k) is then linear in d (`tied_effects`), so that the ends
    are computed exactly instead of by search.
    """
    paired = np.flatnonzero(np.isfinite(marked) & np.isfinite(values))
    if not len(paired) or np.ptp(marked[paired]) == 0:
        return None
    span = slice(paired[0], paired[-1] + 1)
    shifted = _shifted(marked[span], values[span])
    difference, others = float(shifted.differences[0]), shifted.differences[1:]
    shifts = len(shifted.differences)
    scales = shifted.scales[1:] / shifted.scales[0]
    extreme = np.count_nonzero(np.abs(others) >= scales * abs(difference) - _ALIKE)
    low, high = tied_effects(difference, others, shifted.overlaps[1:], scales)
    return ShiftTest(difference, float((1 + extreme) / shifts), _interval(low, high, shifts // ONE_IN), shifts)


def _shifted(marked: NDArray[np.float64], values: NDArray[np.float64]) -> _Shifted:
    """Compute all shifts at once, as circular cross-correlations by FFT."""
    paired = np.isfinite(marked) & np.isfinite(values)
    known = np.where(paired, values, 0.0)
    is_marked = np.where(paired, marked == 1, 0.0)
    numbers, means, shares = [], [], []
    for kind in ((marked == 1).astype(np.float64), (marked == 0).astype(np.float64)):
        number = np.rint(_meeting(kind, paired.astype(np.float64)))
        divisor = np.maximum(number, 1)
        numbers.append(number)
        means.append(_meeting(kind, known) / divisor)
        shares.append(np.rint(_meeting(kind, is_marked)) / divisor)
    usable = np.all([number >= max(number[0] / 2, 1) for number in numbers], axis=0)
    scales = np.sqrt(sum(1 / number[usable] for number in numbers))
    return _Shifted((means[0] - means[1])[usable], (shares[0] - shares[1])[usable], scales)


def _meeting(kind: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """The circular cross-correlation: for each k from 0 the sum over t of kind(t - k) other(t), indices modulo n."""
    spectrum = np.conj(np.fft.rfft(kind)) * np.fft.rfft(other)
    sums: NDArray[np.float64] = np.fft.irfft(spectrum, len(kind))
    return sums


def tied_effects(
    difference: float, shifted: NDArray[np.float64], overlaps: NDArray[np.float64], scales: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each relabelling k, the range of effects d for which it differs at least as much as the original labels.

    Subtracting d on the marked days changes D(0) to D(0) - d and D(k) to D(k) - d A(k), where A(k) is the share of
    marked days among the relabelled minus the share among the others (`overlaps`, -1 to 1). With c(k) the scale of
    D(k) relative to that of D(0) (`scales`), |D(k) - d A(k)| >= c(k) |D(0) - d| holds for d between the roots
    (c D(0) - D(k)) / (c - A(k)) and (c D(0) + D(k)) / (c + A(k)); for c = 1 the first root is that of Nguyen (2009,
    Portland State University, paper 5927). Returns two arrays, the lower and the upper ends. They are infinite if a
    root is, and for relabellings that keep nearly all marked days marked, or none of them.
    """
    scaled = scales * difference
    first, second = _root(scaled - shifted, scales - overlaps), _root(scaled + shifted, scales + overlaps)
    unbound = np.isnan(first) | np.isnan(second)
    low, high = np.fmin(first, second), np.fmax(first, second)
    return np.where(unbound, -np.inf, low), np.where(unbound, np.inf, high)


def _root(numerator: NDArray[np.float64], denominator: NDArray[np.float64]) -> NDArray[np.float64]:
    """The quotient; infinite for a denominator of 0, NaN if both are 0 or the denominator is negative."""
    is_nothing = (np.abs(numerator) <= _ALIKE) | (denominator < -_ALIKE)
    ends = np.where(is_nothing, np.nan, np.copysign(np.inf, numerator))
    divided: NDArray[np.float64] = np.divide(numerator, denominator, out=ends, where=denominator > _ALIKE)
    return divided


def _interval(low: NDArray[np.float64], high: NDArray[np.float64], needed: int) -> Interval | None:
    """The interval of effects for which at least `needed` relabellings differ as much as the original labels."""
    if needed < 1:
        return None
    lowest, highest = float(np.sort(low)[needed - 1]), float(np.sort(high)[-needed])
    if not np.isfinite([lowest, highest]).all():
        return None
    return Interval(max(lowest, -WIDEST), min(highest, WIDEST))
