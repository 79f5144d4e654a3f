"""About: where the diary is, what is bundled, and a report of a problem, by keyboard."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentEvent
from diary.ui.main_window import MainWindow
from diary.ui.preferences.about_view import AboutView
from tests.journeys.test_settings_page import preferences
from tests.ui.windows import TODAY, until, window_on


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(tmp_path / "diary.sqlite", qtbot) as made:
        yield made


@pytest.fixture
def view(window: MainWindow) -> AboutView:
    window._open("preferences#about")
    made = preferences(window).view("about")
    assert isinstance(made, AboutView)
    return made


def words(view: AboutView) -> str:
    return "\n".join(one.text() for one in view.findChildren(QLabel) if one.isVisible())


def test_it_says_what_the_program_is_where_the_diary_is_and_what_it_carries(
    view: AboutView, qtbot: QtBot, tmp_path: Path
) -> None:
    assert view.folder.hasFocus()
    until(qtbot, lambda: "Atkinson Hyperlegible Next" in words(view))
    for expected in ("A diary, not a medical device.", str(tmp_path), "MPL-2.0, with qpdf (Apache-2.0)", " MB."):
        assert expected in words(view)
    qtbot.keyClick(view.copy_place, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == str(tmp_path)


def test_it_counts_the_evenings_that_were_kept(window: MainWindow, qtbot: QtBot) -> None:
    """Those that are not on disk yet, too; what reaches back is no evening."""
    first = TODAY - timedelta(days=40)
    window.journal.apply(added([TreatmentEvent(day=date(2019, 5, 1), treatment="tablets", turn="started")]))
    for day in (first, TODAY):
        window.journal.apply(added([Rating(day=day, symptom="pain", value=3)]))
    window._open("preferences#about")
    about = preferences(window).view("about")
    assert isinstance(about, AboutView)
    until(qtbot, lambda: "2 evenings since 15 October 2026." in words(about))


def test_the_report_is_shown_whole_before_it_can_be_copied(view: AboutView, window: MainWindow, qtbot: QtBot) -> None:
    view.report.setFocus()
    qtbot.keyClick(view.report, Qt.Key.Key_Return)
    until(qtbot, view.copy_report.isVisible)
    assert view.leave_report.hasFocus()
    assert "Python" in view.report_text.toPlainText()
    qtbot.keyClick(view.copy_report, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == view.report_text.toPlainText()
    qtbot.keyClick(window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert view.report.hasFocus()


def test_licences_and_news_can_be_read(view: AboutView, qtbot: QtBot) -> None:
    for button, text, leave, title, beginning in (
        (view.licences, view.long_text, view.leave_text, "All licences", "Neuropathy Diary"),
        (view.news, view.news_text, view.leave_news, "What is new", "The newest first"),
    ):
        button.click()
        until(qtbot, leave.isVisible)
        assert text.accessibleName() == title
        assert text.toPlainText().strip().startswith(beginning)
        assert "**" not in text.toPlainText()
        leave.click()
