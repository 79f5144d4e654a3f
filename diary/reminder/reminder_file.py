"""The file that the reminder reads: when to remind, and what is not done yet. It names nothing of the diary."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time
from pathlib import Path
from typing import NamedTuple, TypeVar

from diary.atomic_write import write_atomically

T = TypeVar("T")

FILE = "reminder.json"
_LATEST_TURN = 12
_MOST_DAYS = 100
_LONGEST_NAME = 60


class ReminderWish(NamedTuple):
    """The local times of reminders, None for never: `at` for the evening, `exercises_at` for exercises, `due_at` for
    periodic questions.

    A day of the diary begins at `day_turn_hour`. Exercises are planned on `exercise_days` (0 is Monday), except on the
    dates `exercises_over`, on which they are done or which are days off. A weekly or monthly question is due from the
    date `due_from` on; None for no question. `name` is the diary's owner, if there are two diaries on the computer.
    """

    at: time | None = None
    last_evening: date | None = None
    day_turn_hour: int = 4
    exercises_at: time | None = None
    exercise_days: tuple[int, ...] = ()
    exercises_over: tuple[date, ...] = ()
    due_at: time | None = None
    due_from: date | None = None
    name: str = ""

    @property
    def is_wanted(self) -> bool:
        """Whether any reminder is switched on."""
        return any(one is not None for one in (self.at, self.exercises_at, self.due_at))


def reminder_file(folder: Path) -> Path:
    """The file in the diary's folder."""
    return folder / FILE


def write_wish(folder: Path, wish: ReminderWish) -> None:
    """Write the file; raises `OSError`."""
    content = {
        "at": _clock(wish.at),
        "last_evening": _iso(wish.last_evening),
        "day_turn_hour": wish.day_turn_hour,
        "exercises_at": _clock(wish.exercises_at),
        "exercise_days": [*wish.exercise_days],
        "exercises_over": [_iso(day) for day in wish.exercises_over],
        "due_at": _clock(wish.due_at),
        "due_from": _iso(wish.due_from),
        "name": wish.name,
    }
    write_atomically(reminder_file(folder), json.dumps(content).encode())


def read_wish(folder: Path) -> ReminderWish:
    """The content of the file; the default (no reminders) if it is missing, and default values for invalid fields."""
    try:
        content = json.loads(reminder_file(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ReminderWish()
    if not isinstance(content, dict):
        return ReminderWish()
    turn = _number_of(content.get("day_turn_hour"), _LATEST_TURN)
    name = content.get("name")
    return ReminderWish(
        at=time_of(content.get("at")),
        last_evening=day_of(content.get("last_evening")),
        day_turn_hour=ReminderWish().day_turn_hour if turn is None else turn,
        exercises_at=time_of(content.get("exercises_at")),
        exercise_days=_each(content.get("exercise_days"), lambda one: _number_of(one, 6)),
        exercises_over=_each(content.get("exercises_over"), day_of),
        due_at=time_of(content.get("due_at")),
        due_from=day_of(content.get("due_from")),
        name=name[:_LONGEST_NAME] if isinstance(name, str) else "",
    )


def time_of(text: object) -> time | None:
    """The time in "20:30"; None for any other value."""
    with suppress(ValueError):
        if isinstance(text, str) and len(text) == len("20:30"):
            return time.fromisoformat(text)
    return None


def day_of(text: object) -> date | None:
    """The date in "2026-11-24"; None for any other value."""
    with suppress(ValueError):
        if isinstance(text, str):
            return date.fromisoformat(text)
    return None


def _each(values: object, read: Callable[[object], T | None]) -> tuple[T, ...]:
    """The valid elements of a list; empty for any other value."""
    listed = values[:_MOST_DAYS] if isinstance(values, list) else []
    return tuple(one for value in listed if (one := read(value)) is not None)


def _number_of(value: object, most: int) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most else None


def _clock(at: time | None) -> str:
    return at.strftime("%H:%M") if at is not None else ""


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
