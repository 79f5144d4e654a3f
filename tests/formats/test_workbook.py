"""Workbooks of spreadsheet programs."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.formats.errors import FormatError
from diary.formats.importing.csv_import import IMPORT
from diary.formats.importing.reading import source
from diary.formats.importing.workbook import in_text, is_workbook
from diary.formats.work import Work
from tests.formats.importing import look_at, made, plan_of, ratings

ODS_CELL = (
    '<table:table-cell office:value-type="{kind}" office:{name}="{value}"><text:p>{value}</text:p></table:table-cell>'
)
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>
<table:table table:name="Sheet1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""


def xlsx(file: Path, fill: Callable[[Workbook], None]) -> Path:
    content = BytesIO()
    book = Workbook(content)
    fill(book)
    book.close()
    file.write_bytes(content.getvalue())
    return file


def two_sheets(book: Workbook) -> None:
    day, clock = book.add_format({"num_format": "dd.mm.yy"}), book.add_format({"num_format": "hh:mm"})
    small, large = book.add_worksheet("Notes"), book.add_worksheet("2026")
    small.write_row(0, 0, ["Read me", "please"])
    large.write_row(0, 0, ["My diary"])
    large.write_row(2, 0, ["Datum", "Uhrzeit", "Schmerz", "Schritte", "Bemerkung"])
    for place, (pain, steps) in enumerate(((4, 4321), (6.5, 980)), 3):
        large.write_datetime(place, 0, datetime(2026, 3, place), day)
        large.write_datetime(place, 1, time(8, 30), clock)
        large.write_row(place, 2, [pain, steps, "kühl" if place == 3 else None])


def test_typed_cells_of_the_fuller_sheet_are_read(tmp_path: Path) -> None:
    preview = look_at(xlsx(tmp_path / "mine.xlsx", two_sheets), "csv")
    assert (preview.sheets, preview.mapping.sheet) == (("Notes", "2026"), "2026")
    plan = plan_of(preview)
    assert ratings(plan) == [("pain", "2026-03-03", 4), ("pain", "2026-03-04", 6.5)]
    assert [one.time for one in made(plan.changes, Rating)] == [time(8, 30)] * 2
    assert [one.value for one in made(plan.changes, Measurement)] == [4321, 980]
    assert [one.text for one in made(plan.changes, Note)] == ["kühl"]


def test_a_number_of_a_workbook_cannot_be_read_in_two_ways(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.add_worksheet("Mine")
        sheet.write_row(0, 0, ["Date", "Weight (kg)"])
        sheet.write_row(1, 0, ["2026-03-01", 71.125])

    preview = look_at(xlsx(tmp_path / "mine.xlsx", fill), "csv")
    assert preview.mapping.decimal == "."
    assert [one.value for one in made(plan_of(preview, replace(preview.mapping, decimal="")).changes, Measurement)] == [
        71.125
    ]


def test_another_sheet_is_chosen_by_its_name(tmp_path: Path) -> None:
    file = source(xlsx(tmp_path / "mine.xlsx", two_sheets))
    given = IMPORT.preview(file, Work(), None).mapping
    assert IMPORT.preview(file, Work(), replace(given, sheet="Notes", day=())).header == ("Read me", "please")
    with pytest.raises(FormatError, match="no sheet “2020”"):
        IMPORT.preview(file, Work(), replace(given, sheet="2020"))


def test_the_table_of_an_opendocument_is_read(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def text(value: str) -> str:
        return ODS_CELL.format(kind="string", name="string-value", value=value)

    dated = ODS_CELL.format(kind="date", name="date-value", value="2026-03-01")
    number = ODS_CELL.format(kind="float", name="value", value="7.5")
    file = tmp_path / "mine.ods"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", ODS.format(rows=row(text("Date"), text("Pain")) + row(dated, number)))
    assert ratings(plan_of(look_at(file, "csv"))) == [("pain", "2026-03-01", 7.5)]


def test_a_workbook_that_is_cut_off_is_one_sentence(tmp_path: Path) -> None:
    file = xlsx(tmp_path / "mine.xlsx", two_sheets)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet2.xml"] = parts["xl/worksheets/sheet2.xml"][:200]
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"][:100]
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert is_workbook(source(file))
    with pytest.raises(FormatError):
        IMPORT.preview(source(file), Work(), None)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (3, "3"),
        (3.0, "3"),
        (0.1 + 0.2, "0.3"),
        (True, "yes"),
        (date(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1, 8, 29, 59, 999_600), "2026-03-01 08:30:00"),
        (time(8, 30), "08:30:00"),
        (timedelta(hours=26, minutes=5), "26:05:00"),
        ("4,5", "4,5"),
    ],
)
def test_a_typed_cell_has_one_text(cell: float | str | date | time | timedelta, text: str) -> None:
    assert in_text(cell) == text
