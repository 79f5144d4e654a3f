"""Loop Habit Tracker's archive of CSV files: a list of habits, and a folder with the checkmarks of each.

Only manual checkmarks count as done, not automatic, skipped or unknown ones. The wide files at the root are not read,
as a comma in a habit's name breaks their columns.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from diary.formats.errors import FormatError
from diary.formats.importing import cells
from diary.formats.importing.converting import Reading
from diary.formats.importing.encoding import decoded
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import Mapping, Thing
from diary.formats.importing.planning import Item, plan_items, preview_of, texts_by_label
from diary.formats.importing.reading import LARGEST_TABLE, Source
from diary.formats.importing.suggestion import counted, with_one_scale
from diary.formats.importing.table import records, table
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "loop"
NOTE = "Note: "
_HABITS, _MARKS = "Habits.csv", "Checkmarks.csv"
_NUMBERED = re.compile(r"(\d+)\b")
_STATES = {"YES_MANUAL": "2", "YES_AUTO": "1", "NO": "0", "SKIP": "3", "UNKNOWN": "-1"}
_NOTHING = ("-1", "-3")
"""The codes for unknown and skipped, in files that write states as numbers."""
_THOUSANDTHS = 1000.0


@dataclass(frozen=True, slots=True)
class Habit:
    """A habit; `is_numeric` is None if the file does not contain its type."""

    name: str
    unit: str = ""
    is_numeric: bool | None = None


def recognises(source: Source) -> bool:
    names = {PurePosixPath(name).name for name in source.members}
    return {_HABITS, _MARKS} <= names


def preview(source: Source, work: Work, _given: Mapping | None = None) -> ImportPreview:
    """Read the folders; each habit is a `Thing`, and so are its notes. Raises `FormatError`, `CancelledError`."""
    habits = _habits(source)
    folders = [name for name in source.members if len(PurePosixPath(name).parts) > 1 and name.endswith(f"/{_MARKS}")]
    items, numeric, left = list[Item](), dict[str, Habit](), LARGEST_TABLE
    for number, name in enumerate(folders):
        work.advance(number / len(folders))
        folder = PurePosixPath(name).parts[-2]
        place = _NUMBERED.match(folder)
        habit = habits.get(int(place[1]) if place else 0, Habit(folder.partition(" ")[2] or folder))
        content = source.member(name, left)
        left -= len(content)
        items += _marks(habit, content)
        numeric[habit.name] = habit
    return preview_of_habits(KEY, items, numeric, may_be_thousandths=True)


def preview_of_habits(
    app: str, items: list[Item], habits: dict[str, Habit], *, may_be_thousandths: bool
) -> ImportPreview:
    """The preview of habits, for both formats of Loop."""
    texts = texts_by_label(items)
    things = tuple(_thing(label, values, habits, may_be_thousandths) for label, values in texts.items())
    divided = {thing.label for thing in things if thing.divisor != 1}
    items = [one for one in items if not (isinstance(one, Reading) and one.label in divided and len(one.text) == 1)]
    mapping = Mapping(KEY, (), with_one_scale(things), app=app)
    remarks = [_("What Loop ticked by itself, or what was skipped, does not count as done.")]
    if divided:
        remarks.append(_("Loop writes some numbers in thousandths; please look whether they are right below."))
    return preview_of(mapping, items, len(habits), remarks)


def reading_of(habit: Habit, value: str, day: date, row: int) -> Item | None:
    """The reading of a value, which is a state or a number; None if nothing was done."""
    state = _STATES.get(value, value)
    if not cells.is_number(state, "."):
        return LeftOut(habit.name, _("is no value that Loop writes"), 1, row, value)
    if habit.is_numeric:
        return None if value in _STATES or state in _NOTHING else Reading(habit.name, value, day, row)
    if habit.is_numeric is None and state not in (*_STATES.values(), *_NOTHING):
        return Reading(habit.name, value, day, row)
    return Reading(habit.name, "1", day, row) if state == _STATES["YES_MANUAL"] else None


def _habits(source: Source) -> dict[int, Habit]:
    """The habits by number."""
    names = [name for name in source.members if PurePosixPath(name).name == _HABITS]
    read = table(source.member(min(names, key=len)))
    places = {name.casefold(): place for place, name in enumerate(read.header)}
    if not {"position", "name"} <= places.keys():
        raise FormatError(_("The list of habits has no names."))
    by_number = dict[int, Habit]()
    for row in read.rows:
        cell = {name: row[place] for name, place in places.items()}
        kind = cell.get("type", "").upper()
        habit = Habit(cell["name"], cell.get("unit", ""), {"NUMERICAL": True, "YES_NO": False}.get(kind))
        if cell["position"].isdecimal() and habit.name:
            by_number[int(cell["position"])] = habit
    return by_number


def _marks(habit: Habit, content: bytes) -> Iterator[Item]:
    """The checkmarks of a habit; older files have no header."""
    if not content.strip():
        return
    text, _encoding = decoded(content)
    for row, cell in records(text, ","):
        if row == 1 and cell[0].strip().casefold() == "date":
            continue
        try:
            day = cells.worded_day(cell[0].strip())
        except ValueError:
            yield LeftOut(habit.name, _("is not a day that there is"), 1, row, cell[0])
            continue
        value, note = (part.strip() for part in (*cell[1:3], "", "")[:2])
        if value and (item := reading_of(habit, value, day, row)) is not None:
            yield item
        if note:
            yield Reading(f"{NOTE}{habit.name}", note, day, row)


def _thing(label: str, texts: list[str], habits: dict[str, Habit], may_be_thousandths: bool) -> Thing:
    if label.startswith(NOTE):
        return Thing(label, "note")
    habit = habits.get(label, Habit(label))
    if set(texts) == {"1"} and not habit.is_numeric:
        suggested = counted(label, [1.0])
        return Thing(
            label, suggested.meaning if suggested.meaning in ("event", "treatment") else "exercise", key=suggested.key
        )
    numbers = [cells.number(text, ".") for text in texts if cells.is_number(text, ".")] or [0.0]
    is_whole = all(text.lstrip("-").isdecimal() for text in texts)
    divisor = _THOUSANDTHS if may_be_thousandths and is_whole and max(numbers) >= _THOUSANDTHS else 1.0
    suggested = counted(label, [number / divisor for number in numbers])
    meaning = "measurement" if suggested.meaning == "exercise" else suggested.meaning
    return Thing(
        label, meaning, key=suggested.key, scale=suggested.scale, unit=habit.unit or suggested.unit, divisor=divisor
    )


IMPORT = ImportFormat(KEY, N_("Loop Habit Tracker (archive of CSV)"), ("zip",), recognises, preview, plan_items)
