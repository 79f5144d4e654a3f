"""The data that a timeline draws of one symptom; x is in days, 0 is the middle of the first day shown."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from diary.analysis.daily import daily, days_of
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
    """The series of a symptom; one point stands for `length` days: 1, 7 or 28.

    `mean_at` and `means` are x and y of the line, NaN where it is interrupted; `marks_at` and `marks` those of single
    days. `edges`, `lowest` and `highest` are the ranges of blocks of days (n + 1 edges for n blocks), empty if
    `length` is 1. `blank` is a boolean array with one element per point: not rated.
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
        """The last value of the line, or without a line of the single days; `None` if nothing was rated."""
        for values in (self.means, self.marks, self.highest):
            if len(known := values[np.isfinite(values)]):
                return float(known[-1])
        return None


def days_a_point(period: Period) -> int:
    """The number of days per point of a timeline of that period: 1, 7 or 28, increasing with its length."""
    if len(period) <= LONGEST_BY_DAY:
        return 1
    return WEEK if len(period) <= LONGEST_BY_WEEK else FOUR_WEEKS


def symptom_series(excerpt: Excerpt, symptom: str, period: Period) -> SymptomSeries:
    """The series of a symptom over `period`; earlier days of the excerpt enter the first 7-day means."""
    return series_of_values(period, daily(excerpt, symptom, with_lead(period)).values)


def with_lead(period: Period) -> Period:
    """The period extended by the earlier days that enter its first mean."""
    return Period(date.fromordinal(max(period.first.toordinal() - _LEAD, 1)), period.last)


def series_of_values(period: Period, values: Numbers) -> SymptomSeries:
    """The series of `values`, which has one element for each day of `with_lead(period)`, NaN if not recorded."""
    length, lead = days_a_point(period), len(values) - len(period)
    return _by_day(values, lead) if length == 1 else _by_stretch(days_of(period), values[lead:], length)


def _by_day(values: Numbers, lead: int) -> SymptomSeries:
    """Single days and the 7-day mean, which is interrupted by two or more consecutive days without a value."""
    means = trailing_mean(values)
    for start, end in runs(np.isnan(values), GAP):
        means[start:end] = np.nan
    shown = values[lead:]
    at = np.arange(len(shown), dtype=np.float64)
    rated = np.isfinite(shown)
    none = np.array([], dtype=np.float64)
    return SymptomSeries(1, at, means[lead:], at[rated], shown[rated], none, none, none, ~rated)


def _by_stretch(days: NDArray[np.datetime64], values: Numbers, length: int) -> SymptomSeries:
    """Mean and range of each block of days; blocks with too few rated days for a mean are shown as single days."""
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
    """(start, end) in days of each range of two or more days in which no series has a rating."""
    if not all_series:
        return []
    blank = np.logical_and.reduce([one.blank for one in all_series])
    if all_series[0].length == 1:
        return [(start - 0.5, end - 0.5) for start, end in runs(blank, GAP)]
    edges = all_series[0].edges
    candidates = ((float(edges[start]), float(edges[end])) for start, end in runs(blank))
    return [(start, end) for start, end in candidates if end - start >= GAP]
