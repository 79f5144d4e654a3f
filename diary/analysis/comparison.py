"""Compares a symptom in one period to another period, usually the equally long one before it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from diary.analysis.daily import Daily, daily
from diary.analysis.difference import LEAST_RATINGS, Difference, difference
from diary.analysis.interval import LEVEL, Interval
from diary.analysis.noise_model import MEMORY
from diary.analysis.verdict import ChangeVerdict, of_change
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.rounding import GUARD, rounded
from diary.domain.symptom import PAIN
from diary.domain.tracked_items import is_medicine

LEAST_MEAN_FOR_PER_CENT = 1.0
LEAST_NOTICEABLE = 1.0
NOTICEABLE_POINTS = 2.0
NOTICEABLE_PER_CENT = 30.0


@dataclass(frozen=True, slots=True)
class Level:
    """Summary statistics of a symptom over `days` days, of which `recorded` have a rating; all values 0 to 10.

    `mean` and `median` are taken over the recorded days and are `None` if fewer than half of the days are recorded.
    `lowest` and `worst` are the extremes of all single ratings, `None` without a rating; `days_at_worst` counts the
    days with a rating as high as `worst`.
    """

    days: int
    recorded: int
    mean: float | None
    lowest: float | None
    worst: float | None
    days_at_worst: int
    median: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The levels of one symptom in `period` (`now`) and in the period `earlier` (`before`).

    `difference` is `change` with its interval, see `difference.difference`. It is `None` if `change` is, if either
    period has fewer than 7 ratings, and if the ratings are constant in both.
    """

    symptom: str
    period: Period
    now: Level
    before: Level
    earlier: Period | None = None
    difference: Difference | None = None

    @property
    def interval(self) -> Interval | None:
        """The 95 % interval of `change`, kept on the scale."""
        return self.difference.interval if self.difference else None

    @property
    def change(self) -> float | None:
        """Mean of `now` minus mean of `before`; `None` if either has no mean."""
        if self.now.mean is None or self.before.mean is None:
            return None
        return self.now.mean - self.before.mean

    @property
    def change_per_cent(self) -> float | None:
        """The change in per cent of the earlier mean; `None` if that is below 1, where percentages mislead."""
        if self.change is None or self.before.mean is None or self.before.mean < LEAST_MEAN_FOR_PER_CENT:
            return None
        return 100 * self.change / self.before.mean

    @property
    def verdict(self) -> ChangeVerdict:
        """The verdict on the change, see `verdict.of_change`."""
        if self.difference is not None:
            return self.difference.verdict
        return of_change(self.change or 0.0, None, 0.0) if self.never_varies else ChangeVerdict.UNDETERMINED

    @property
    def never_varies(self) -> bool:
        """Whether both periods have enough ratings, but constant ones, so that there is no interval."""
        is_enough = self.change is not None and min(self.now.recorded, self.before.recorded) >= LEAST_RATINGS
        return is_enough and self.difference is None

    @property
    def is_clear(self) -> bool:
        """Whether the 95 % interval, rounded as it is displayed, excludes 0."""
        return self.interval is not None and not self.interval.shown.includes_zero

    def is_clear_among(self, symptoms: int) -> bool:
        """Whether the change is clear after a Bonferroni correction for `symptoms` comparisons: at the level 0.05 /
        `symptoms`."""
        return self.difference is not None and self.is_clear and self.difference.p < (1 - LEVEL) / symptoms

    @property
    def is_noticeably_lower(self) -> bool:
        """Whether pain fell by a clinically important amount: by 2 points or 30 %, and by 1 point or more, clearly.

        In 2,724 people with chronic pain a reduction of about 2 points or 30 % corresponded to "much improved"
        (Farrar et al. 2001, PAIN 94:149-158). It is False for other symptoms and for increases, for which no such
        threshold is known. The minimum of 1 point excludes large percentages of a small earlier mean. The interval has
        to leave out 0: with nothing changed, 6 to 39 of 100 diaries show such a fall by chance.
        """
        if self.symptom != PAIN.key or self.change is None or not self.is_clear:
            return False
        fall, per_cent = -rounded(self.change, GUARD), -rounded(self.change_per_cent or 0.0, GUARD)
        return fall >= LEAST_NOTICEABLE and (fall >= NOTICEABLE_POINTS or per_cent >= NOTICEABLE_PER_CENT)


