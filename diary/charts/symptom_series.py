"""The numbers that a timeline draws of one symptom, in days counted from 0 for the first day shown."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from diary.analysis.daily import daily, daily_measured, days_of
from diary.analysis.smoothing import FOUR_WEEKS, WEEK, runs, stretches, trailing_mean
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period

Numbers = NDArray[np.float64]
LONGEST_BY_DAY = 200
LONGEST_BY_WEEK = 1100
GAP = 2
_LEAD = WEEK - 1


@dataclass(frozen=True, slots=True, eq=False)
class SymptomSeries:
    """How a symptom went; one point of it stands for `length` days: 1, 7 or 28.

    `mean_at` and `means` are the line, NaN where it is broken; `marks_at` and `marks` the days that are shown one by
    one; `edges`, `lowest` and `highest` the ranges of weeks (one edge more than ranges), all empty while days are
    shown; `blank` says for each day, or each week where weeks are shown, that it was not rated.
    """

    length: int
    mean_at: Numbers
    means: Numbers
    marks_at: Numbers
    marks: Numbers
    edges: Numbers
    lowest: Numbers
    highest: Numbers
    blank: NDArray[np.bool_]

    @property
    def last_value(self) -> float | None:
        """Where the line ends; the last day shown where there is no line; `None` where nothing was rated."""
        for values in (self.means, self.marks, self.highest):
            if len(known := values[np.isfinite(values)]):
                return float(known[-1])
        return None


def days_a_point(period: Period) -> int:
    """What one point of a timeline stands for: 1 day, 7 (a week) or 28 (four weeks), the longer the period the more."""
    if len(period) <= LONGEST_BY_DAY:
        return 1
    return WEEK if len(period) <= LONGEST_BY_WEEK else FOUR_WEEKS


def symptom_series(excerpt: Excerpt, symptom: str, period: Period) -> SymptomSeries:
    """The series of a symptom over `period`; days before it that the excerpt holds lead into the first means."""
    return _series(period, daily(excerpt, symptom, _with_lead(period)).values)


def measured_series(excerpt: Excerpt, quantity: str, period: Period) -> SymptomSeries:
    """The series of something measured, in its unit, likewise."""
    return _series(period, daily_measured(excerpt, quantity, _with_lead(period)))


def _with_lead(period: Period) -> Period:
    """The period with the days before it that the first mean is made of."""
    return Period(date.fromordinal(max(period.first.toordinal() - _LEAD, 1)), period.last)


def _series(period: Period, values: Numbers) -> SymptomSeries:
    """The series of `values`, which has one element for each day of the period and of its lead."""
    length, lead = days_a_point(period), len(values) - len(period)
    return _by_day(values, lead) if length == 1 else _by_stretch(days_of(period), values[lead:], length)


def _by_day(values: Numbers, lead: int) -> SymptomSeries:
    """Each day, and the mean of 7 days, broken where two or more days in a row are blank."""
    means = trailing_mean(values)
    for start, end in runs(np.isnan(values), GAP):
        means[start:end] = np.nan
    shown = values[lead:]
    at = np.arange(len(shown), dtype=np.float64)
    rated = np.isfinite(shown)
    none = np.array([], dtype=np.float64)
    return SymptomSeries(1, at, means[lead:], at[rated], shown[rated], none, none, none, ~rated)


def _by_stretch(days: NDArray[np.datetime64], values: Numbers, length: int) -> SymptomSeries:
    """The mean and range of each stretch; where too few days are rated for a mean, these days one by one."""
    spans = stretches(days, values, length)
    starts = (spans.starts - days[0]).astype(np.float64) - 0.5
    thin = np.repeat(np.isnan(spans.means), spans.lengths) & np.isfinite(values)
    return SymptomSeries(
        length=length,
        mean_at=starts + spans.lengths / 2,
        means=spans.means,
        marks_at=np.flatnonzero(thin).astype(np.float64),
        marks=values[thin],
        edges=np.append(starts, starts[-1] + spans.lengths[-1]),
        lowest=spans.lowest,
        highest=spans.highest,
        blank=spans.recorded == 0,
    )


def gaps(all_series: list[SymptomSeries]) -> list[tuple[float, float]]:
    """Where none of the series has a rating for two days or more: the edges of each gap, in days."""
    if not all_series:
        return []
    blank = np.logical_and.reduce([one.blank for one in all_series])
    if all_series[0].length == 1:
        return [(start - 0.5, end - 0.5) for start, end in runs(blank, GAP)]
    edges = all_series[0].edges
    candidates = ((float(edges[start]), float(edges[end])) for start, end in runs(blank))
    return [(start, end) for start, end in candidates if end - start >= GAP]
