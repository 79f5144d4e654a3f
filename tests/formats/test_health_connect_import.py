"""Health Connect's export, made here with the tables that Android's own code makes."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zipfile import ZipFile

import pytest

from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.formats.errors import FormatError
from diary.formats.importing.health_connect_import import IMPORT
from diary.formats.importing.reading import source
from diary.formats.work import Work
from tests.formats.importing import adds_nothing_again, look_at, made, plan_of, rows_left_out, things

_COMMON = (
    "row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB, last_modified_time INTEGER, app_info_id INTEGER,"
    " start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, local_date INTEGER"
)
TABLES = (
    "CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT NOT NULL UNIQUE)",
    f"CREATE TABLE steps_record_table ({_COMMON}, count INTEGER,"
    " local_date_time_start_time INTEGER AS (start_time + 1000 * start_zone_offset))",
    f"CREATE TABLE sleep_session_record_table ({_COMMON}, notes TEXT, title TEXT)",
    "CREATE TABLE sleep_stages_table (parent_key INTEGER NOT NULL, stage_start_time INTEGER NOT NULL,"
    " stage_end_time INTEGER NOT NULL, stage_type INTEGER NOT NULL)",
    f"CREATE TABLE exercise_session_record_table ({_COMMON}, notes TEXT, exercise_type INTEGER, title TEXT)",
)
_OFFSET = 3600
_ZONE = timezone(timedelta(seconds=_OFFSET))
PHONE, WATCH = 1, 2


def stamp(moment: str) -> int:
    """Milliseconds since 1970 of a moment of that zone."""
    return int(datetime.fromisoformat(moment).replace(tzinfo=_ZONE).timestamp() * 1000)


def database(folder: Path) -> Path:
    path = folder / "health_connect_export.db"
    with closing(sqlite3.connect(path)) as file:
        for table in TABLES:
            file.execute(table)
        for app, begin, count in (
            (PHONE, "2026-03-01T23:30", 400),
            (PHONE, "2026-03-01T09:00", 3000),
            (WATCH, "2026-03-01T09:00", 3900),
            (PHONE, "2026-03-02T00:10", 50),
        ):
            row = (app, stamp(begin), _OFFSET, stamp(begin) + 60_000, _OFFSET, count)
            file.execute("INSERT INTO steps_record_table VALUES (NULL, x'01', 0, ?, ?, ?, ?, ?, 20513, ?)", row)
        file.execute("INSERT INTO steps_record_table (count) VALUES ('many')")
        _sleep(file)
        for app, begin, minutes, kind in (
            (PHONE, "2026-03-01T10:05", 20, 53),
            (WATCH, "2026-03-01T10:00", 30, 53),
            (WATCH, "2026-03-01T11:00", 15, 53),
            (WATCH, "2026-03-01T12:00", 40, 45),
            (WATCH, "2026-03-02T12:00", 10, 0),
        ):
            row = (app, stamp(begin), _OFFSET, stamp(begin) + minutes * 60_000, _OFFSET, kind)
            file.execute(
                "INSERT INTO exercise_session_record_table VALUES (NULL, x'01', 0, ?, ?, ?, ?, ?, 20513, '', ?, '')",
                row,
            )
        file.commit()
    return path


def _sleep(file: sqlite3.Connection) -> None:
    """A night that the watch cut into stages and the phone did not, and one that ends before it began."""
    for app, begin, end in (
        (WATCH, "2026-03-01T22:00", "2026-03-02T06:00"),
        (PHONE, "2026-03-02T05:30", "2026-03-02T06:30"),
        (PHONE, "2026-03-03T05:00", "2026-03-03T04:00"),
    ):
        row = (app, stamp(begin), _OFFSET, stamp(end), _OFFSET)
        file.execute(
            "INSERT INTO sleep_session_record_table VALUES (NULL, x'01', 0, ?, ?, ?, ?, ?, 20513, '', '')", row
        )
    for begin, end, kind in (
        ("2026-03-01T22:00", "2026-03-01T22:30", 1),
        ("2026-03-01T22:30", "2026-03-02T02:30", 4),
        ("2026-03-02T02:30", "2026-03-02T05:00", 5),
        ("2026-03-02T05:00", "2026-03-02T06:00", 7),
    ):
        file.execute("INSERT INTO sleep_stages_table VALUES (1, ?, ?, ?)", (stamp(begin), stamp(end), kind))


def archive(folder: Path) -> Path:
    inner, path = database(folder), folder / "Health Connect.zip"
    with ZipFile(path, "w") as packed:
        packed.write(inner, inner.name)
    inner.unlink()
    return path


@pytest.mark.parametrize("kind", [archive, database])
def test_a_day_has_the_steps_of_one_app_and_a_night_the_sleep_of_all(tmp_path: Path, kind: object) -> None:
    assert callable(kind)
    preview = look_at(kind(tmp_path), "health-connect")
    plan = plan_of(preview)
    measured = [(one.quantity, one.day.isoformat(), one.value) for one in made(plan.changes, Measurement)]
    assert measured == [("steps", "2026-03-01", 3900), ("steps", "2026-03-02", 50), ("sleep-hours", "2026-03-02", 7.5)]
    assert adds_nothing_again(preview, plan)


def test_an_activity_that_two_apps_recorded_counts_once_and_an_unknown_one_is_asked(tmp_path: Path) -> None:
    preview = look_at(archive(tmp_path), "health-connect")
    plan = plan_of(preview)
    done = sorted((one.exercise, one.minutes) for one in made(plan.changes, ExerciseDone))
    assert done == [("brisk-walk", 15), ("brisk-walk", 30), ("strength-training", 40)]
    assert things(preview.mapping)["Workout"].meaning == "ask"
    assert plan.asks == ("Workout",)
    assert rows_left_out(plan) == [(1, "", "is the same activity once more")]
    counted = [(one.label, one.cells, one.reason) for one in plan.left_out if not one.row and one.label != "Workout"]
    assert counted == [("Steps", 1, "is no whole record"), ("Sleep", 1, "is no whole record")]
    assert plan.adds_up


def test_an_activity_that_is_no_whole_record_is_listed_with_its_row(tmp_path: Path) -> None:
    path = database(tmp_path)
    with closing(sqlite3.connect(path)) as file:
        file.execute("INSERT INTO exercise_session_record_table (start_time, exercise_type) VALUES ('then', 53)")
        file.commit()
    rows = [(one.label, one.row, one.reason) for one in plan_of(look_at(path, "health-connect")).left_out if one.row]
    assert rows == [("Exercise", 6, "is no whole record"), ("Walking", 1, "is the same activity once more")]


@pytest.mark.parametrize("table", ["exercise_session_record_table", "sleep_stages_table"])
def test_an_export_of_a_version_without_a_table_is_read(tmp_path: Path, table: str) -> None:
    path = database(tmp_path)
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"DROP TABLE {table}")
        file.commit()
    plan = plan_of(look_at(path, "health-connect"))
    [night] = [one.value for one in made(plan.changes, Measurement) if one.quantity == "sleep-hours"]
    assert (night, len(made(plan.changes, ExerciseDone))) == ((7.5, 0) if "exercise" in table else (8.5, 3))


def test_what_was_recorded_elsewhere_counts_for_the_day_there(tmp_path: Path) -> None:
    path = database(tmp_path)
    walk, sleep = (
        datetime.fromisoformat(f"2026-03-05T{begin}+09:00").timestamp() * 1000 for begin in ("08:30", "19:30")
    )
    update = "UPDATE {}_session_record_table SET (start_zone_offset, start_time, end_time) = (?, ?, ?)"
    with closing(sqlite3.connect(path)) as file:
        for kind, begin in (("exercise", walk), ("sleep", sleep)):
            times = (9 * 3600, begin, begin + 1_800_000)
            file.execute(update.format(kind), times)
        file.commit()
    plan = plan_of(look_at(path, "health-connect"))
    assert {one.day.isoformat() for one in made(plan.changes, ExerciseDone)} == {"2026-03-05"}
    nights = [one for one in made(plan.changes, Measurement) if one.quantity == "sleep-hours"]
    assert ("2026-03-06", 0.5) in [(one.day.isoformat(), one.value) for one in nights]


def test_one_that_is_cut_off_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = database(tmp_path)
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(FormatError, match="Health Connect"):
        IMPORT.preview(source(path), Work(), None)
