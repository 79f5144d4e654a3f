"""Loop Habit Tracker's backup: an SQLite file with the tables Habits and Repetitions, opened read-only.

Timestamps are milliseconds of midnight UTC; values of numeric habits are in thousandths, those of yes/no habits states.
"""

from datetime import UTC, datetime

from diary.domain.rounding import as_entered
from diary.formats.errors import FormatError
from diary.formats.importing.converting import Reading
from diary.formats.importing.foreign_database import MAGIC, columns_of, has_tables, opened_database, tables_of
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.loop_import import NOTE, Habit, preview_of_habits, reading_of
from diary.formats.importing.mapping import Mapping
from diary.formats.importing.planning import Item, plan_items
from diary.formats.importing.reading import LARGEST, Source
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "loop-backup"
_NUMERIC = 1
_MARKS = (-3, -1, 1, 2, 3)
"""The codes of states, which also occur among the values of numeric habits and are not numbers there."""
_QUERY = (
    "SELECT Habits.name, Habits.unit, Habits.type, Repetitions.timestamp, Repetitions.value, Repetitions.notes"
    " FROM Repetitions JOIN Habits ON Habits.id = Repetitions.habit ORDER BY Repetitions.timestamp, Habits.id"
)
_OLD_QUERY = _QUERY.replace("Habits.unit", "''").replace("Habits.type", "0").replace("Repetitions.notes", "''")


def recognises(source: Source) -> bool:
    """Whether the source is an SQLite file with both tables."""
    is_database = source.head.startswith(MAGIC) and source.size <= LARGEST
    return is_database and has_tables(source.content(LARGEST), "Habits", "Repetitions")


def preview(source: Source, work: Work, _given: Mapping | None = None) -> ImportPreview:
    """Read all repetitions; each habit is a `Thing`, and so are its notes. Raises `FormatError`, `CancelledError`."""
    work.advance(0.0)
    items, habits = list[Item](), dict[str, Habit]()
    trouble = _("The file is cut off or damaged: it is no whole backup of Loop.")
    with opened_database(source.content(LARGEST), work, trouble) as file:
        if not {"Habits", "Repetitions"} <= tables_of(file):
            raise FormatError(_("The file is no backup of Loop Habit Tracker."))
        query = _QUERY if "notes" in columns_of(file, "Repetitions") else _OLD_QUERY
        for number, row in enumerate(file.execute(query), start=1):
            name, unit, kind, stamp, value, note = row
            habit = Habit(f"{name}", f"{unit or ''}", is_numeric=kind == _NUMERIC)
            habits[habit.name] = habit
            items += _items(habit, stamp, value, note, number)
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


IMPORT = ImportFormat(KEY, N_("Loop Habit Tracker (backup)"), ("db",), recognises, preview, plan_items)
