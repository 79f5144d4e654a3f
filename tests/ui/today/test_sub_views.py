"""The views of sleep, falls and feet, and of the sentence."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.note import Note
from diary.ui.main_window import MainWindow
from diary.ui.today.more_view import MoreView
from diary.ui.today.sentence_view import SentenceView
from diary.ui.visits.page import VisitsPage
from diary.ui.widgets import spoken
from tests.builders import evening
from tests.ui.views import settle
from tests.ui.windows import TODAY, named, until, window_on

FORMER = "Cold wind, toes like ice until noon. Bath helped."
ANSWERS = (
    *(f"How well did I sleep last night? {words}" for words in ("Badly", "Fairly well", "Well")),
    *(f"Did I fall or nearly fall today? {words}" for words in ("No", "Nearly", "Yes")),
    *(
        f"Did I look at both feet, soles and between the toes? {words}"
        for words in ("Nothing new", "Something new", "Could not look")
    ),
)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    former = Note(day=TODAY - timedelta(days=5), text=FORMER)
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*evening(TODAY), former])) as made:
        yield made


def press(window: MainWindow, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(window.focusWidget() or window, key, Qt.KeyboardModifier.AltModifier)


def places(window: MainWindow, view: QWidget) -> dict[str, QRect]:
    """Where the answers of the view are, and those controls below them that are in sight."""
    settle(window)
    found = {one.accessibleName(): one for one in view.findChildren(QRadioButton)}
    return {name: QRect(found[name].mapTo(window, QPoint()), found[name].size()) for name in ANSWERS}


@pytest.mark.parametrize("size", [(1200, 800), (800, 600)])
def test_no_answer_moves_another_one(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.today_page.open_view("more")
    view = window.today_page.view("more")
    before, height = places(window, view), view.height()
    for name in (*ANSWERS, *reversed(ANSWERS)):
        named(view, QRadioButton, name).click()
        assert (places(window, view), view.height()) == (before, height), name


def test_the_three_cards_have_one_height_and_their_answers_stand_in_the_same_rows(window: MainWindow) -> None:
    window.today_page.open_view("more")
    view = window.today_page.view("more")
    assert isinstance(view, MoreView)
    rows = places(window, view)
    assert len({card.height() for card in (view.sleep, view.falls, view.feet)}) == 1
    assert len({rows[name].y() for name in ANSWERS}) == 3
    assert len({rows[name].x() for name in ANSWERS}) == 3


def test_a_new_thing_on_a_foot_is_written_down(window: MainWindow, qtbot: QtBot) -> None:
    window.today_page.open_view("more")
    view = window.today_page.view("more")
    what = named(view, QLineEdit, "What is new")
    assert not what.isVisible()
    named(view, QRadioButton, ANSWERS[7]).click()
    assert what.isVisible()
    qtbot.keyClicks(what, "a blister, left heel")
    qtbot.keyClick(what, Qt.Key.Key_Return)
    events = window.journal.day(TODAY).events
    assert [(one.event, one.text) for one in events] == [("feet-new", "a blister, left heel")]
    named(view, QRadioButton, ANSWERS[8]).click()
    assert [(one.event, one.text) for one in window.journal.day(TODAY).events] == [("feet-not-seen", "")]


def test_the_keys_lead_to_sleep_falls_and_the_sentence(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_S, qtbot)
    assert getattr(window.focusWidget(), "accessibleName", str)() == ANSWERS[0]
    press(window, Qt.Key.Key_F, qtbot)
    assert getattr(window.focusWidget(), "accessibleName", str)() == ANSWERS[3]
    press(window, Qt.Key.Key_M, qtbot)
    assert isinstance(window.focusWidget(), QPlainTextEdit)
    assert window.today_page.header.title == "A sentence about today"


def test_beside_the_sentence_stand_the_day_so_far_and_what_was_written_last(window: MainWindow, qtbot: QtBot) -> None:
    window.today_page.open_view("sentence")
    view = window.today_page.view("sentence")
    assert isinstance(view, SentenceView)
    assert view.text.accessibleName() == "A sentence about today, Tuesday 24 November"
    until(qtbot, lambda: f"Thu 19 November: “{FORMER}”" in texts(view))
    assert {"Numbness 4, Tingling 4, Pain 3", "Calf stretch"} <= set(texts(view))
    window.today_page.go_to(TODAY - timedelta(days=5))
    window.today_page.open_view("sentence")
    assert view.text.toPlainText() == FORMER
    assert window.today_page.header.title == "A sentence about the day"
    until(qtbot, lambda: "Nothing in the year before" in texts(view))
    assert {"No rating yet", "No exercise yet"} <= set(texts(view))


def texts(view: QWidget) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in view.findChildren(QLabel) if one.isVisible()]


def test_the_field_holds_six_lines_and_never_grows(window: MainWindow, qtbot: QtBot) -> None:
    window.today_page.open_view("sentence")
    view = window.today_page.view("sentence")
    assert isinstance(view, SentenceView)
    height = view.text.height()
    assert view.text.viewport().height() >= 6 * view.text.fontMetrics().lineSpacing()
    for _line in range(12):
        qtbot.keyClicks(view.text, "One.")
        qtbot.keyClick(view.text, Qt.Key.Key_Return)
    settle(window)
    assert view.text.height() == height
    assert view.text.cursorRect().bottom() <= view.text.viewport().height()


def test_private_and_to_be_asked_exclude_each_other_and_that_is_said(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(spoken, "_announce", lambda _widget, words, **_urgent: said.append(words))
    window.today_page.open_view("sentence")
    view = window.today_page.view("sentence")
    assert isinstance(view, SentenceView)
    assert not view.asks.isEnabled()
    qtbot.keyClicks(view.text, "May I swim?")
    assert [(one.isChecked(), one.isEnabled()) for one in (view.asks, view.private)] == [(False, True), (True, True)]
    said.clear()
    qtbot.keyClick(view.asks, Qt.Key.Key_Space)
    assert (view.asks.isChecked(), view.private.isChecked()) == (True, False)
    assert said == ["It is not private any more"]
    day = window.journal.day(TODAY)
    assert [one.text for one in day.questions] == ["May I swim?"]
    assert [one.for_practitioner for one in day.notes] == [True]
    QApplication.processEvents()
    qtbot.keyClick(view.private, Qt.Key.Key_Space)
    assert (view.asks.isChecked(), view.private.isChecked()) == (False, True)
    assert said == ["It is not private any more", "It is not asked about any more"]
    day = window.journal.day(TODAY)
    assert (day.questions, [one.for_practitioner for one in day.notes]) == ((), [False])


def test_what_is_asked_about_stands_among_the_questions_of_the_next_visit(window: MainWindow, qtbot: QtBot) -> None:
    window.today_page.open_view("sentence")
    view = window.today_page.view("sentence")
    assert isinstance(view, SentenceView)
    qtbot.keyClicks(view.text, "May I swim?")
    qtbot.keyClick(view.asks, Qt.Key.Key_Space)
    qtbot.keyClicks(view.text, " Or bathe?")
    window.show_page("visits")
    page = window.page("visits")
    assert isinstance(page, VisitsPage)
    until(qtbot, lambda: [row.words.text() for row in page.questions.rows.rows.values()] == ["May I swim? Or bathe?"])
    [row] = page.questions.rows.rows.values()
    row.take_off.click()
    window.show_page("today")
    window.today_page.open_view("sentence")
    until(qtbot, lambda: not view.asks.isChecked())
    assert view.text.toPlainText() == "May I swim? Or bathe?"
    assert not view.private.isChecked()
    window.journal.undo()
    until(qtbot, view.asks.isChecked)
