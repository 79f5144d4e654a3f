"""When to remind: once a day for each kind, at or after the configured time, and only while something is open."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from diary.reminder.reminder_file import ReminderWish

EVENING, EXERCISES, DUE = "evening", "exercises", "due"
"""The kinds: an evening without entries, planned exercises that are not done, and an unanswered weekly or monthly
question."""
KINDS = (EVENING, EXERCISES, DUE)
_LOOKS_AHEAD_DAYS = 62


def evening_of(moment: datetime, day_turn_hour: int) -> date:
    """The day of the diary at a local time."""
    return (moment - timedelta(hours=day_turn_hour)).date()


def is_open(wish: ReminderWish, kind: str, day: date) -> bool:
    """Whether reminders of that kind are switched on, and something of the kind is open on a day of the diary."""
    if time_for(wish, kind) is None:
        return False
    if kind == EVENING:
        return wish.last_evening is None or wish.last_evening < day
    if kind == EXERCISES:
        return day.weekday() in wish.exercise_days and day not in wish.exercises_over
    return wish.due_from is not None and wish.due_from <= day


def due_kinds(wish: ReminderWish, moment: datetime, reminded: Mapping[str, date]) -> frozenset[str]:
    """The kinds to remind of at this local time; `reminded` is the last day of a reminder of each kind.

    If the computer was suspended or off at the configured time, a kind is due until the end of the diary's day.
    """
    evening = evening_of(moment, wish.day_turn_hour)
    return frozenset(
        kind
        for kind in KINDS
        if is_open(wish, kind, evening) and reminded.get(kind) != evening and moment >= _moment_on(wish, kind, evening)
    )


def next_reminder(wish: ReminderWish, kind: str, moment: datetime) -> datetime | None:
    """The next local time of a reminder of that kind, assuming that every day before it will be done.

    None if the kind is switched off or nothing is planned.
    """
    evening = evening_of(moment, wish.day_turn_hour)
    days = (evening + timedelta(days=number) for number in range(_LOOKS_AHEAD_DAYS))
    coming = (_moment_on(wish, kind, day) for day in days if is_open(wish, kind, day))
    return next((one for one in coming if one > moment), None)


def time_for(wish: ReminderWish, kind: str) -> time | None:
    """The configured local time of a kind; None for never."""
    return {EVENING: wish.at, EXERCISES: wish.exercises_at, DUE: wish.due_at}[kind]


def _moment_on(wish: ReminderWish, kind: str, day: date) -> datetime:
    """The point in time of a kind's reminder on a diary day; times before the hour at which the day turns are after
    midnight."""
    at = time_for(wish, kind) or time()
    return datetime.combine(day + timedelta(days=1 if at.hour < wish.day_turn_hour else 0), at)
