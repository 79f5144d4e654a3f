"""History before anything is written down."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.ui.history.page import HistoryPage
from diary.ui.preferences.page import PreferencesPage
from tests.journeys.test_history import words
from tests.ui.windows import TODAY, until, window_on


def test_an_empty_diary_says_what_will_stand_there(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.show_page("history")
        page = window.page("history")
        assert isinstance(page, HistoryPage)
        until(qtbot, lambda: page.data is not None)
        assert not page.listing.isVisible()
        until(qtbot, page.empty.isVisible)
        assert "Your evenings will stand here" in words(page.empty)
        assert page.header.title == "History"
        until(qtbot, lambda: window.focusWidget() is page.empty.to_today)
        qtbot.keyClick(page.empty.to_today, Qt.Key.Key_Return)
        assert window.today_page.isVisible()


def test_an_empty_history_leads_to_bringing_in_an_older_diary(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.show_page("history")
        page = window.page("history")
        assert isinstance(page, HistoryPage)
        until(qtbot, page.empty.isVisible)
        qtbot.mouseClick(page.empty.bring_in, Qt.MouseButton.LeftButton)
        preferences = window.page("preferences")
        assert isinstance(preferences, PreferencesPage)
        assert preferences.isVisible()
        assert preferences.shown == "import"


def test_the_first_evening_takes_the_place_of_the_empty_page(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.show_page("history")
        page = window.page("history")
        assert isinstance(page, HistoryPage)
        until(qtbot, page.empty.isVisible)
        window.journal.apply(added([Rating(day=TODAY, symptom="pain", value=3)]))
        until(qtbot, page.listing.isVisible)
        assert not page.empty.isVisible()