def level(excerpt: Excerpt, symptom: str, period: Period | None = None) -> Level:
    """The level of the symptom in `period` (default: the excerpt's).

    Mean and median are those of its daily values, the extremes those of its single ratings.
    """
    return level_of_series(daily(excerpt, symptom, period))


def level_of_series(series: Daily, period: Period | None = None) -> Level:
    """The level of those days of a series that are in `period` (default: all of them)."""
    days = slice(None)
    if period is not None:
        first = series.days[0].item()
        days = slice((period.first - first).days, (period.last - first).days + 1)
    return level_of(series.values[days], series.lowest[days], series.highest[days])


def level_of(
    values: NDArray[np.float64],
    lowest: NDArray[np.float64] | None = None,
    highest: NDArray[np.float64] | None = None,
) -> Level:
    """The level of an array with one value per calendar day, NaN if not recorded.

    `lowest` and `highest` are the extremes of each day, which differ from its value on days with several ratings.
    """
    recorded = values[np.isfinite(values)]
    low = recorded if lowest is None else lowest[np.isfinite(lowest)]
    high = recorded if highest is None else highest[np.isfinite(highest)]
    is_enough = len(recorded) > 0 and 2 * len(recorded) >= len(values)
    worst = float(high.max()) if len(high) else None
    return Level(
        days=len(values),
        recorded=len(recorded),
        mean=float(recorded.mean()) if is_enough else None,
        lowest=float(low.min()) if len(low) else None,
        worst=worst,
        days_at_worst=int(np.count_nonzero(high == worst)),
        median=float(np.median(recorded)) if is_enough else None,
    )


def history(period: Period, earlier: Period | None = None) -> Period:
    """The period to read in order to compare two periods: both, and the year before that the noise model is fitted
    to."""
    last = max(period.last, earlier.last) if earlier else period.last
    first = min(period.first, earlier.first) if earlier else period.first
    return Period(min(first, date.fromordinal(max(last.toordinal() - MEMORY + 1, 1))), last)


def compare(excerpt: Excerpt, symptom: str, period: Period, earlier: Period | None = None) -> Comparison:
    """Compare the symptom in `period` to `earlier` (default: the equally long period before).

    The two periods may differ in length and need not be adjacent. The more of the year before them the excerpt covers
    (`history`), the better the noise model is determined, and with it the interval. Raises `ValueError` if the periods
    overlap, or if the excerpt does not cover both: days that were never read from the diary must not count as not
    recorded.
    """
    earlier = earlier or period.before()
    if any(day not in excerpt.period for day in (earlier.first, earlier.last, period.first, period.last)):
        raise ValueError("the excerpt does not cover the period and the one before it")
    if earlier.first <= period.last and period.first <= earlier.last:
        raise ValueError("the two periods overlap")
    values = daily(excerpt, symptom).values
    now, before = (_within(excerpt, one) for one in (period, earlier))
    comparison = Comparison(symptom, period, level_of(values[now]), level_of(values[before]), earlier)
    if comparison.change is None:
        return comparison
    breaks = medicine_changes(excerpt)
    if before.start < now.start:
        return replace(comparison, difference=difference(values, before, now, breaks))
    turned = difference(values, now, before, breaks)
    return replace(comparison, difference=turned and turned.turned())


def medicine_changes(excerpt: Excerpt) -> Sequence[int]:
    """The days within the excerpt on which a medicine was started, changed or stopped, as indices of its days."""
    turns = excerpt.treatment_events
    days = {one.day for one in turns if is_medicine(one.treatment, excerpt.definitions)}
    return [(day - excerpt.period.first).days for day in sorted(days)]


def _within(excerpt: Excerpt, period: Period) -> slice:
    """The indices of the period's days among those of the excerpt."""
    start = (period.first - excerpt.period.first).days
    return slice(start, start + len(period))
