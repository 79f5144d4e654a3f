"""Two kinds of days compared by shifting one series along the calendar, which keeps how alike its days are."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diary.analysis.interval import WIDEST, Interval

ONE_IN = 20
"""The interval holds the effects of which p is above 1 in 20."""
_ALIKE = 1e-9


@dataclass(frozen=True, slots=True)
class ShiftTest:
    """`difference` of the two means, how seldom a shifted series differs as much (`p`), and its 95 % interval.

    `shifts` counts the shifts that could be compared, the unshifted one with them. `interval` is `None` where there
    are fewer than 20, or where shifts leave the marked days so much in place that any effect would do.
    """

    difference: float
    p: float
    interval: Interval | None
    shifts: int


@dataclass(frozen=True, slots=True, eq=False)
class _Shifted:
    """For every shift with enough days of both kinds, the unshifted one first: the difference of the means, the share
    of marked days that fall on the shifted mark less the share that do not, and the scale of the difference."""

    differences: NDArray[np.float64]
    overlaps: NDArray[np.float64]
    scales: NDArray[np.float64]


def shift_test(marked: NDArray[np.float64], values: NDArray[np.float64]) -> ShiftTest | None:
    """The mean of `values` on marked days minus that on the others, with the circular-shift test.

    Both have one element for every calendar day: `marked` is 1 or 0, `values` a rating; NaN where not known. Only
    days on which both are known count, and the calendar goes from the first to the last of them; a missing day keeps
    its place. `None` where there is not a day of each kind.

    Shifted by k days, round from the end to the beginning, `marked` meets other values and gives D(k). The hypothesis
    that the mark says nothing has p = (1 + #{k: |D(k)| >= |D(0)|}) / N over the N shifts, the trivial one included:
    shifting keeps all likeness of neighbouring days within both series, so that only their meeting is by chance.
    Where days are missing a shifted mark meets fewer values, n1 and n0 of the two kinds; D is then taken in units of
    sqrt(1 / n1 + 1 / n0), which changes nothing where none is. Left out are shifts with less than half as many days
    of either kind as there are without a shift, as when one part of a diary meets a gap.

    The interval inverts the test (Ernst 2004, Statistical Science 19:676-685): it holds every effect d that, taken
    off the marked days, leaves p above 0.05. D(k) is then linear in d (`tied_effects`), so its ends are found exactly
    and not by trial.
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
    """All shifts at once, as circular cross-correlations by the fast Fourier transform."""
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
    """For each k from 0: sum over t of kind(t - k) other(t), counted round."""
    spectrum = np.conj(np.fft.rfft(kind)) * np.fft.rfft(other)
    sums: NDArray[np.float64] = np.fft.irfft(spectrum, len(kind))
    return sums


def tied_effects(
    difference: float, shifted: NDArray[np.float64], overlaps: NDArray[np.float64], scales: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Between which effects d each relabelling differs as much as the days as they were.

    Taking d off the marked days turns D(0) into D(0) - d and D(k) into D(k) - d A(k), with A(k) the share of marked
    days among those now marked less that among the others (`overlaps`, -1 to 1). With c(k) the `scales` of D(k) in
    units of that of D(0), |D(k) - d A(k)| >= c(k) |D(0) - d| holds from one to the other of
    d = (c D(0) - D(k)) / (c - A(k)) and d = (c D(0) + D(k)) / (c + A(k)); for c = 1 the first root is that of Nguyen
    (2009, Portland State University, paper 5927). Answers the lower and the upper ends, infinite where a root is, and
    for relabellings that leave nearly all marked days marked, or none of them.
    """
    scaled = scales * difference
    first, second = _root(scaled - shifted, scales - overlaps), _root(scaled + shifted, scales + overlaps)
    unbound = np.isnan(first) | np.isnan(second)
    low, high = np.fmin(first, second), np.fmax(first, second)
    return np.where(unbound, -np.inf, low), np.where(unbound, np.inf, high)


def _root(numerator: NDArray[np.float64], denominator: NDArray[np.float64]) -> NDArray[np.float64]:
    """The quotient; infinite for a denominator of 0, NaN where both are 0 or the denominator is below."""
    is_nothing = (np.abs(numerator) <= _ALIKE) | (denominator < -_ALIKE)
    ends = np.where(is_nothing, np.nan, np.copysign(np.inf, numerator))
    divided: NDArray[np.float64] = np.divide(numerator, denominator, out=ends, where=denominator > _ALIKE)
    return divided


def _interval(low: NDArray[np.float64], high: NDArray[np.float64], needed: int) -> Interval | None:
    """From where on `needed` relabellings differ as much; all of them do at the difference itself."""
    if needed < 1:
        return None
    lowest, highest = float(np.sort(low)[needed - 1]), float(np.sort(high)[-needed])
    if not np.isfinite([lowest, highest]).all():
        return None
    return Interval(max(lowest, -WIDEST), min(highest, WIDEST))
