"""Loop Habit Tracker's backup, made here with the tables that its own code makes."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.formats import recognised
from diary.formats.errors import FormatError
from diary.formats.importing import foreign_database
from diary.formats.importing.loop_backup_import import IMPORT
from diary.formats.importing.reading import source
from diary.formats.work import CancelledError, Work
from tests.formats.importing import adds_nothing_again, look_at, made, plan_of, rows_left_out

HABITS = (
    "CREATE TABLE Habits (id INTEGER PRIMARY KEY AUTOINCREMENT, archived INTEGER, color INTEGER, description TEXT,"
    " freq_den INTEGER, freq_num INTEGER, highlight INTEGER, name TEXT, position INTEGER, reminder_hour INTEGER,"
    " reminder_min INTEGER, type INTEGER NOT NULL DEFAULT 0, target_type INTEGER, target_value REAL, unit TEXT,"
    " question TEXT, uuid TEXT)"
)
REPETITIONS = (
    "CREATE TABLE Repetitions (id INTEGER PRIMARY KEY AUTOINCREMENT, habit INTEGER NOT NULL REFERENCES Habits(id),"
    " timestamp INTEGER NOT NULL, value INTEGER NOT NULL, notes TEXT)"
)
ROWS = [
    (1, "2026-03-01", 2, ""),
    (1, "2026-03-02", 1, ""),
    (1, "2026-03-03", 0, ""),
    (1, "2026-03-04", 3, ""),
    (1, "2026-03-05", 2, "Easier"),
    (2, "2026-03-01", 5_210_000, ""),
    (2, "2026-03-02", 3, ""),
    (2, "2026-03-03", 0, ""),
]


def stamp(day: str) -> int:
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Loop Habits Backup 2026-03-05.db"
    with closing(sqlite3.connect(path)) as made_file:
        made_file.execute("PRAGMA user_version = 25")
        made_file.execute(HABITS)
        made_file.execute(REPETITIONS)
        made_file.execute("INSERT INTO Habits (id, name, type, unit) VALUES (1, 'Calf stretch', 0, '')")
        made_file.execute("INSERT INTO Habits (id, name, type, unit) VALUES (2, 'Steps', 1, 'steps')")
        made_file.executemany(
            "INSERT INTO Repetitions (habit, timestamp, value, notes) VALUES (?, ?, ?, ?)",
            [(habit, stamp(day), value, note) for habit, day, value, note in ROWS],
        )
        made_file.commit()
    return path


def test_states_are_told_from_thousandths_by_the_kind_of_habit(file: Path) -> None:
    before = file.read_bytes()
    preview = look_at(file, "loop-backup")
    plan = plan_of(preview)
    assert [one.day.isoformat() for one in made(plan.changes, ExerciseDone)] == ["2026-03-01", "2026-03-05"]
    measured = [(one.quantity, one.day.isoformat(), one.value) for one in made(plan.changes, Measurement)]
    assert measured == [("steps", "2026-03-01", 5210), ("steps", "2026-03-03", 0)]
    assert [one.text for one in made(plan.changes, Note)] == ["Easier"]
    assert adds_nothing_again(preview, plan)
    assert file.with_name("file").read_bytes() == before
    assert [path.name for path in file.parent.glob("file*")] == ["file"]


def test_a_moment_beyond_the_calendar_is_listed(file: Path) -> None:
    with closing(sqlite3.connect(file)) as made_file:
        made_file.execute("INSERT INTO Repetitions (habit, timestamp, value) VALUES (1, ?, 2)", (10**17,))
        made_file.commit()
    assert rows_left_out(plan_of(look_at(file, "loop-backup"))) == [
        (9, "100000000000000000", "is not a day that there is")
    ]


def test_a_backup_that_is_cut_off_is_refused_in_one_sentence(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(FormatError):
        IMPORT.preview(source(file), Work(), None)


def test_another_programs_database_is_not_taken_for_one(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE Habits (id INTEGER)")
        other.commit()
    with pytest.raises(FormatError, match="neither a table nor"):
        recognised(source(path))


def test_reading_that_is_called_off_in_between_answers_nothing(file: Path) -> None:
    work = Work(lambda _share: work.cancel())
    with pytest.raises(CancelledError):
        IMPORT.preview(source(file), work, None)


def test_a_backup_that_never_ends_is_given_up(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_database, "PATIENCE_S", 0.0)
    monkeypatch.setattr(foreign_database, "_STEPS", 1)
    with pytest.raises(FormatError, match="no whole backup"):
        IMPORT.preview(source(file), Work(), None)
