"""What the reminder depends on: days on which planned exercises are not done, and the weekly question."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from diary.domain.day_parts import EXERCISES
from diary.domain.excerpt import Excerpt
from diary.domain.one_thing import EACH_DAYS, one_thing
from diary.domain.period import Period
from diary.domain.plan.plan import is_done, planned_lines

_DAYS_AHEAD = 28


class StillOpen(NamedTuple):
    """The input of the reminder.

    These are the weekdays (0 is Monday) with planned exercises; the dates on which these are done or which are days
    off; and the date from which on the weekly question is due, None if there is none.
    """

    exercise_days: tuple[int, ...] = ()
    exercises_over: tuple[date, ...] = ()
    due_from: date | None = None


def period_around(today: date) -> Period:
    """The period whose records `still_open` needs."""
    return Period(today - timedelta(days=EACH_DAYS), today + timedelta(days=_DAYS_AHEAD))


def still_open(excerpt: Excerpt, today: date, left_out: Collection[str]) -> StillOpen:
    """What is not done from today on, given an excerpt of `period_around`; `left_out` are the parts of the log switched
    off (`day_parts`)."""
    planned: tuple[int, ...] = ()
    if EXERCISES not in left_out:
        week = (today + timedelta(days=number) for number in range(7))
        planned = tuple(sorted(day.weekday() for day in week if planned_lines(excerpt.plan, day)))
    return StillOpen(planned, _over(excerpt, today) if planned else (), _due_from(excerpt, today))


def _over(excerpt: Excerpt, today: date) -> tuple[date, ...]:
    """The dates from yesterday on that are days off or have all planned exercises done."""
    off = {one.day for one in excerpt.days_off}
    done: dict[date, set[str]] = {}
    for one in excerpt.exercises:
        done.setdefault(one.day, set()).add(one.exercise)
    finished = {
        day
        for day, keys in done.items()
        if all(is_done(line.exercises, line.choice, keys) for line in planned_lines(excerpt.plan, day))
    }
    return tuple(sorted(day for day in off | finished if day >= today - timedelta(days=1)))


def _due_from(excerpt: Excerpt, today: date) -> date | None:
    """The date from which on the one thing that matters is due, the only question asked weekly; None without an
    activity."""
    named = one_thing(excerpt.definitions)
    if named is None:
        return None
    rated = [one.day for one in excerpt.measurements if one.quantity == named.key and one.day <= today]
    return max(rated) + timedelta(days=EACH_DAYS) if rated else today
