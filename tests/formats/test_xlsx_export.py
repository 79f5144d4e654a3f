"""The workbook, opened by another library and by LibreOffice."""

import csv
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from diary.domain.change import added
from diary.domain.excerpt import Excerpt, changed
from diary.domain.kinds import KINDS
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import Record
from diary.formats.exporting import xlsx_export
from tests.formats.diaries import DAY, MADE_ON, NEXT, PRIVATE, SHARED, diary
from tests.slow.whole import at
from tests.strategies import FIRST, LAST, diaries

SOFFICE = shutil.which("soffice")


def opened(excerpt: Excerpt) -> Workbook:
    return openpyxl.load_workbook(BytesIO(xlsx_export.write(excerpt, MADE_ON)))


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    header, *others = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [dict(zip(header, row, strict=True)) for row in others]


def test_each_kind_of_which_there_is_something_has_its_sheet() -> None:
    assert opened(diary()).sheetnames == ["About", *(kind.title for kind in KINDS)]


def test_days_times_numbers_and_truth_are_such() -> None:
    book = opened(diary())
    evening, noon = (rows(book["Ratings"])[place] for place in (0, 5))
    assert (evening["Day"], evening["Time"], evening["Value"]) == (datetime(2026, 11, 21), None, 4)
    assert (noon["Time"], noon["Value"], noon["Rated"]) == (time(12, 30), 5, "At that moment")
    assert evening["Written down"] == datetime(2026, 11, 21, 20, 0)
    assert rows(book["What happened"])[0]["Hurt"] is False
    assert rows(book["Patient"])[0]["Born"] == datetime(1955, 3, 14)
    assert rows(book["Exercises"])[0]["Value"] is None
    formats = {cell.number_format for cell in book["Ratings"]["A"][1:]}
    assert formats == {"yyyy-mm-dd"}


def test_an_answer_of_the_background_form_stands_in_words_beside_what_was_asked() -> None:
    found = {one["Name"]: one for one in rows(opened(diary())["Health background"])}
    assert list(found)[:3] == ["Main problem", "First noticed", "Feels"]
    assert (found["Feels"]["Words"], found["Feels"]["Group"]) == ("Numb; Burning", "How it feels")
    assert (found["Last HbA1c"]["Value"], found["Last HbA1c"]["Unit"]) == (48.5, "mmol/mol")
    assert (found["In the family"]["Words"], found["First noticed"]["Words"]) == ("I do not know", "2019-05")
    assert found["Takes now"]["Words"] == "Pregabalin 75 mg\nMetformin"


def test_the_header_stays_in_sight() -> None:
    assert {sheet.freeze_panes for sheet in opened(diary()).worksheets[1:8]} == {"B2"}


def test_a_row_is_as_high_as_its_text_has_lines() -> None:
    heights = opened(replace(diary(), notes=(Note(day=DAY, text="Warm"), Note(day=DAY, text="a " * 200)))).worksheets
    [sheet] = [one for one in heights if one.title == "Notes"]
    high, plain = (sheet.row_dimensions[place].height for place in (2, 3))
    assert {high, plain} == {7 * 15, None}


def test_no_text_is_a_formula_and_none_is_changed() -> None:
    notes = opened(diary())["Notes"]
    assert [one["Words"] for one in rows(notes)] == [SHARED, PRIVATE]
    [cell] = [cell for row in notes.iter_rows() for cell in row if cell.value == PRIVATE]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


@given(diaries)
@settings(max_examples=at(25, 10))
def test_no_cell_of_a_random_diary_is_a_formula_or_an_error(some: list[Record]) -> None:
    book = opened(changed(Excerpt(period=Period(FIRST, LAST)), added(some)))
    kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d", "b"}


def test_a_text_that_no_cell_can_hold_goes_on_beside_it() -> None:
    long = "ä" * 40_000
    sheet = opened(replace(diary(), notes=(Note(day=DAY, text=long),)))["Notes"]
    texts = [cell.value for cell in sheet[2] if isinstance(cell.value, str) and cell.value.startswith("ä")]
    assert "".join(texts) == long


def test_a_day_before_1900_is_a_text() -> None:
    sheet = opened(replace(diary(), notes=(Note(day=date(1899, 12, 31), text="Old"),)))["Notes"]
    assert sheet["A2"].value == "1899-12-31"


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_calculates_nothing(tmp_path: Path) -> None:
    file = tmp_path / "diary.xlsx"
    file.write_bytes(xlsx_export.write(diary(), MADE_ON))
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    environment = {**os.environ, "HOME": str(tmp_path)}
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", every_sheet, "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, timeout=110, capture_output=True, env=environment)
    with (tmp_path / "diary-Notes.csv").open(encoding="utf-8", newline="") as table:
        assert [one["Words"] for one in csv.DictReader(table)] == [SHARED, PRIVATE]
    with (tmp_path / "diary-Ratings.csv").open(encoding="utf-8", newline="") as table:
        ratings = [(one["Day"], one["Time"][:5], one["Name"], one["Value"]) for one in csv.DictReader(table)]
    assert ratings[0] == (DAY.isoformat(), "", "Numbness", "4")
    assert ratings[4] == (NEXT.isoformat(), "12:30", "Pain", "5")
