"""Visits, and the questions that are kept for them through the weeks."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.period import single
from diary.domain.visit import Question, Visit
from diary.storage import records
from diary.storage.journal import Journal
from diary.ui.main_window import MainWindow
from diary.ui.visits.page import VisitsPage
from diary.ui.widgets.toast import Toast
from tests.ui.windows import TODAY, named, until, window_on

WRITTEN = datetime(2026, 10, 1, 20, tzinfo=UTC)
SHOES, SWIM = "Would other shoes help?", "May I swim with numb feet?"
BEFORE = [
    Visit(date=TODAY - timedelta(days=20), whom="Dr Ellis", agreed="Try the splint."),
    Visit(date=TODAY + timedelta(days=7), whom="Mr Kato"),
    Question(text=SHOES, written=WRITTEN),
    Question(text=SWIM, written=WRITTEN, asked=TODAY - timedelta(days=20), answer="Yes."),
]


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(BEFORE)) as made:
        yield made


@pytest.fixture
def page(window: MainWindow) -> VisitsPage:
    return opened(window)


def opened(window: MainWindow, place: str = "") -> VisitsPage:
    """As other pages lead to it."""
    window.today_page.page_wanted.emit(f"visits#{place}" if place else "visits")
    found = window.page("visits")
    assert isinstance(found, VisitsPage)
    assert found.isVisible()
    return found


def questions(page: VisitsPage) -> dict[str, Question]:
    return {one.text: one for one in page.journal.day(TODAY).questions}


def said(where: QWidget) -> list[str]:
    return [label.text() for label in where.findChildren(QLabel) if label.isVisible() and label.text()]


def press(qtbot: QtBot, where: QWidget, name: str) -> None:
    qtbot.mouseClick(named(where, QPushButton, name), Qt.MouseButton.LeftButton)


def key(
    qtbot: QtBot, page: VisitsPage, code: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(page.window().focusWidget() or page, code, held)


def test_questions_are_written_down_one_after_the_other_and_are_on_disk(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        page = opened(window, "ask")
        for words in ("May I swim?", "  ", "may i  swim?", "Which shoes?"):
            line = window.focusWidget()
            assert isinstance(line, QLineEdit)
            qtbot.keyClicks(line, words)
            key(qtbot, page, Qt.Key.Key_Return)
        qtbot.keyClicks(page.questions.field, "Left standing in the line")
    with Journal(tmp_path / "diary.sqlite") as journal:
        kept = journal.read(records.excerpt, single(TODAY)).questions
    assert {one.text for one in kept} == {"May I swim?", "Which shoes?", "Left standing in the line"}


def test_a_question_was_asked_at_the_visit_since_and_may_be_asked_again(page: VisitsPage, qtbot: QtBot) -> None:
    press(qtbot, page, f"Was asked: {SHOES}")
    assert questions(page)[SHOES].asked == TODAY - timedelta(days=20)
    assert page.questions.rows.rows == {}
    for key_of_page in ("today", "visits"):  # the list is left before anything comes to the place of the question
        page.window().show_page(key_of_page)  # type: ignore[attr-defined]  # the window of a page
    until(qtbot, lambda: "Nothing is on the list yet." in said(page.questions))
    press(qtbot, page.asked, f"Ask again: {SHOES}")
    assert questions(page)[SHOES].asked is None
    until(qtbot, lambda: SHOES in said(page.questions))


def test_words_and_answer_of_a_question_are_corrected_in_its_row(page: VisitsPage, qtbot: QtBot) -> None:
    press(qtbot, page.questions, f"Change: {SHOES}")
    [row] = page.questions.rows.rows.values()
    assert page.window().focusWidget() is row.text.edit
    for piece in (" Or  flat ", "insoles?"):
        qtbot.keyClicks(row.text.edit, piece)
        page.leave()
    qtbot.keyClicks(named(row, QPlainTextEdit, "What was answered"), "Both.")
    press(qtbot, page.questions, "Close: ")
    assert questions(page)[f"{SHOES} Or flat insoles?"].answer == "Both."
    until(qtbot, lambda: f"{SHOES} Or flat insoles?" in said(page.questions))
    page.journal.undo()
    page.journal.undo()
    assert questions(page)[SHOES].answer == ""


def test_a_question_taken_off_comes_back_by_the_toast(window: MainWindow, page: VisitsPage, qtbot: QtBot) -> None:
    press(qtbot, page, f"Take off the list: {SHOES}")
    assert SHOES not in questions(page)
    [toast] = window.findChildren(Toast)
    assert toast.words == f"Taken off: {SHOES}"
    qtbot.mouseClick(toast.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    until(qtbot, lambda: SHOES in said(page.questions))


def test_visits_tell_what_was_agreed_and_asked_the_latest_first(page: VisitsPage) -> None:
    words = said(page)
    assert words.index("Tue 1 December 2026") < words.index("Wed 4 November 2026")
    assert "Planned" in words
    for told in ("Dr Ellis", "Try the splint.", SWIM, "Yes."):
        assert told in words


def test_a_visit_is_planned_and_what_was_agreed_is_written_down_later(page: VisitsPage, qtbot: QtBot) -> None:
    press(qtbot, page, "Add a visit")
    day = page.window().focusWidget()
    assert isinstance(day, QLineEdit)
    day.selectAll()
    qtbot.keyClicks(day, "2 December 2026")
    qtbot.keyClicks(page.form.whom, "Dr Ito")
    key(qtbot, page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.whom for one in page.journal.day(TODAY).visits if one.date.day == 2] == ["Dr Ito"]
    press(qtbot, page, "Change the visit of 2 December 2026")
    qtbot.keyClicks(page.form.agreed.edit, "Come back in spring.")
    press(qtbot, page, "Save the visit")
    until(qtbot, lambda: "Come back in spring." in said(page))
    assert len(page.journal.day(TODAY).visits) == 3
    page.journal.undo()
    page.journal.undo()
    assert len(page.journal.day(TODAY).visits) == 2


def test_what_is_no_date_is_told_and_nothing_is_written(page: VisitsPage, qtbot: QtBot) -> None:
    press(qtbot, page, "Add a visit")
    day = page.window().focusWidget()
    assert isinstance(day, QLineEdit)
    day.selectAll()
    qtbot.keyClicks(day, "31 November 2026")
    press(qtbot, page, "Save the visit")
    assert page.form.error_banner.words.startswith("“31 November 2026” is not a date")
    press(qtbot, page, "Leave without saving")
    assert len(page.journal.day(TODAY).visits) == 2
    assert page.header.title == "Visits and questions"


def test_a_visit_is_deleted_and_comes_back(page: VisitsPage, qtbot: QtBot) -> None:
    press(qtbot, page, "Change the visit of 4 November 2026")
    press(qtbot, page, "Delete the visit")
    until(qtbot, lambda: "Try the splint." not in said(page))
    page.journal.undo()
    until(qtbot, lambda: "Try the splint." in said(page))


@pytest.mark.parametrize(("size", "scale"), [((1200, 800), 1.0), ((800, 600), 1.0), ((800, 600), 2.0)])
def test_the_form_and_the_open_row_have_room(tmp_path: Path, qtbot: QtBot, size: tuple[int, int], scale: float) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(BEFORE), scale=scale) as window:
        window.resize(*size)
        page = opened(window)
        press(qtbot, page.questions, f"Change: {SHOES}")
        for place in ("ask", "visit"):
            page.open_place(place)
            for area in page.findChildren(QScrollArea):
                inner = area.widget()
                if area.isVisible() and inner is not None:
                    assert inner.minimumSizeHint().width() <= area.viewport().width(), place
