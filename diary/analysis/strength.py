"""How firmly a row of the plan has become a habit: a measure that forgets gently and knows no streaks."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from diary.analysis.adherence import RowKey, days_off, done_by_day, row_of
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.plan.plan import is_done, planned_lines

HALF_LIFE = 13.0
"""Calendar days after which half of the past is forgotten."""
DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Strength:
    """A row of the plan with its strength, 0 to 1, after the last day; `name` is as in the plan, not translated."""

    name: str
    exercises: tuple[str, ...]
    choice: str
    value: float


def strength(done: NDArray[np.bool_], a_week: NDArray[np.int64]) -> NDArray[np.float64]:
    """The strength after each day, 0 to 1; it begins at 0.

    `done` says for each calendar day whether the row was done, `a_week` on how many days a week it is planned (1 to
    7) on the days it is due on, 0 on all others and on days off. On a day it is due on

        s(d) = m s(d - 1) + (1 - m) done(d),  m = 0.5^(1 / h),  h = 13 k / 7,

    for k days a week, so that 13 calendar days (h due days) halve what was before, whatever the plan. On other days s
    stays; where it was done nevertheless, it counts as one day of a daily plan, s(d) = m s(d - 1) + 1 - m with
    h = 13, which is less than a due day of any sparser plan gives and never lowers s. This is exponential smoothing;
    the score of Loop Habit Tracker has this form, with another m.
    """
    strengths = np.zeros(len(done))
    before = 0.0
    for place, (was_done, planned) in enumerate(zip(done.tolist(), a_week.tolist(), strict=True)):
        if planned or was_done:
            keep = 0.5 ** (DAYS_A_WEEK / (HALF_LIFE * (planned or DAYS_A_WEEK)))
            before = keep * before + (1 - keep) * was_done
        strengths[place] = before
    return strengths


def strengths(excerpt: Excerpt, period: Period | None = None) -> list[Strength]:
    """The strength of each row of the plan after the last day of `period` (by default of the excerpt), in plan order.

    The excerpt should reach back half a year before that day, after which the past counts less than one part in
    10,000; the strength grows from the first day of the excerpt. On days off nothing is due. A day on which a
    row was due and not ticked counts as not done, also where nothing was written at all: let the period end
    yesterday while today is not over. Rows not due in the period are left out, as in `adherence`.
    """
    period = period or excerpt.period
    days = Period(min(excerpt.period.first, period.first), period.last)
    rows: dict[RowKey, NDArray[np.int64]] = {}
    in_period: set[RowKey] = set()
    for line in sorted(excerpt.plan, key=lambda line: line.position):
        rows.setdefault(row_of(line), np.zeros(len(days), dtype=np.int64))
    off = days_off(excerpt)
    for place, day in enumerate(days):
        for line in planned_lines(excerpt.plan, day):
            row = row_of(line)
            rows[row][place] = 0 if day in off else max(rows[row][place], len(set(line.weekdays)))
            if day in period:
                in_period.add(row)
    done_on = done_by_day(excerpt)
    return [
        Strength(*row, float(strength(_done(row, days, done_on), a_week)[-1]))
        for row, a_week in rows.items()
        if row in in_period
    ]


def _done(row: RowKey, days: Period, done_on: dict[date, dict[str, list[float]]]) -> NDArray[np.bool_]:
    _, exercises, choice = row
    return np.array([is_done(exercises, choice, done_on.get(day, {})) for day in days], dtype=np.bool_)
