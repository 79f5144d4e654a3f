"""Trend of a symptom over months: its least-squares slope with the interval under the noise model."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from diary.analysis.comparison import medicine_changes
from diary.analysis.daily import daily
from diary.analysis.interval import LEVEL, Interval
from diary.analysis.noise_model import MEMORY, Numbers, covariance_of_sums, drift, fitted, known_steps
from diary.analysis.smoothing import FOUR_WEEKS
from diary.analysis.verdict import TrendVerdict, of_trend
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period

LEAST_DAYS = 84
A_YEAR = 365
LEAST_RATINGS = 28
_LEAST_RATED_DAYS = 77
"""The minimum of days from the first to the last rating in a period of 84 days or more: a week may lack ratings at its
ends."""
_LEVEL_OF_WORDS = 0.025
_HISTORY_DAYS, _HISTORY_RATINGS = 28, 14
_NOTHING_VARIES = 1e-12


@dataclass(frozen=True, slots=True)
class TooFew:
    """Result for too few data: `days` from the first to the last rating, and the number of `recorded` days."""

    days: int
    recorded: int


@dataclass(frozen=True, slots=True)
class Trend:
    """The trend of a symptom over `days` days (from the first to the last rating), of which `recorded` are rated.

    `slope` is the least-squares slope in points per four weeks, `interval` its 95 % interval and `reach` the half-width
    of that over all days, in points; both are `None` if the ratings are constant. `is_clear` is whether the 97.5 %
    interval excludes 0: with the comparison, the trend is the second test of the same symptom.
    """

    days: int
    recorded: int
    slope: float
    interval: Interval | None
    reach: float | None
    is_clear: bool

    @property
    def verdict(self) -> TrendVerdict:
        """The verdict on the trend, see `verdict.of_trend`."""
        return of_trend(self.slope * self.shown_scale, self.whole, self.reach or 0.0, is_clear=self.is_clear)

    @property
    def shown_scale(self) -> float:
        """The factor from a change in four weeks to the displayed one: a change in a year for 365 days or more,
        otherwise 1."""
        return A_YEAR / FOUR_WEEKS if self.days >= A_YEAR else 1.0

    @property
    def whole(self) -> float:
        """The change of the fitted line from the first day to the last, in points."""
        return self.slope * self.days / FOUR_WEEKS


def trend_of(excerpt: Excerpt, symptom: str, period: Period) -> Trend | TooFew:
    """The trend of the symptom in `period`, which the excerpt must cover, preferably with `comparison.history`."""
    start = (period.first - excerpt.period.first).days
    return trend(daily(excerpt, symptom).values, slice(start, start + len(period)), medicine_changes(excerpt))


def trend(values: Numbers, period: slice, breaks: Sequence[int] = ()) -> Trend | TooFew:
    """The trend in `values[period]`; `values` is the whole diary, 0 to 10, one element per day, NaN if not rated.

    Returns `TooFew` for a period of fewer than 84 days, for ratings that span less than 77 of them, and for fewer than
    28 ratings. The slope is sum of w(t) y(t) with w(t) = (t - mean t) / sum of (t - mean t)^2 over the rated days; its
    variance under each noise model is s^2 V(w), s from the days of the period (two degrees of freedom less than
    ratings). The noise models are weighed by the days of the period and, where these are fewer than 365, by the diary
    before it, if that is 28 days with 14 ratings; each of the two has a line of its own, and what lies before it a step
    after each of the `breaks` in it (`known_steps`). A step within the period is part of its trend. Simulated in
    `tests/simulations`; the results are in `resources/help/en/figures_tables.md`.
    """
    length, where = period.stop - period.start, np.flatnonzero(np.isfinite(values[period]))
    days = int(where[-1] - where[0]) + 1 if len(where) else 0
    if length < LEAST_DAYS or days < _LEAST_RATED_DAYS or len(where) < LEAST_RATINGS:
        return TooFew(days, len(where))
    start, stop = period.start + int(where[0]), period.start + int(where[-1]) + 1
    before = max(0, min(start, stop - MEMORY))
    history = values[before:start]
    if len(history) < _HISTORY_DAYS or np.count_nonzero(np.isfinite(history)) < _HISTORY_RATINGS:
        before = start
    return _trend(values[before:stop], start - before, [day - before for day in breaks])


def _trend(values: Numbers, start: int, breaks: Sequence[int]) -> Trend:
    """The trend of the days from index `start` on; those before it only inform the noise model."""
    rated, days = np.isfinite(values), np.arange(len(values)) - start
    inside, length = days >= 0, len(values) - start
    centred = np.where(rated & inside, days - days[rated & inside].mean(), 0.0)
    weights = centred / float(centred @ centred)
    slope = FOUR_WEEKS * float(weights @ np.where(rated, values, 0.0))
    steps = [(inside == 0) * (days + start > day) * 1.0 for day in known_steps(rated, breaks, start)]
    fit = fitted(values, np.concatenate([_lines(len(values), start), *(step[:, None] for step in steps)], axis=1))
    s2, freedom = fit.spread_squared(slice(start, len(values)), 2)
    variance = FOUR_WEEKS**2 * s2 * covariance_of_sums(weights, weights)
    recorded = int(np.count_nonzero(rated & inside))
    if float(fit.weights @ variance) < _NOTHING_VARIES:
        return Trend(length, recorded, slope, None, None, is_clear=False)
    error = fit.error_of(variance)
    half = error.half_width(freedom, 1 - LEVEL)
    is_clear = error.tail(abs(slope), freedom) < _LEVEL_OF_WORDS
    return Trend(length, recorded, slope, Interval(slope - half, slope + half), half * length / FOUR_WEEKS, is_clear)


def _lines(days: int, start: int) -> Numbers:
    """The columns of a line (level and slope) from `start` on, and of another one for the days before it, if there are
    any."""
    line = np.stack([np.ones(days), drift(days)], axis=1)
    inside = (np.arange(days) >= start)[:, None]
    return np.concatenate([line * ~inside, line * inside], axis=1) if start else line
