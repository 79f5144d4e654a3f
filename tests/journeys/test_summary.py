"""Handing over a page, in the real window."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.note import Note
from diary.domain.period import single
from diary.domain.symptom import Rating
from diary.storage import records
from diary.storage.journal import Journal
from diary.ui.main_window import MainWindow
from diary.ui.summary.page import SummaryPage
from tests.ui.windows import TODAY, named, until, window_on

NOTE = Note(day=TODAY, text="Warm feet after the walk.")


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    ratings = [Rating(day=TODAY - timedelta(days=back), symptom="pain", value=4) for back in range(60)]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*ratings, NOTE])) as made:
        yield made


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> SummaryPage:
    made = window.page("summary")
    assert isinstance(made, SummaryPage)
    with qtbot.waitSignal(made.preview.shown, timeout=30_000):
        window.show_page("summary")
    return made


def text_of(pdf: bytes) -> str:
    with pdfplumber.open(BytesIO(pdf)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def bytes_of(page: SummaryPage) -> bytes:
    assert page.made is not None
    return page.made.pdf


def test_the_page_in_sight_is_the_page_that_is_saved(page: SummaryPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "out" / "page.pdf"
    target.parent.mkdir()
    page.output.choose_path = lambda _name: target
    assert page.preview.page_count == 1
    qtbot.mouseClick(page.options.save, Qt.MouseButton.LeftButton)
    assert target.read_bytes() == bytes_of(page)
    with pikepdf.open(target) as document:
        assert document.Root.MarkInfo.Marked
    assert "60 of 84" in text_of(target.read_bytes())


def test_each_option_makes_the_page_anew(page: SummaryPage, qtbot: QtBot) -> None:
    before = bytes_of(page)
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        page.options.period.setFocus()
        qtbot.keyClick(page.options.period.focusWidget() or page.options.period, Qt.Key.Key_Left)
    assert "28 of 28" in text_of(bytes_of(page))
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        page.options.parts["chart"].click()
    without_chart = bytes_of(page)
    assert "Course over" not in text_of(without_chart)
    assert before != without_chart
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        page.options.visit.show_day(None)
        field = page.options.visit.findChildren(QLineEdit)[0]
        field.setText("2026-12-01")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "1 December 2026" in text_of(bytes_of(page))


def test_a_note_is_on_the_page_only_when_the_person_chose_it(page: SummaryPage, qtbot: QtBot) -> None:
    assert NOTE.text not in text_of(bytes_of(page))
    assert page.options.notes_count.text() == "0 of 1"
    qtbot.mouseClick(named(page, QPushButton, "Choose notes"), Qt.MouseButton.LeftButton)
    tick = named(page, QCheckBox, NOTE.text)
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert NOTE.text in text_of(bytes_of(page))
    assert page.options.notes_count.text() == "1 of 1"
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        page.journal.undo()
    assert NOTE.text not in text_of(bytes_of(page))


def test_the_name_is_on_the_page_and_in_the_diary(
    page: SummaryPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.mouseClick(named(page, QPushButton, "Edit my name"), Qt.MouseButton.LeftButton)
    name = named(page, QLineEdit, "Name")
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        name.setText("Alex Sample")
        qtbot.keyClick(name, Qt.Key.Key_Return)
    assert "Alex Sample" in text_of(bytes_of(page))
    window.close()
    with Journal(tmp_path / "diary.sqlite") as journal:
        profile = journal.read(records.excerpt, single(TODAY)).profile
    assert profile is not None
    assert profile.name == "Alex Sample"


def test_a_place_that_cannot_be_written_is_told_and_the_page_stays(
    page: SummaryPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.output.choose_path = lambda _name: tmp_path / "nowhere" / "page.pdf"
    page.options.period.setFocus()
    qtbot.keyClick(page.options.period.focusWidget() or page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "cannot be written" in page.options.trouble.words
    assert page.made is not None


def test_a_period_that_ends_before_it_begins_is_told(page: SummaryPage) -> None:
    page.options.first.show_day(TODAY)
    page.options.last.show_day(TODAY - timedelta(days=3))
    page.options.period.show_choice("chosen")
    page.options.options_changed.emit()
    page._make()
    assert "before it begins" in page.options.trouble.words
    assert not page.options.save.isEnabled()


def test_what_is_no_date_is_told_and_the_last_one_stays(page: SummaryPage, qtbot: QtBot) -> None:
    field = page.options.first.findChildren(QLineEdit)[0]
    before = page.options.first.day
    field.setText("soon")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.options.first.day == before


def test_printing_puts_the_pages_on_the_chosen_paper(page: SummaryPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "printed.pdf"

    def into_a_file(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return True

    page.output.choose_printer = into_a_file
    page.options.period.setFocus()
    qtbot.keyClick(page.options.period.focusWidget() or page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: target.exists() and target.stat().st_size > 0)
    with pikepdf.open(target) as document:
        assert len(document.pages) == page.preview.page_count
        box = [round(float(edge)) for edge in document.pages[0].mediabox]
    assert box == pytest.approx([0, 0, 595, 842], abs=2)


def test_a_small_window_shows_the_page_behind_a_button(window: MainWindow, page: SummaryPage, qtbot: QtBot) -> None:
    window.resize(800, 600)
    until(qtbot, lambda: not page.preview.isVisible())
    button = named(page, QPushButton, "Show the page")
    with qtbot.waitSignal(page.preview.shown, timeout=20_000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.preview.isVisible()
    assert not page.options.isVisible()
