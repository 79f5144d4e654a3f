"""Four weeks on paper: each day and each column stands on it, on one page as long as there is room, archival."""

import io
from datetime import date
from pathlib import Path

import page as validation
import pdfplumber
import pytest

from diary.domain.evening_sheet import SheetColumn, sheet_period
from diary.reports.evening_sheet import evening_sheet
from diary.reports.summary import Paper
from tests.reports.pdf_text import laid_out_texts
from tests.test_cli import run

MADE_ON, FIRST = date(2026, 11, 19), date(2026, 11, 30)
NUMBERS = tuple(SheetColumn("symptom", name, name) for name in ("Numbness", "Tingling", "Pain"))
TICKS = tuple(SheetColumn("exercise", name, name) for name in ("Calf", "Thigh"))
WORDS = SheetColumn("words", "", "In a few words")
FEW = (*NUMBERS, SheetColumn("fall", "fall", "Fall"), SheetColumn("feet", "feet-same", "Feet seen"), *TICKS, WORDS)
MANY = (*NUMBERS, *(SheetColumn("treatment", f"t{number}", f"Bath {number}") for number in range(9)), WORDS)
PAPERS: tuple[Paper, ...] = ("a4", "letter")


@pytest.mark.parametrize("paper", PAPERS)
def test_it_is_one_page_of_28_days_with_boxes_large_enough_to_write_in(paper: Paper) -> None:
    pdf = evening_sheet(FEW, FIRST, paper, made_on=MADE_ON)
    (text,) = laid_out_texts(pdf)
    for day in sheet_period(FIRST):
        assert f"{day:%a} {day.day} {day:%b}" in text
    assert "30 Nov 2026 to 27 Dec 2026" in text
    assert text.rstrip().endswith("Sheet 2026-11-30")
    for said in (
        "0 is none, 10 is the worst imaginable",
        "nearly fell: write N",
        "History, “From paper”",
        "Written by",
    ):
        assert said in " ".join(text.split())
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        (sheet,) = document.pages
        drawn = {(round(one["x0"]), round(one["top"])): one for one in (*sheet.rects, *sheet.curves)}
        boxes = [(one["width"] / 72 * 25.4, one["height"] / 72 * 25.4) for one in drawn.values()]
        lowest = max(word["bottom"] for word in sheet.extract_words())
        assert lowest < sheet.height - 15
    large = [size for size in boxes if abs(size[0] - 13) < 0.2 and size[1] > 5]
    small = [size for size in boxes if abs(size[0] - 5.3) < 0.2 and abs(size[1] - 5.3) < 0.2]
    assert (len(large), len(small)) == (3 * 28, 4 * 28)


def test_more_columns_than_there_is_room_for_go_on_to_a_sheet_of_the_same_days() -> None:
    first, second = laid_out_texts(evening_sheet(MANY, FIRST, "a4", made_on=MADE_ON))
    assert "In a few words" in first
    assert "In a few words" not in second
    assert "Sheet 2026-11-30, 1/2" in first
    assert "Sheet 2026-11-30, 2/2" in second
    assert "Sun 27 Dec" in second


@pytest.mark.parametrize("profile", ["2a", "ua1"])
@pytest.mark.parametrize("paper", PAPERS)
def test_it_conforms_to_the_standards_and_is_the_same_bytes_each_time(paper: Paper, profile: str) -> None:
    pdf = evening_sheet(MANY, FIRST, paper, made_on=MADE_ON)
    assert pdf == evening_sheet(MANY, FIRST, paper, made_on=MADE_ON)
    report = validation.validate_pdf_bytes(pdf, profile=profile)
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_the_command_saves_the_sheet_of_what_is_tracked_and_nothing_that_is_written(tmp_path: Path) -> None:
    assert run(tmp_path, "log", "--day", "2026-11-18", "--pain", "7", "--note", "Cold feet.").returncode == 0
    target = tmp_path / "sheet.pdf"
    done = run(tmp_path, "sheet", "--output", str(target), "--from", "2026-12-02", "--paper", "letter")
    assert (done.returncode, done.stderr) == (0, "")
    text = " ".join(laid_out_texts(target.read_bytes()))
    assert "Sheet 2026-11-30" in text
    assert "Cold feet" not in text
    assert run(tmp_path, "sheet", "--output", str(target), "--from", "soon").returncode != 0
