"""Daily series: one value per calendar day of a period; missing days are NaN and are never interpolated."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from diary.domain import catalogue
from diary.domain.duration import minutes_by_day, minutes_done
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.period import Period

GROUPS = ("aerobic", "strength", "stretching", "hands", "other")
_GROUP_OF = {
    "aerobic": "aerobic",
    "balance-and-strength": "strength",
    "stretching": "stretching",
    "warm-up": "stretching",
    "hand": "hands",
    "foot": "hands",
}


@dataclass(frozen=True, slots=True, eq=False)
class Daily:
    """The daily series of a symptom; five arrays of equal length.

    `days` (datetime64[D]) is every day of the period, ascending; `values` the rating of each day, 0 to 10, NaN if not
    rated; `counts` the number of ratings of each day; `lowest` and `highest` the extremes of these ratings, evening and
    moments alike, NaN if there are none.
    """

    days: NDArray[np.datetime64]
    values: NDArray[np.float64]
    counts: NDArray[np.int64]
    lowest: NDArray[np.float64]
    highest: NDArray[np.float64]

    @property
    def rated(self) -> NDArray[np.bool_]:
        """Boolean array: whether each day was rated."""
        return self.counts > 0


def days_of(period: Period) -> NDArray[np.datetime64]:
    """Every day of the period, ascending, as datetime64[D]."""
    return np.arange(np.datetime64(period.first, "D"), np.datetime64(period.last, "D") + 1)


def daily(excerpt: Excerpt, symptom: str, period: Period | None = None) -> Daily:
    """The daily series of the symptom over `period` (default: the excerpt's).

    The value of a day is the mean of its evening ratings, which cover the past 24 hours, or if there is none the mean
    of its "right now" ratings. Days of `period` outside the excerpt count as not rated.
    """
    period = period or excerpt.period
    first, length = period.first.toordinal(), len(period)
    mine = [rating for rating in excerpt.ratings if rating.symptom == symptom]
    where = np.array([rating.day.toordinal() for rating in mine], dtype=np.int64) - first
    inside = (where >= 0) & (where < length)
    where = where[inside]
    values = np.array([rating.value for rating in mine], dtype=np.float64)[inside]
    evening = np.array([rating.time is None for rating in mine], dtype=np.bool_)[inside]
    by_evening = _means(where[evening], values[evening], length)
    by_moment = _means(where[~evening], values[~evening], length)
    lowest, highest = np.full(length, np.nan), np.full(length, np.nan)
    np.fmin.at(lowest, where, values)
    np.fmax.at(highest, where, values)
    return Daily(
        days=days_of(period),
        values=np.where(np.isnan(by_evening), by_moment, by_evening),
        counts=np.bincount(where, minlength=length).astype(np.int64),
        lowest=lowest,
        highest=highest,
    )


def daily_measured(excerpt: Excerpt, quantity: str, period: Period | None = None) -> NDArray[np.float64]:
    """The mean of the measurements of each day of `period` (default: the excerpt's), in the quantity's unit.

    NaN on days without a measurement.
    """
    period = period or excerpt.period
    mine = [one for one in excerpt.measurements if one.quantity == quantity]
    where = np.array([one.day.toordinal() for one in mine], dtype=np.int64) - period.first.toordinal()
    inside = (where >= 0) & (where < len(period))
    values = np.array([one.value for one in mine], dtype=np.float64)
    return _means(where[inside], values[inside], len(period))


def _means(where: NDArray[np.int64], values: NDArray[np.float64], length: int) -> NDArray[np.float64]:
    """The mean of the `values` at each index 0 to `length` - 1 given by `where`; NaN at an index without values."""
    counts = np.bincount(where, minlength=length)
    sums = np.bincount(where, weights=values, minlength=length)
    means: NDArray[np.float64] = np.divide(sums, counts, out=np.full(length, np.nan), where=counts > 0)
    return means


def days_rated(excerpt: Excerpt, period: Period | None = None) -> NDArray[np.bool_]:
    """Boolean array: whether any symptom was rated on each day of `period` (default: the excerpt's)."""
    period = period or excerpt.period
    return _marked({rating.day for rating in excerpt.ratings}, period)


def days_kept(excerpt: Excerpt) -> NDArray[np.bool_]:
    """Boolean array: whether the diary was kept on each day of the excerpt (`Excerpt.days_kept`)."""
    return _marked(set(excerpt.days_kept), excerpt.period)


def days_entered(excerpt: Excerpt, period: Period | None = None) -> NDArray[np.bool_]:
    """Boolean array: whether each day of `period` (default: the excerpt's) has an entry of any kind."""
    period = period or excerpt.period
    return _marked({entry.day for entry in excerpt.entries}, period)


def _marked(days: set[date], period: Period) -> NDArray[np.bool_]:
    marks = np.zeros(len(period), dtype=np.bool_)
    where = np.array([day.toordinal() for day in days], dtype=np.int64) - period.first.toordinal()
    marks[where[(where >= 0) & (where < len(period))]] = True
    return marks


class DayMinutes(NamedTuple):
    """Exercise minutes per day for each group of `GROUPS`, NaN on days without known minutes.

    `derived` is the part of all minutes that is derived from the dose instead of being recorded.
    """

    by_group: dict[str, NDArray[np.float64]]
    derived: float


def day_minutes(excerpt: Excerpt, category_of: Callable[[str], str]) -> DayMinutes:
    """The exercise minutes of each day of the excerpt.

    `category_of` maps an exercise key to its category. The group of strength includes balance, stretching the
    warm-up, and hands the feet; mind and body and unknown categories are "other". See `minutes_done`.
    """
    known, first = catalogue.exercises(), excerpt.period.first.toordinal()
    alike: defaultdict[tuple[object, ...], list[ExerciseDone]] = defaultdict(list)
    for done in excerpt.exercises:
        alike[done.exercise, done.minutes, done.sets, done.hold_seconds, not done.origin].append(done)
    where = {group: [np.empty(0, dtype=np.int64)] for group in GROUPS}
    values = {group: [np.empty(0)] for group in GROUPS}
    derived = 0.0
    for several in alike.values():
        done = several[0]
        minutes = minutes_done(done, known.get(done.exercise))
        if minutes is not None:
            group = _GROUP_OF.get(category_of(done.exercise), "other")
            where[group].append(np.array([one.day.toordinal() for one in several], dtype=np.int64) - first)
            values[group].append(np.full(len(several), minutes))
            derived += minutes * len(several) if done.minutes is None else 0
    sums = {
        group: _sums(np.concatenate(where[group]), np.concatenate(values[group]), len(excerpt.period))
        for group in GROUPS
    }
    return DayMinutes(sums, derived)


def total_minutes(by_group: Mapping[str, NDArray[np.float64]]) -> NDArray[np.float64]:
    """The sum over all groups; NaN on days on which no group has known minutes."""
    stacked = np.stack(list(by_group.values()))
    return np.where(np.isfinite(stacked).any(axis=0), np.nan_to_num(stacked).sum(axis=0), np.nan)


def days_exercised(excerpt: Excerpt) -> NDArray[np.bool_]:
    """Boolean array: whether any exercise was done on each day of the excerpt, timed or not."""
    return _marked({done.day for done in excerpt.exercises}, excerpt.period)


def _sums(where: NDArray[np.int64], amounts: NDArray[np.float64], length: int) -> NDArray[np.float64]:
    """The sum of the `amounts` at each index 0 to `length` - 1 given by `where`; NaN at an index without amounts."""
    inside = (where >= 0) & (where < length)
    where, amounts = where[inside], amounts[inside]
    sums = np.bincount(where, weights=amounts, minlength=length)
    return np.where(np.bincount(where, minlength=length) > 0, sums, np.nan)


def exercise_minutes(excerpt: Excerpt) -> NDArray[np.float64]:
    """Minutes of exercise of any kind on each day of the excerpt; NaN on days without known minutes."""
    first = excerpt.period.first.toordinal()
    timed = [(day.toordinal() - first, one.whole) for day, one in minutes_by_day(excerpt.exercises).items()]
    known = [(place, minutes) for place, minutes in timed if minutes is not None]
    where = np.array([place for place, _minutes in known], dtype=np.int64)
    return _sums(where, np.array([minutes for _place, minutes in known], dtype=np.float64), len(excerpt.period))


def exercise_of_unknown_length(excerpt: Excerpt) -> NDArray[np.bool_]:
    """Boolean array: whether a possibly long exercise without known minutes was done on each day of the excerpt.

    These are exercises that are normally timed (a walk) or that are not in the catalogue (climbing). Exercises dosed
    in repetitions or holds ("calf raise, 10 to 15 times") are short and do not count.
    """
    known = catalogue.exercises()
    days = set()
    for done in excerpt.exercises:
        exercise = known.get(done.exercise)
        if (exercise is None or exercise.is_timed) and minutes_done(done, exercise) is None:
            days.add(done.day)
    return _marked(days, excerpt.period)
