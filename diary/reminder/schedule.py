"""When to remind: once a day of each kind, at or after the time asked for, and only while that is not done."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from diary.reminder.reminder_file import ReminderWish

EVENING, EXERCISES, DUE = "evening", "exercises", "due"
"""The evening that is not written, exercises that are planned and not done, and what is asked once a week or once a
month and was not answered."""
KINDS = (EVENING, EXERCISES, DUE)
_LOOKS_AHEAD_DAYS = 62


def evening_of(moment: datetime, day_turn_hour: int) -> date:
    """The day of the diary at a local time."""
    return (moment - timedelta(hours=day_turn_hour)).date()


def is_open(wish: ReminderWish, kind: str, day: date) -> bool:
    """Whether the person wants to be reminded of that kind, and there is something left to do on a day of the diary."""
    if time_for(wish, kind) is None:
        return False
    if kind == EVENING:
        return wish.last_evening is None or wish.last_evening < day
    if kind == EXERCISES:
        return day.weekday() in wish.exercise_days and day not in wish.exercises_over
    return wish.due_from is not None and wish.due_from <= day


def due_kinds(wish: ReminderWish, moment: datetime, reminded: Mapping[str, date]) -> frozenset[str]:
    """What to remind of at this local time; `reminded` has the day that was reminded of last, of each kind.

    After the computer slept through the time, or was switched on later, it is due until the day turns.
    """
    evening = evening_of(moment, wish.day_turn_hour)
    return frozenset(
        kind
        for kind in KINDS
        if is_open(wish, kind, evening) and reminded.get(kind) != evening and moment >= _moment_on(wish, kind, evening)
    )


def next_reminder(wish: ReminderWish, kind: str, moment: datetime) -> datetime | None:
    """The next local time at which the person would be reminded of that kind, if every day before it were done.

    None where nothing of the kind is wished or planned.
    """
    evening = evening_of(moment, wish.day_turn_hour)
    days = (evening + timedelta(days=number) for number in range(_LOOKS_AHEAD_DAYS))
    coming = (_moment_on(wish, kind, day) for day in days if is_open(wish, kind, day))
    return next((one for one in coming if one > moment), None)


def time_for(wish: ReminderWish, kind: str) -> time | None:
    """The local time asked for, of a kind; None for never."""
    return {EVENING: wish.at, EXERCISES: wish.exercises_at, DUE: wish.due_at}[kind]


def _moment_on(wish: ReminderWish, kind: str, day: date) -> datetime:
    """When the time of a kind comes on a day; one before the hour at which the day turns is after midnight."""
    at = time_for(wish, kind) or time()
    return datetime.combine(day + timedelta(days=1 if at.hour < wish.day_turn_hour else 0), at)
