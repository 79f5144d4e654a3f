"""Compares a symptom after days with exercise to the same symptom after days without."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diary.analysis.daily import daily, days_kept, days_of, exercise_minutes, exercise_of_unknown_length
from diary.analysis.interval import Interval
from diary.analysis.shift_test import shift_test
from diary.analysis.weekday import WeekdayLink, weekday_link
from diary.domain.excerpt import Excerpt

LAGS = (0, 1, 2)
LEAST_MINUTES = 20.0
LEAST_PAIRS = 24
"""The minimum number of pairs, which is slightly less than four weeks, whose last days have no following rating yet.

An interval needs 20 shifts: of diaries with 16 pairs one in eight has none; from 20 pairs on each has one, and its
coverage is 95 % or more (simulated, `figures_tables.md` of Help).
"""
LEAST_IN_GROUP = 8


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Exercise on each day d of the excerpt paired with the rating of day d + lag; three arrays of equal length.

    `days` (datetime64[D]) is every calendar day, ascending. `exercised` is 1 if the minimum of minutes was reached, 0
    if it was not, NaN if unknown. `values` are the ratings of day d + lag, 0 to 10, NaN if missing.
    """

    days: NDArray[np.datetime64]
    exercised: NDArray[np.float64]
    values: NDArray[np.float64]

    def after(self, *, exercise: bool) -> NDArray[np.float64]:
        """The ratings (without NaN) that follow days with exercise, or days without, in day order."""
        ratings: NDArray[np.float64] = self.values[(self.exercised == exercise) & np.isfinite(self.values)]
        return ratings


@dataclass(frozen=True, slots=True)
class NotEnoughDays:
    """Result for too few days: the number of pairs with exercise (`exercised`) and without (`others`)."""

    exercised: int
    others: int


@dataclass(frozen=True, slots=True)
class AfterExercise:
    """Mean of a symptom after `exercised` days with exercise and after `others` days without, and their difference.

    `difference` is the first mean minus the second, `interval` its 95 % interval (`None` if it is not determined) and
    `p` the p-value; see `shift_test`. `weekdays` measures how far exercise depends on the weekday, in which case the
    effects of both are confounded. An association is no proof of a cause.
    """

    symptom: str
    least_minutes: float
    lag: int
    exercised: int
    others: int
    mean_exercised: float
    mean_others: float
    difference: float
    interval: Interval | None
    p: float
    weekdays: WeekdayLink


def exercise_pairs(excerpt: Excerpt, symptom: str, least_minutes: float = LEAST_MINUTES, lag: int = 1) -> Pairs:
    """Pair every day of the excerpt with the symptom `lag` days later (0, 1 or 2).

    A day is 1 (exercised) if its recorded minutes reach `least_minutes`, and 0 if the diary was kept and they do not.
    It is NaN if it was not (`Excerpt.days_kept`), or if the minutes fall short but a possibly long exercise was
    recorded without its duration (`exercise_of_unknown_length`). Raises `ValueError` for another lag.
    """
    if lag not in LAGS:
        raise ValueError(f"a rating is taken 0, 1 or 2 days later, not {lag}")
    minutes = np.nan_to_num(exercise_minutes(excerpt))
    exercised = (minutes >= least_minutes).astype(np.float64)
    unknown = ~days_kept(excerpt) | ((exercised == 0) & exercise_of_unknown_length(excerpt))
    ratings = daily(excerpt, symptom).values
    later = np.concatenate([ratings[lag:], np.full(min(lag, len(ratings)), np.nan)])
    return Pairs(days_of(excerpt.period), np.where(unknown, np.nan, exercised), later)


def after_exercise(
    excerpt: Excerpt, symptom: str, least_minutes: float = LEAST_MINUTES, lag: int = 1
) -> AfterExercise | NotEnoughDays:
    """Compare the symptom `lag` days after days with at least `least_minutes` of exercise to that after other days.

    Returns `NotEnoughDays` for fewer than 24 pairs, or fewer than 8 in either group. Raises `ValueError` for a lag
    other than 0, 1 or 2.
    """
    pairs = exercise_pairs(excerpt, symptom, least_minutes, lag)
    after, otherwise = pairs.after(exercise=True), pairs.after(exercise=False)
    test = shift_test(pairs.exercised, pairs.values)
    if len(after) + len(otherwise) < LEAST_PAIRS or min(len(after), len(otherwise)) < LEAST_IN_GROUP or test is None:
        return NotEnoughDays(len(after), len(otherwise))
    return AfterExercise(
        symptom=symptom,
        least_minutes=least_minutes,
        lag=lag,
        exercised=len(after),
        others=len(otherwise),
        mean_exercised=float(after.mean()),
        mean_others=float(otherwise.mean()),
        difference=test.difference,
        interval=test.interval,
        p=test.p,
        weekdays=weekday_link(pairs.days, np.where(np.isfinite(pairs.values), pairs.exercised, np.nan)),
    )
