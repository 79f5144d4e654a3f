"""When to remind: once an evening, at or after the time asked for, and only while it is not written."""

from datetime import date, datetime, time, timedelta

from diary.reminder.reminder_file import ReminderWish


def evening_of(moment: datetime, day_turn_hour: int) -> date:
    """The day of the diary at a local time."""
    return (moment - timedelta(hours=day_turn_hour)).date()


def is_due(wish: ReminderWish, moment: datetime, reminded: date | None) -> bool:
    """Whether to remind at this local time; `reminded` is the evening that was reminded of last.

    After the computer slept through the time, or was switched on later, it is due until the day turns.
    """
    if wish.at is None:
        return False
    evening = evening_of(moment, wish.day_turn_hour)
    is_written = wish.last_evening is not None and wish.last_evening >= evening
    return not is_written and reminded != evening and moment >= _moment_on(wish, evening, wish.at)


def next_reminder(wish: ReminderWish, moment: datetime) -> datetime | None:
    """The next local time at which the person would be reminded, if every evening before it were written; else None."""
    if wish.at is None:
        return None
    evening = evening_of(moment, wish.day_turn_hour)
    is_over = moment >= _moment_on(wish, evening, wish.at)
    is_written = wish.last_evening is not None and wish.last_evening >= evening
    return _moment_on(wish, evening + timedelta(days=1 if is_over or is_written else 0), wish.at)


def _moment_on(wish: ReminderWish, evening: date, at: time) -> datetime:
    """When the time comes on a day of the diary; one before the hour at which the day turns is after midnight."""
    return datetime.combine(evening + timedelta(days=1 if at.hour < wish.day_turn_hour else 0), at)
