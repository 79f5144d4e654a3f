"""The difference between the means of two periods of a diary, with its confidence interval under the noise model."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diary.analysis.interval import LEVEL, WIDEST, Interval
from diary.analysis.noise_model import MEMORY, Error, Numbers, covariance_of_sums, drift, fitted, known_steps
from diary.analysis.verdict import ChangeVerdict, of_change

LEAST_RATINGS = 7
"""Ratings in each period below which a difference has no interval."""
DRIFT_DAYS, DRIFT_RATINGS = 56, 28
_NOTHING_VARIES = 1e-9


@dataclass(frozen=True, slots=True)
class Difference:
    """The mean of one period minus that of the other: `change`, in points.

    `interval` is its 95 % interval, clipped to the scale; `reach` is the half-width before clipping. `p` is the
    probability of a change at least as large if nothing has changed: the change is clear at every significance level
    above it.
    """

    change: float
    reach: float
    interval: Interval
    p: float

    @property
    def verdict(self) -> ChangeVerdict:
        """The verdict on the change, see `verdict.of_change`."""
        return of_change(self.change, self.interval, self.reach)

    def turned(self) -> "Difference":
        """The difference with the two periods exchanged."""
        return Difference(-self.change, self.reach, Interval(-self.interval.high, -self.interval.low), self.p)


@dataclass(frozen=True, slots=True, eq=False)
class _Span:
    """The days that the noise model is fitted to, and the slices of both periods in them."""

    values: Numbers
    before: slice
    now: slice
    breaks: tuple[int, ...]

    @property
    def rated(self) -> NDArray[np.bool_]:
        return np.isfinite(self.values)

    def columns(self) -> Numbers:
        """The fixed effects: mean, change, a drift if there are enough days before both periods, and steps on known
        days.

        Neither a steady drift in the past nor a step after a change of medicine is noise.
        """
        days = np.arange(len(self.values))
        columns = [np.ones(len(days)), (days >= self.now.start) * 1.0]
        if self.before.start >= DRIFT_DAYS and self.rated[: self.before.start].sum() >= DRIFT_RATINGS:
            columns.append(drift(len(days)))
        columns += [(days > day) * 1.0 for day in self._steps()]
        return np.stack(columns, axis=1)

    def _steps(self) -> list[int]:
        """The indices of steps outside both periods; the start of `now` has a column of its own."""
        outside = [day for day in self.breaks if day < self.before.start or day >= self.before.stop]
        return known_steps(self.rated, outside, self.now.start)

    def weights(self) -> tuple[Numbers, Numbers]:
        """The weight of each day in the mean of `now`, and in minus the mean of `before`."""
        weights = []
        for part, sign in ((self.now, 1.0), (self.before, -1.0)):
            weight = np.zeros(len(self.values))
            weight[part] = sign * self.rated[part] / np.count_nonzero(self.rated[part])
            weights.append(weight)
        return weights[0], weights[1]


def difference(values: Numbers, before: slice, now: slice, breaks: Sequence[int] = ()) -> Difference | None:
    """The mean of `values[now]` minus the mean of `values[before]`, two periods of which `before` is the earlier.

    `values` is the whole known diary, 0 to 10, one element per calendar day, NaN if not rated. The 365 days up to the
    last of `now` are used, and all days from the first of `before` on. `breaks` are the indices of days after which the
    level may have shifted, such as a change of medicine. `None` if either period has fewer than 7 ratings, or if the
    ratings are constant in both.

    The interval is clipped to the differences that the scale permits, given the mean of `before`. Its coverage, and its
    width compared to an interval with known noise, are in `README.md`.
    """
    if min(np.count_nonzero(np.isfinite(values[part])) for part in (before, now)) < LEAST_RATINGS:
        return None
    span = _span(values, before, now, breaks)
    mean_now, mean_before = (float(np.nanmean(span.values[part])) for part in (span.now, span.before))
    error_and_freedom = _error(span)
    if error_and_freedom is None:
        return None
    error, freedom = error_and_freedom
    change = mean_now - mean_before
    reach = error.half_width(freedom, 1 - LEVEL)
    interval = Interval(max(change - reach, -mean_before), min(change + reach, WIDEST - mean_before))
    return Difference(change, reach, interval, error.tail(abs(change), freedom))


def _span(values: Numbers, before: slice, now: slice, breaks: Sequence[int]) -> _Span:
    """The days from the later of the first rating and 365 days before the end of `now`, but at least from the first of
    `before`."""
    first_rated = int(np.argmax(np.isfinite(values)))
    first = min(max(first_rated, now.stop - MEMORY), before.start)
    moved = [slice(part.start - first, part.stop - first) for part in (before, now)]
    inside = tuple(day - first for day in breaks if first <= day < now.stop)
    return _Span(values[first : now.stop], moved[0], moved[1], inside)


def _error(span: _Span) -> tuple[Error, int] | None:
    """The error of the change and its degrees of freedom; `None` if the ratings are constant.

    The noise models are weighted by the whole span, but the standard deviation is estimated in each period separately,
    as periods differ in variability. The variance under each model is s_n^2 V(w_n) + s_b^2 V(w_b) + 2 s_n s_b cov(w_n,
    w_b), with the weights w of `_Span.weights`; the degrees of freedom are Welch's (1947, Biometrika 34:28-35), rounded
    down.
    """
    fit = fitted(span.values, span.columns())
    of_now, of_before = span.weights()
    s2_now, freedom_now = fit.spread_squared(span.now, 1)
    s2_before, freedom_before = fit.spread_squared(span.before, 1)
    now, before = s2_now * covariance_of_sums(of_now, of_now), s2_before * covariance_of_sums(of_before, of_before)
    total_now, total_before = float(fit.weights @ now), float(fit.weights @ before)
    if total_now + total_before < _NOTHING_VARIES:
        return None
    shared = 2 * np.sqrt(s2_now * s2_before) * covariance_of_sums(of_now, of_before)
    freedom = (total_now + total_before) ** 2 / (total_now**2 / freedom_now + total_before**2 / freedom_before)
    return fit.error_of(now + before + shared), max(int(freedom), 1)
