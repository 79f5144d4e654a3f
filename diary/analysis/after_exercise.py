"""How a symptom was after days with exercise, beside how it was after other days."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diary.analysis.daily import daily, days_entered, days_of, exercise_minutes, exercise_of_unknown_length
from diary.analysis.interval import Interval
from diary.analysis.shift_test import shift_test
from diary.analysis.weekday import WeekdayLink, weekday_link
from diary.domain.excerpt import Excerpt

LAGS = (0, 1, 2)
LEAST_MINUTES = 20.0
LEAST_PAIRS = 28
LEAST_IN_GROUP = 8


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """For every day d of the excerpt (datetime64[D]) in order: whether there was exercise, and the later rating.

    `exercised` is 1 for at least so many minutes, 0 for fewer, NaN where it is not known; `values` are the ratings of
    day d + lag, 0 to 10, NaN where there is none. All three are of one length.
    """

    days: NDArray[np.datetime64]
    exercised: NDArray[np.float64]
    values: NDArray[np.float64]

    def after(self, *, exercise: bool) -> NDArray[np.float64]:
        """The ratings after days with exercise, or after the others, in the order of the days."""
        ratings: NDArray[np.float64] = self.values[(self.exercised == exercise) & np.isfinite(self.values)]
        return ratings


@dataclass(frozen=True, slots=True)
class NotEnoughDays:
    """Too few days to compare yet: `exercised` pairs of days with exercise, `others` without."""

    exercised: int
    others: int


@dataclass(frozen=True, slots=True)
class AfterExercise:
    """A symptom after `exercised` days with exercise and after `others` without, and the means of both.

    `difference` is the first mean minus the second, `interval` its 95 % interval (`None` where there is no telling),
    `p` how seldom the days shifted along the calendar differ as much; see `shift_test`. `weekdays` says whether the
    exercise follows the days of the week, so that the two cannot be told apart. Nothing is said of causes.
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
    """Every day of the excerpt beside the symptom `lag` days later (0, 1 or 2).

    A day counts as exercised where its recorded minutes come to `least_minutes` or more, and as another day where
    something was written on it and they do not. It is left out where nothing was written on it at all, and where the
    minutes fall short but something was done that may have taken long and has no time (`exercise_of_unknown_length`).
    Raises `ValueError` for another lag.
    """
    if lag not in LAGS:
        raise ValueError(f"a rating is taken 0, 1 or 2 days later, not {lag}")
    minutes = np.nan_to_num(exercise_minutes(excerpt))
    exercised = (minutes >= least_minutes).astype(np.float64)
    unknown = ~days_entered(excerpt) | ((exercised == 0) & exercise_of_unknown_length(excerpt))
    ratings = daily(excerpt, symptom).values
    later = np.concatenate([ratings[lag:], np.full(min(lag, len(ratings)), np.nan)])
    return Pairs(days_of(excerpt.period), np.where(unknown, np.nan, exercised), later)


def after_exercise(
    excerpt: Excerpt, symptom: str, least_minutes: float = LEAST_MINUTES, lag: int = 1
) -> AfterExercise | NotEnoughDays:
    """How the symptom was `lag` days after at least so many minutes of exercise, and after other days.

    `NotEnoughDays` with fewer than 28 pairs or fewer than 8 of either kind. Raises `ValueError` for a lag other than
    0, 1 or 2.
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
