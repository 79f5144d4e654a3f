"""The one file that the reminder reads: when to remind, and the last evening that was finished."""

import json
from contextlib import suppress
from datetime import date, time
from pathlib import Path
from typing import NamedTuple

from diary.atomic_write import write_atomically

FILE = "reminder.json"
_LATEST_TURN = 12


class ReminderWish(NamedTuple):
    """At what local time to remind; None for never. A day of the diary begins at `day_turn_hour`."""

    at: time | None = None
    last_evening: date | None = None
    day_turn_hour: int = 4


def reminder_file(folder: Path) -> Path:
    """The file in the diary's folder."""
    return folder / FILE


def write_wish(folder: Path, wish: ReminderWish) -> None:
    """Write the file; raises `OSError`."""
    content = {
        "at": wish.at.strftime("%H:%M") if wish.at else "",
        "last_evening": wish.last_evening.isoformat() if wish.last_evening else "",
        "day_turn_hour": wish.day_turn_hour,
    }
    write_atomically(reminder_file(folder), json.dumps(content).encode())


def read_wish(folder: Path) -> ReminderWish:
    """What the file says; nothing is wished where it is missing, and what cannot be read of it is left out."""
    try:
        content = json.loads(reminder_file(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ReminderWish()
    if not isinstance(content, dict):
        return ReminderWish()
    turn = content.get("day_turn_hour")
    usual = ReminderWish().day_turn_hour
    hour = turn if isinstance(turn, int) and not isinstance(turn, bool) and 0 <= turn <= _LATEST_TURN else usual
    return ReminderWish(time_of(content.get("at")), _day_of(content.get("last_evening")), hour)


def time_of(text: object) -> time | None:
    """The time of "20:30"; None where it is none."""
    with suppress(ValueError):
        if isinstance(text, str) and len(text) == len("20:30"):
            return time.fromisoformat(text)
    return None


def _day_of(text: object) -> date | None:
    with suppress(ValueError):
        if isinstance(text, str):
            return date.fromisoformat(text)
    return None
