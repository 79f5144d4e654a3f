"""The clicked widget stays under the pointer when the layout around it changes."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diary.ui.focus_in_sight import FocusInSight
from diary.ui.last_click import LastClick
from diary.ui.main_window import MainWindow
from diary.ui.widgets.layout.laid_out import finish_layout
from diary.ui.widgets.layout.scrolling import scrolling
from tests.ui.presses import click, window_of
from tests.ui.pressing import control_at
from tests.ui.views import exercises_in_large_text, settle
from tests.ui.windows import until


class _Scrolled(QMainWindow):
    """A window whose contents scroll: a high part, a button, a high part."""

    def __init__(self) -> None:
        super().__init__()
        self.last_click = LastClick(self)
        self.in_sight = FocusInSight(self, self.last_click)
        self.in_sight.begin()
        contents = QWidget()
        self.above, self.button, self.below = QPushButton("Above"), QPushButton("Press"), QPushButton("Below")
        column = QVBoxLayout(contents)
        for widget in (self.above, self.button, self.below):
            column.addWidget(widget)
        self.above.setFixedHeight(900)
        self.below.setFixedHeight(900)
        self.area = scrolling(contents)
        self.setCentralWidget(self.area)
        self.resize(400, 300)

    def laid_out(self) -> int:
        """The distance of the button from the top of the window once a layout change is painted."""
        settle(self)
        finish_layout()
        self.last_click.keep_in_place()
        return self.button.mapTo(self, self.button.rect().center()).y()

    def scroll_to_button(self) -> int:
        self.area.verticalScrollBar().setValue(self.button.y() - 100)
        return self.laid_out()


@pytest.fixture
def scrolled(qtbot: QtBot) -> _Scrolled:
    window = _Scrolled()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    settle(window)
    return window


@pytest.mark.parametrize("height", [600, 1200])
def test_what_was_clicked_stays_while_the_layout_above_it_changes(scrolled: _Scrolled, height: int) -> None:
    place = scrolled.scroll_to_button()
    click(scrolled.button)
    scrolled.above.setFixedHeight(height)
    assert scrolled.laid_out() == place


def test_contents_that_become_shorter_do_not_move_under_the_pointer(scrolled: _Scrolled) -> None:
    place = scrolled.scroll_to_button()
    click(scrolled.button)
    scrolled.below.hide()
    assert scrolled.laid_out() == place
    bar = scrolled.area.verticalScrollBar()
    bar.setValue(bar.value() - 1)
    assert bar.maximum() == bar.value(), "the room below is given back when somebody scrolls up"


def test_after_a_key_contents_that_become_shorter_end_where_the_area_ends(scrolled: _Scrolled) -> None:
    scrolled.scroll_to_button()
    click(scrolled.button)
    QTest.keyClick(window_of(scrolled), Qt.Key.Key_A)
    scrolled.below.hide()
    scrolled.laid_out()
    bar, contents = scrolled.area.verticalScrollBar(), scrolled.area.widget()
    assert contents is not None
    assert bar.value() == bar.maximum() == contents.height() - scrolled.area.viewport().height()


def test_the_focus_that_a_click_gives_away_scrolls_only_with_the_next_key(scrolled: _Scrolled, qtbot: QtBot) -> None:
    scrolled.button.clicked.connect(scrolled.above.setFocus)
    scrolled.above.setFixedHeight(100)
    place = scrolled.scroll_to_button()
    click(scrolled.button)
    assert scrolled.above.hasFocus()
    assert scrolled.laid_out() == place
    QTest.keyClick(window_of(scrolled), Qt.Key.Key_A)
    settle(scrolled)
    qtbot.waitUntil(lambda: scrolled.above.mapTo(scrolled, scrolled.above.rect().topLeft()).y() >= 0)


def test_saving_a_form_without_a_name_tells_it_where_nothing_else_can_be_pressed(tmp_path: Path, qtbot: QtBot) -> None:
    with exercises_in_large_text(tmp_path, qtbot) as page:
        window = page.window()
        assert isinstance(window, MainWindow)
        page._edit_own()
        settle(window)
        page.own.save.setFocus()
        until(qtbot, lambda: page.own.save.visibleRegion().boundingRect().height() == page.own.save.height())
        place = page.own.save.mapTo(window, page.own.save.rect().center())
        click(page.own.save)
        until(qtbot, page.own.trouble.isVisible)
        settle(window)
        lying = control_at(window, place)
        assert lying in {None, page.own.save}
