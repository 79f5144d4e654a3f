"""The recovery sheet on paper: the twelve words in order, large, and nothing of whose they are."""

import getpass
import io
import os
import re
from datetime import date

import page as validation
import pdfplumber
import pikepdf
import pytest

from diary.reports.pages import page_count
from diary.reports.recovery_sheet import recovery_sheet
from diary.reports.summary import Paper
from tests.reports.test_page_standards import elements, spoken

MADE_ON = date(2026, 11, 19)
TWELVE = [
    "language",
    "harvest",
    "copper",
    "meadow",
    "pencil",
    "river",
    "basket",
    "winter",
    "accident",
    "orchard",
    "elephant",
    "velvet",
]
PAPERS: tuple[Paper, ...] = ("a4", "letter")


def made(paper: Paper = "a4") -> bytes:
    return recovery_sheet(TWELVE, paper, made_on=MADE_ON)


def text(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        words = " ".join(sheet.extract_text() for sheet in document.pages)
    return re.sub(r"\s+", " ", words)


@pytest.mark.parametrize("paper", PAPERS)
def test_it_is_one_page_with_all_words_and_what_to_do_with_it(paper: Paper) -> None:
    assert page_count(made(paper)) == 1
    words = text(made(paper))
    for expected in (
        "Neuropathy Diary",
        "printed 19 November 2026",
        "these twelve words open the diary. Nothing else does, and nobody else can help.",
        "Keep this sheet where you keep your passport, not beside the computer.",
        "For my own notes, by hand",
        "Who else knows of this sheet",
        "On the locked screen choose “Open with the recovery words”.",
        "the first four letters of each are enough",
        "A copy of the diary opens with the words that were in force when it was made.",
        *TWELVE,
    ):
        assert expected in words


def test_nothing_tells_the_person_or_the_computer() -> None:
    content = text(made()).lower()
    assert getpass.getuser().lower() not in content.split()
    assert os.uname().nodename.lower() not in content.split()
    with pikepdf.open(io.BytesIO(made())) as pdf:
        assert set(pdf.docinfo) == {"/Title", "/Creator", "/CreationDate", "/ModDate"}
        assert not [word for word in TWELVE if word in str(pdf.docinfo["/Title"])]


@pytest.mark.parametrize("profile", ["2a", "ua1"])
@pytest.mark.parametrize("paper", PAPERS)
def test_it_conforms_to_the_standards(paper: Paper, profile: str) -> None:
    report = validation.validate_pdf_bytes(made(paper), profile=profile)
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_the_words_are_heard_one_by_one_as_lists_in_the_order_of_their_numbers() -> None:
    with pikepdf.open(io.BytesIO(made())) as pdf:
        tags = [str(element.S) for element in elements(pdf.Root.StructTreeRoot)]
    assert [tag for tag in tags if tag in {"/H1", "/H2"}] == ["/H1", "/H2", "/H2"]
    assert (tags.count("/L"), tags.count("/LI")) == (3, 15)
    heard = [words for _tag, words in spoken(made())]
    assert [words for words in heard if words in TWELVE] == TWELVE
    assert heard.index("7") + 1 == heard.index("basket")


@pytest.mark.parametrize("paper", PAPERS)
def test_the_words_are_set_in_22_points_numbered_down_the_columns(paper: Paper) -> None:
    with pdfplumber.open(io.BytesIO(made(paper))) as document:
        found_at = {
            word["text"]: word
            for word in document.pages[0].extract_words(extra_attrs=["size"])
            if word["text"] in TWELVE
        }
    assert {round(word["size"], 1) for word in found_at.values()} == {22.5}
    columns = [round(found_at[word]["x0"]) for word in TWELVE]
    assert len(set(columns[:6])) == len(set(columns[6:])) == 1
    assert columns[0] < columns[6]
    rows = [round(found_at[word]["top"]) for word in TWELVE]
    assert rows[:6] == sorted(rows[:6]) == rows[6:]


def test_the_same_words_make_the_same_bytes() -> None:
    assert made() == made()
