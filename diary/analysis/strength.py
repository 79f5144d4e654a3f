"""Habit strength of a plan row: an exponentially smoothed share of the days done, which no single miss resets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from diary.analysis.adherence import DayRecord, Row, days_off, done_by_day, rows_of
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.plan.plan import is_done

HALF_LIFE = 13.0
"""Half-life of the exponential smoothing in calendar days."""
DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Strength:
    """A plan row with its strength, 0 to 1, after the last day; `name` is that of the plan, not translated, `lines` are
    the identifiers of its lines, as in `adherence`."""

    name: str
    exercises: tuple[str, ...]
    choice: str
    value: float
    lines: tuple[str, ...] = field(default=(), compare=False)


def strength(done: NDArray[np.bool_], a_week: NDArray[np.int64]) -> NDArray[np.float64]:
    """The strength after each calendar day, 0 to 1, starting from 0; an array as long as `done`.

    `done` is whether the row was done on each day. `a_week` is, on each day on which the row is due, the number of
    days per week for which it is planned (1 to 7); 0 on all other days and on days off. On a due day

        s(d) = m s(d - 1) + (1 - m) done(d),  m = 0.5^(1 / h),  h = 13 k / 7,

    for k days a week: the half-life h in due days is 13 calendar days whatever the plan. On other days s is
    unchanged, unless the row was done: then s(d) = m s(d - 1) + 1 - m with h = 13, the gain of one day of a daily
    plan, which is less than that of a due day of any sparser plan. This is exponential smoothing; the score of Loop
    Habit Tracker has the same form with another m.
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
    """The strength of each plan row after the last day of `period` (default: the excerpt's), in plan order.

    The smoothing starts with the first day of the excerpt, which should lie at least half a year before that day:
    older days weigh less than one part in 10,000. Nothing is due on days off. A due day without a tick counts as not
    done, even if it has no entry at all; while today is not over the period should therefore end yesterday. Rows
    that are not due in the period are left out, as in `adherence`.
    """
    period = period or excerpt.period
    days = Period(min(excerpt.period.first, period.first), period.last)
    off, done_on = days_off(excerpt), done_by_day(excerpt)
    kept = []
    for row in rows_of(excerpt.plan):
        a_week = np.array([_days_a_week(row, day, off) for day in days], dtype=np.int64)
        if any(line.is_planned(day) for day in period for line in row):
            value = float(strength(_done(row, days, done_on), a_week)[-1])
            line = row[-1]
            kept.append(Strength(line.name, line.exercises, line.choice, value, tuple(one.id for one in row)))
    return kept


def _days_a_week(row: Row, day: date, off: frozenset[date]) -> int:
    """On how many days a week the row is planned, if it is due on the day; otherwise 0."""
    if day in off:
        return 0
    return next((len(set(line.weekdays)) for line in row if line.is_planned(day)), 0)


def _done(row: Row, days: Period, done_on: Mapping[date, DayRecord]) -> NDArray[np.bool_]:
    line = row[-1]
    return np.array([is_done(line.exercises, line.choice, done_on.get(day, {})) for day in days], dtype=np.bool_)
