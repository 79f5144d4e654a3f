"""What a reminder may ask for: days with planned exercises that are not done, and what is asked once a week."""

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
    """The days of the week (0 is Monday) with planned exercises; the days on which these are done or there is a day
    off; and the day from which on something is due that is asked once a week, None for nothing."""

    exercise_days: tuple[int, ...] = ()
    exercises_over: tuple[date, ...] = ()
    due_from: date | None = None


def period_around(today: date) -> Period:
    """The days whose records `still_open` needs."""
    return Period(today - timedelta(days=EACH_DAYS), today + timedelta(days=_DAYS_AHEAD))


def still_open(excerpt: Excerpt, today: date, left_out: Collection[str]) -> StillOpen:
    """What is open from today on, by the records of `period_around`; `left_out` are parts of the day (`day_parts`)."""
    planned: tuple[int, ...] = ()
    if EXERCISES not in left_out:
        week = (today + timedelta(days=number) for number in range(7))
        planned = tuple(sorted(day.weekday() for day in week if planned_lines(excerpt.plan, day)))
    return StillOpen(planned, _over(excerpt, today) if planned else (), _due_from(excerpt, today))


def _over(excerpt: Excerpt, today: date) -> tuple[date, ...]:
    """The days from yesterday on with a day off, or on which all that was planned is done."""
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
    """From when on the one thing that matters is asked for; it is the one thing that is asked once a week."""
    named = one_thing(excerpt.definitions)
    if named is None:
        return None
    rated = [one.day for one in excerpt.measurements if one.quantity == named.key and one.day <= today]
    return max(rated) + timedelta(days=EACH_DAYS) if rated else today
