"""The one thing that matters: named in Settings, asked for once a week on Today."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.measurement import Measurement
from diary.domain.one_thing import KEY, one_thing
from diary.ui.main_window import MainWindow
from diary.ui.preferences.one_thing_view import OneThingView
from diary.ui.today.one_thing_card import OneThingCard
from diary.ui.widgets.focus_within import has_focus_within
from tests.journeys.test_settings_page import preferences
from tests.ui.windows import TODAY, until, window_on

BUTTONS = Definition(kind="measurement", key=KEY, name="My buttons")
LAST_WEEK = Measurement(day=TODAY - timedelta(days=7), quantity=KEY, value=3)
YESTERDAY = Measurement(day=TODAY - timedelta(days=1), quantity=KEY, value=4)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(tmp_path / "diary.sqlite", qtbot) as made:
        yield made


def card(window: MainWindow) -> OneThingCard:
    found = window.today_page.log.one_thing
    assert found is not None
    return found


def test_it_is_named_in_settings_and_rated_on_today_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    assert window.today_page.log.one_thing is None
    window._open("preferences#one-thing")
    view = preferences(window).view("one-thing")
    assert isinstance(view, OneThingView)
    assert view.activity.hasFocus()
    assert not view.end.isVisible()
    qtbot.keyClicks(view.activity, "my buttons")
    qtbot.keyClick(view.activity, Qt.Key.Key_Return)
    assert view.end.isVisible()
    window.show_page("today")
    until(qtbot, lambda: window.today_page.log.one_thing is not None and card(window).isVisible())
    scale = card(window).scale
    assert scale is not None
    expected = "my buttons: how well could you do it in the past week? 0 not at all, 10 without difficulty"
    assert scale.accessibleName() == expected
    said = {one.text() for one in card(window).findChildren(QLabel) if one.isVisible()}
    assert {"my buttons: how well could you do it in the past week?", "0 not at all", "10 without difficulty"} <= said
    scale.setFocus()
    qtbot.keyClick(scale, Qt.Key.Key_4)
    [rated] = window.journal.day(TODAY).measurements
    assert (rated.quantity, rated.value) == (KEY, 4)
    assert card(window).isVisible()


@pytest.mark.parametrize(("before", "is_asked"), [(LAST_WEEK, True), (YESTERDAY, False)])
def test_it_is_asked_for_a_week_after_it_was_rated(
    tmp_path: Path, qtbot: QtBot, before: Measurement, is_asked: bool
) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([BUTTONS, before])) as window:
        until(qtbot, lambda: not card(window)._reading.is_busy)
        assert card(window).isVisible() is is_asked
        window.today_page.go_to(before.day)
        assert card(window).isVisible()
        scale = card(window).scale
        assert scale is not None
        assert scale.value == before.value


def test_the_keys_of_the_day_go_on_where_the_next_one_does_not_ask_for_it(window: MainWindow, qtbot: QtBot) -> None:
    window.journal.apply(added([BUTTONS]))
    until(qtbot, lambda: window.today_page.log.one_thing is not None and card(window).isVisible())
    scale = card(window).scale
    assert scale is not None
    scale.setFocus()
    qtbot.keyClick(scale, Qt.Key.Key_4)
    for back in (1, 2, 3):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert window.today_page.day == TODAY - timedelta(days=back)
    assert has_focus_within(window.today_page.log)


def test_it_is_asked_for_no_longer_once_it_is_ended(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([BUTTONS])) as window:
        window._open("preferences#one-thing")
        view = preferences(window).view("one-thing")
        assert isinstance(view, OneThingView)
        view.end.click()
        assert one_thing(window.journal.day(TODAY).definitions) is None
        assert view.activity.text() == ""
        window.show_page("today")
        assert not card(window).isVisible()
