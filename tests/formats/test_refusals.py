"""What a person reads of a file that is not taken: the whole sentence."""

import sqlite3
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from diary.formats import read_as, recognised
from diary.formats.errors import FormatError
from diary.formats.importing import (
    apple_health_import,
    csv_import,
    health_connect_import,
    loop_backup_import,
    table,
    workbook,
)
from diary.formats.importing.reading import source
from diary.formats.work import Work
from tests.formats import test_gpx_fit_import as gpx_fit
from tests.formats.importing import plan_of
from tests.formats.samples import SAMPLES, archived
from tests.formats.test_workbook import MANIFEST, xlsx

APPLE = b'<?xml version="1.0"?>\n<HealthData>'
NO_JSON = "The file is cut off or damaged: it is no whole JSON document."
UNKNOWN = (
    "{file} is neither a table nor the file of a diary that this program can read. In the program that made it choose"
    " Export, and then CSV."
)


def plan(path: Path) -> None:
    file = source(path)
    plan_of(recognised(file).preview(file, Work(), None))


def refusal(path: Path) -> str:
    """The sentence by which a file is refused, with {path} and {file} in the place of its path and its name."""
    with pytest.raises(FormatError) as refused:
        plan(path)
    return f"{refused.value}".replace(f"{path}", "{path}").replace(path.name, "{file}")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "{path} is empty."),
        (b"\x89PNG\r\n\x1a\n", UNKNOWN),
        (SAMPLES["loop"][:200], "{path} is cut off or damaged, and cannot be unpacked."),
        (b"Date,Pain\n" + b"2026-03-01,3\n" * 6000 + b"\0", "The file is not a text file with columns."),
        (b"Day,Pain\nsoon,3\n", "Say which column holds the day."),
        (
            b"Date,Pain\n01/02/2026,7\n",
            "The dates in the column “Date” may have the day or the month first; say which.",
        ),
        (b"Date,Pain\n01.02.,7\n", "The dates in the column “Date” have no year; say of which year the first is."),
        (
            b"Date;Weight\n2026-03-01;1,234\n",
            "“1,234” may be 1234 or 1.234; say which sign is the decimal one.",
        ),
        (
            b"c," * table.MOST_COLUMNS + b"c\n2026-03-01,3\n",
            "The first row of the file has more than 6000 columns, far more than a diary has.",
        ),
        (APPLE + b"<Record type=>", "The file is cut off or damaged: line 2 is no whole XML."),
        (
            b'<?xml version="1.0"?><!DOCTYPE HealthData [<!ENTITY a "a">]><HealthData>',
            "The file defines texts that grow when it is read; it is not read.",
        ),
        (APPLE + b"<a>" * 101, "The file holds far more than an export of Apple Health does."),
        (archived({"backup.daylio": "!"}), "{file} is no backup of Daylio that can be read."),
        (SAMPLES["fitbit"][:-3], NO_JSON),
        (SAMPLES["nomie 5"][:-3], NO_JSON),
        (SAMPLES["pixels"][:-3], NO_JSON),
        (gpx_fit.gpx_file()[:-20], "The file is cut off or damaged: it is no whole GPX or FIT file."),
        (b"<gpx></gpx>", "{file} tells no times, so it says nothing of minutes."),
        (archived({"Habits.csv": "Place,Habit\n1,Walk\n", "Checkmarks.csv": ""}), "The list of habits has no names."),
        (b'{"format": "neuropathy-diary", ', "The file is no sound JSON. Nothing was imported."),
        (
            b'{"format":"neuropathy-diary", "format": "x"}',
            "The file is no diary of this program. Nothing was imported.",
        ),
        (
            b'{"format": "neuropathy-diary", "version": 2}',
            "The file was written by another version of the program. Nothing was imported.",
        ),
    ],
)
def test_a_file_that_is_not_taken_is_told_in_one_whole_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "mine"
    path.write_bytes(content)
    assert refusal(path) == sentence


