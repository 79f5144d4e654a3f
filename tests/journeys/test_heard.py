"""What is announced on a walk through the window: days, pages, whole lists, and the cursor of a chart."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.ui.history.page import HistoryPage
from diary.ui.main_window import MainWindow
from diary.ui.widgets import spoken
from diary.ui.widgets.body.body_site import SiteBox
from diary.ui.widgets.inputs.choice_row import ChoiceRow
from tests.journeys.test_trends import evenings, trends
from tests.ui.windows import TODAY, named, until, window_on


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words of all announcements, in the order in which they are made."""
    words: list[str] = []
    monkeypatch.setattr(spoken, "_announce", lambda _widget, said, **_urgent: words.append(said))
    return words


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key, *, ctrl: bool = False, alt: bool = False) -> None:
    """A key for whatever has the focus."""
    modifiers = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    if alt:
        modifiers |= Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers)


def test_another_day_and_another_page_are_said_and_stand_in_the_title(
    tmp_path: Path, qtbot: QtBot, announced: list[str]
) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        until(qtbot, window.isActiveWindow)
        assert window.windowTitle() == "Today, Tuesday 24 November"
        announced.clear()
        window.today_page.step(-1)
        assert window.windowTitle() == "Monday 23 November"
        window.today_page.step(1)
        window.today_page.open_view("where")
        window.show_page("history")
        assert announced == [
            "Monday 23 November",
            "Today, Tuesday 24 November",
            "Where do I feel it?, Tuesday 24 November",
            "History",
        ]


def test_another_text_size_says_nothing(tmp_path: Path, qtbot: QtBot, announced: list[str]) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        until(qtbot, window.isActiveWindow)
        announced.clear()
        window.resize(700, 600)
        assert window.windowTitle() == "Today, Tuesday 24 November"
        assert announced == []


def test_a_whole_list_says_how_many_are_done(tmp_path: Path, qtbot: QtBot, announced: list[str]) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.today_page.log.exercises.list.focus()
        announced.clear()
        press(window, qtbot, Qt.Key.Key_A, ctrl=True)
        assert announced == ["5 of 5 done"]
        window.today_page.log.treatments.list.focus()
        press(window, qtbot, Qt.Key.Key_A, ctrl=True)
        assert announced == ["5 of 5 done", "4 of 4 done"]


def test_the_cursor_of_a_chart_is_said_step_by_step_and_its_long_description_once(
    tmp_path: Path, qtbot: QtBot, announced: list[str]
) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(30))) as window:
        page = trends(window, qtbot)
        page.timeline.setFocus()
        long = page.timeline.accessibleDescription()
        assert "Pain" in long
        announced.clear()
        heard = [long]
        for _step in range(2):
            qtbot.keyClick(page.timeline, Qt.Key.Key_Left)
            heard.append(page.timeline.accessibleDescription())
        assert announced == heard[1:]
        assert [line.split(",")[0] for line in heard[1:]] == ["Mon 23 November", "Sun 22 November"]
        qtbot.keyClick(page.timeline, Qt.Key.Key_P)
        until(qtbot, lambda: "Pain" not in spoken.own_description(page.timeline))
        assert page.timeline.accessibleDescription() == heard[-1], "drawn anew, the chart does not speak again"
        assert page.timeline.day == TODAY - timedelta(days=2)


def test_what_opens_below_an_answer_is_said(tmp_path: Path, qtbot: QtBot, announced: list[str]) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.today_page.open_view("more")
        announced.clear()
        named(window.today_page, ChoiceRow, "Did I fall or nearly fall today? Nearly").click()
        assert announced == ["Opened below: How many times, Was I hurt?, Where was it?, What happened?"]
        named(window.today_page, ChoiceRow, "Did I fall or nearly fall today? Yes").click()
        assert announced[1:] == ["Noted. It will be on your summary. If you are hurt, please call for help."]


def test_a_place_that_is_marked_says_which_others_are(tmp_path: Path, qtbot: QtBot, announced: list[str]) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        window.today_page.open_view("where")
        announced.clear()
        for _press in range(2):
            named(window.today_page, SiteBox, "Left foot, sole, toes, numbness").click()
        assert announced == [
            "Both feet: toes. How strong it is there can be said below.",
            "Both feet: toes: no longer marked",
        ]


def test_a_day_and_a_month_chosen_in_history_are_said(tmp_path: Path, qtbot: QtBot, announced: list[str]) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(evenings(30))) as window:
        window.show_page("history")
        page = window.page("history")
        assert isinstance(page, HistoryPage)
        until(qtbot, lambda: page.data is not None and page.listing.panel.day == page.day)
        announced.clear()
        named(page, QPushButton, "Monday 23 November").click()
        until(qtbot, lambda: page.listing.panel.day == TODAY - timedelta(days=1))
        assert announced == [page.listing.panel.accessibleName()]
        assert announced[0].startswith("Monday 23 November")
        page.listing.month.before.click()
        assert announced[1:] == ["October 2026"]
