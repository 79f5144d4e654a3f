"""Loop Habit Tracker's backup: an SQLite file with the tables Habits and Repetitions, opened read-only.

Timestamps are milliseconds of midnight UTC; values of numeric habits are in thousandths, those of yes/no habits states.
"""

import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime

from diary.domain.rounding import as_entered
from diary.formats.errors import FormatError
from diary.formats.importing.converting import Reading
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.loop_import import NOTE, Habit, preview_of_habits, reading_of
from diary.formats.importing.mapping import Mapping
from diary.formats.importing.planning import Item, plan_items
from diary.formats.importing.reading import LARGEST, Source
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "loop-backup"
_MAGIC = b"SQLite format 3\0"
_BROKEN = (sqlite3.Error, UnicodeError)
"""The errors of a damaged file; SQLite's message may be invalid UTF-8."""
_NUMERIC = 1
_MARKS = (-3, -1, 1, 2, 3)
"""States, which also occur among the values of numeric habits and are not numbers there."""
_STEPS = 20_000
PATIENCE_S = 60.0
"""How long (s) the file may be read: what looks like its tables could be made to never end."""
_LARGEST_VALUE = 1_000_000
_QUERY = (
    "SELECT Habits.name, Habits.unit, Habits.type, Repetitions.timestamp, Repetitions.value, Repetitions.notes"
    " FROM Repetitions JOIN Habits ON Habits.id = Repetitions.habit ORDER BY Repetitions.timestamp, Habits.id"
)
_OLD_QUERY = _QUERY.replace("Habits.unit", "''").replace("Habits.type", "0").replace("Repetitions.notes", "''")


def recognises(source: Source) -> bool:
    """Whether it is an SQLite file with both tables."""
    if not source.head.startswith(_MAGIC):
        return False
    try:
        with closing(_opened(source, Work())) as file:
            return {"Habits", "Repetitions"} <= _tables(file)
    except (*_BROKEN, FormatError):
        return False


def preview(source: Source, work: Work, _given: Mapping | None = None) -> ImportPreview:
    """Read all repetitions; each habit is a `Thing`, and so are its notes. Raises `FormatError`, `CancelledError`."""
    work.advance(0.0)
    items, habits = list[Item](), dict[str, Habit]()
    try:
        with closing(_opened(source, work)) as file:
            if not {"Habits", "Repetitions"} <= _tables(file):
                raise FormatError(_("The file is no backup of Loop Habit Tracker."))
            has_notes = any(row[1] == "notes" for row in file.execute("PRAGMA table_info(Repetitions)"))
            for number, row in enumerate(file.execute(_QUERY if has_notes else _OLD_QUERY), start=1):
                name, unit, kind, stamp, value, note = row
                habit = Habit(f"{name}", f"{unit or ''}", is_numeric=kind == _NUMERIC)
                habits[habit.name] = habit
                items += _items(habit, stamp, value, note, number)
    except _BROKEN as error:
        work.check()
        raise FormatError(_("The file is cut off or damaged: it is no whole backup of Loop.")) from error
    work.advance(1.0)
    return preview_of_habits(KEY, items, habits, may_be_thousandths=False)


def _items(habit: Habit, stamp: object, value: object, note: object, number: int) -> list[Item]:
    """The readings of one repetition."""
    if not isinstance(stamp, int) or not isinstance(value, int):
        return [LeftOut(habit.name, _("is no value that Loop writes"), 1, number, f"{value}")]
    try:
        day = datetime.fromtimestamp(stamp / 1000, UTC).date()
    except (ValueError, OverflowError, OSError):
        return [LeftOut(habit.name, _("is not a day that there is"), 1, number, f"{stamp}")]
    is_mark = habit.is_numeric and value in _MARKS
    text = as_entered(value / 1000) if habit.is_numeric else f"{value}"
    items = [None if is_mark else reading_of(habit, text, day, number)]
    if isinstance(note, str) and note.strip():
        items.append(Reading(f"{NOTE}{habit.name}", note.strip(), day, number))
    return [one for one in items if one is not None]


def _opened(source: Source, work: Work) -> sqlite3.Connection:
    """The database in memory, whose queries are interrupted once the work was cancelled or `PATIENCE_S` are over.

    Raises `FormatError`.
    """
    content = source.content(LARGEST)
    file = sqlite3.connect(":memory:", check_same_thread=False)
    file.deserialize(content)

    end = time.monotonic() + PATIENCE_S

    def is_called_off() -> bool:
        return work.is_called_off or time.monotonic() > end

    file.text_factory = lambda text: text.decode("utf-8", "replace")
    file.set_progress_handler(is_called_off, _STEPS)
    file.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
        file.execute(f"PRAGMA {pragma}")
    return file


def _tables(file: sqlite3.Connection) -> set[str]:
    """The names of the tables, without views, whose queries could be arbitrarily expensive."""
    return {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


IMPORT = ImportFormat(KEY, N_("Loop Habit Tracker (backup)"), recognises, preview, plan_items)