def _database() -> bytes:
    with closing(sqlite3.connect(":memory:")) as file:
        file.execute("CREATE TABLE other (id INTEGER)")
        return bytes(file.serialize())


@pytest.mark.parametrize(
    ("form", "content", "sentence"),
    [
        (csv_import, b"nothing here", "The file has no columns; a first row has to name them."),
        (apple_health_import, b"<a/>", "The file is no export of Apple Health."),
        (health_connect_import, _database(), "The file is no export of Health Connect."),
        (
            health_connect_import,
            SAMPLES["health-connect"][:9000],
            "The file is cut off or damaged: it is no whole export of Health Connect.",
        ),
        (loop_backup_import, _database(), "The file is no backup of Loop Habit Tracker."),
        (
            loop_backup_import,
            SAMPLES["loop-backup"][:5000],
            "The file is cut off or damaged: it is no whole backup of Loop.",
        ),
    ],
)
def test_a_file_that_only_begins_as_it_should_is_told(
    tmp_path: Path, form: ModuleType, content: bytes, sentence: str
) -> None:
    path = tmp_path / "mine"
    path.write_bytes(content)
    with pytest.raises(FormatError) as refused:
        form.IMPORT.preview(source(path), Work(), None)
    assert f"{refused.value}" == sentence


@pytest.mark.parametrize(
    ("limit", "sample", "sentence"),
    [
        ("reading._MOST_MEMBERS", "loop", "{path} holds more files than an export of a diary does."),
        ("planning._MOST", "pixels", "The file tells of more than 1 things, far more than a diary holds."),
    ],
)
def test_a_file_beyond_a_limit_is_told_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, sample: str, sentence: str
) -> None:
    path = tmp_path / "mine"
    path.write_bytes(SAMPLES[sample])
    monkeypatch.setattr(f"diary.formats.importing.{limit}", 1)
    assert refusal(path) == sentence


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        ("_LARGEST_UNPACKED", "{path} unpacks to far more than a diary holds."),
        ("_MOST_CELLS", "The sheet “Mine” has far more cells than a diary."),
    ],
)
def test_a_workbook_beyond_a_limit_is_told_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, sentence: str
) -> None:
    path = xlsx(tmp_path / "mine.xlsx", lambda book: book.add_worksheet("Mine").write_row(1, 1, ["Date", "Pain"]))
    monkeypatch.setattr(workbook, limit, 1)
    with pytest.raises(FormatError) as refused:
        workbook.sheets(source(path))
    assert f"{refused.value}".replace(f"{path}", "{path}") == sentence


def test_a_workbook_without_a_cell_and_a_sheet_that_is_not_there_are_told(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "mine.xlsx", lambda book: book.add_worksheet("Mine"))
    assert refusal(path) == "The workbook is empty."
    with pytest.raises(FormatError) as refused:
        workbook.table_in(workbook.sheets(source(path)), "Other")
    assert f"{refused.value}" == "The workbook has no sheet “Other”."


def test_a_workbook_that_is_protected_or_damaged_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.ods"
    encrypted = (
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    )
    path.write_bytes(
        archived(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": MANIFEST.replace("/>", f">{encrypted}</manifest:manifest>"),
                "content.xml": "?",
            }
        )
    )
    assert refusal(path) == "The workbook is protected by a password; save it without one."
    path.write_bytes(archived({"xl/workbook.xml": "<"}))
    assert refusal(path) == "{path} is cut off or damaged, and cannot be read."


def test_a_program_that_nothing_is_called_and_a_file_of_another_one_are_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(SAMPLES["csv"])
    with pytest.raises(FormatError) as unknown:
        read_as(source(path), "excel")
    assert f"{unknown.value}".startswith("There is no program “excel”; there are json, diary-csv, diary-xlsx, ")
    assert f"{unknown.value}".endswith(", pixels, gpx-fit, csv.")
    with pytest.raises(FormatError) as other:
        read_as(source(path), "loop-backup")
    assert f"{other.value}" == "mine.csv is not of this kind: Loop Habit Tracker (backup)."
    assert read_as(source(path), "csv").key == "csv"
