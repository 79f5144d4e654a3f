"""The window as a whole: its pages, keys, themes and text sizes."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.settings import Settings, SettingsStore
from diary.ui import pages, theme
from diary.ui.main_window import MainWindow
from diary.ui.sheet.page import SheetPage
from diary.ui.today.sentence_view import SentenceView
from diary.ui.widgets.inputs.calendar_popup import CalendarPopup
from diary.ui.widgets.inputs.month import _MonthDay
from diary.ui.widgets.night_scene import NightScene
from diary.ui.widgets.toast import Toast
from tests.builders import evening
from tests.journeys.walking import settle
from tests.ui.windows import TODAY, named, until, window_on


class Windows(QObject):
    """Notes each window of its own that appears."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(tmp_path / "diary.sqlite", qtbot) as made:
        yield made


def test_no_part_of_a_page_flashes_up_as_a_window_of_its_own(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    watcher = Windows()
    qapp.installEventFilter(watcher)
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        for entry in pages.PAGES:
            window.show_page(entry.key)
    qapp.removeEventFilter(watcher)
    assert watcher.shown == ["MainWindow"]


def test_a_closed_window_looks_at_no_clock_any_more(window: MainWindow) -> None:
    window.close()
    assert not window._clock.isActive()


def test_digits_can_be_typed_as_soon_as_the_window_is_there(window: MainWindow, qtbot: QtBot) -> None:
    focused = window.focusWidget()
    assert focused is window.today_page.log.ratings["numbness"].scale
    qtbot.keyClick(focused, Qt.Key.Key_6)
    assert window.today_page.log.ratings["numbness"].scale.value == 6


@pytest.mark.parametrize("entry", pages.RAIL, ids=lambda entry: entry.key)
def test_each_page_is_reached_by_its_key_and_by_the_rail(
    window: MainWindow, qtbot: QtBot, entry: pages.PageEntry
) -> None:
    other = "help" if entry.key != "help" else "today"
    window.show_page(other)
    named(window, QRadioButton, entry.name).click()
    assert window.page(entry.key).isVisible()
    window.show_page(other)
    window.page(other).focus_first()
    combination = QKeySequence.fromString(entry.shortcut)[0]  # type: ignore[index]  # the stubs lack it
    qtbot.keyClick(window.focusWidget() or window, combination.key(), combination.keyboardModifiers())
    assert window.page(entry.key).isVisible()


def test_f6_goes_from_the_page_to_the_rail_and_back(window: MainWindow, qtbot: QtBot) -> None:
    focused = window.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_F6)
    rail = window.focusWidget()
    assert rail is named(window, QRadioButton, "Today")
    qtbot.keyClick(rail, Qt.Key.Key_F6)
    assert window.focusWidget() is focused


def test_what_was_cleared_comes_back_by_the_toast(window: MainWindow, qtbot: QtBot) -> None:
    row = window.today_page.log.ratings["pain"]
    qtbot.keyClick(row.scale, Qt.Key.Key_7)
    assert not window.findChildren(Toast)
    qtbot.keyClick(row.scale, Qt.Key.Key_Delete)
    [toast] = window.findChildren(Toast)
    assert toast.isVisible()
    assert toast.words == "Pain: not recorded"
    qtbot.mouseClick(toast.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert row.scale.value == 7
    assert not toast.isVisible()


def test_a_sentence_typed_in_pieces_is_undone_as_one(window: MainWindow, qtbot: QtBot) -> None:
    window.today_page.open_view("sentence")
    view = window.today_page.view("sentence")
    assert isinstance(view, SentenceView)
    for piece in ("Warm ", "feet."):
        qtbot.keyClicks(view.text, piece)
        view.take_up()
    assert window.journal.day(TODAY).notes[0].text == "Warm feet."
    window.journal.undo()
    assert window.journal.day(TODAY).notes == ()


def test_a_sentence_is_private_until_that_is_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    window.today_page.open_view("sentence")
    view = window.today_page.view("sentence")
    assert isinstance(view, SentenceView)
    qtbot.keyClicks(view.text, "Ask about the cream.")
    assert view.private.isChecked()
    qtbot.keyClick(view.private, Qt.Key.Key_Space)
    [note] = window.journal.day(TODAY).notes
    assert (note.text, note.for_practitioner) == ("Ask about the cream.", True)
    qtbot.mouseClick(named(window.today_page, QPushButton, "Done"), Qt.MouseButton.LeftButton)
    assert window.today_page.log.sentence.accessibleName().endswith("Ask about the cream.")


def test_ticking_the_walk_asks_for_minutes_and_which_it_was(window: MainWindow, qtbot: QtBot) -> None:
    rows = list(window.today_page.log.exercises._rows.values())
    walk = rows[-1]
    qtbot.keyClick(walk.tick, Qt.Key.Key_Space)
    assert walk.minutes is not None
    assert walk.minutes.isVisible()
    qtbot.keyClick(walk.tick, Qt.Key.Key_Plus)
    [done] = window.journal.day(TODAY).exercises
    assert (done.exercise, done.minutes) == ("brisk-walk", 30)
    assert walk.kinds is not None
    segment = walk.kinds.findChildren(QRadioButton)[1]
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    [done] = window.journal.day(TODAY).exercises
    assert (done.exercise, done.minutes) == ("cycling", 30)


def test_one_key_ticks_the_whole_list(window: MainWindow, qtbot: QtBot) -> None:
    rows = list(window.today_page.log.exercises._rows.values())
    qtbot.keyClick(rows[0].tick, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert all(row.tick.isChecked() for row in rows)
    assert "5 of 5 done" in [label.text() for label in window.today_page.log.exercises.findChildren(QLabel)]
    window.journal.undo()
    assert not any(row.tick.isChecked() for row in rows)


def test_arrows_go_through_a_list_that_is_one_tab_stop(window: MainWindow, qtbot: QtBot) -> None:
    rows = [row.tick for row in window.today_page.log.exercises._rows.values()]
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert window.focusWidget() is rows[1]
    reachable = [row for row in rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reachable == [rows[1]]


def test_finish_today_tells_what_was_written_and_how_many_evenings(tmp_path: Path, qtbot: QtBot) -> None:
    days = [Rating(day=TODAY - timedelta(days=back), symptom="pain", value=3) for back in (1, 2, 9)]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(days)) as window:
        page = window.today_page
        qtbot.keyClick(page.log.ratings["pain"].scale, Qt.Key.Key_4)
        qtbot.keyClick(page.log.ratings["pain"].scale, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        until(qtbot, lambda: "Evening 4 in the diary. Rest well." in words(page))
        assert "That is today written down." in words(page)
        assert page.findChildren(NightScene)[0].accessibleName().endswith("Sun, Mon, Tue")


def words(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_a_day_is_chosen_from_the_calendar_by_keyboard(tmp_path: Path, qtbot: QtBot) -> None:
    entry = Rating(day=TODAY - timedelta(days=7), symptom="pain", value=3)
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([entry])) as window:
        focused = window.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        popup = window.today_page.findChildren(CalendarPopup)[0]
        assert popup.isVisible()
        until(qtbot, lambda: any(day.has_entry for day in popup.findChildren(_MonthDay)))
        assert named(popup, QPushButton, "Tuesday 17 November, has an entry").isEnabled()
        assert not named(popup, QPushButton, "Wednesday 25 November").isEnabled()
        qtbot.keyClick(popup.focusWidget() or popup, Qt.Key.Key_Up)
        qtbot.keyClick(popup.focusWidget() or popup, Qt.Key.Key_Return)
        assert window.today_page.day == TODAY - timedelta(days=7)


def test_settings_take_effect_at_once_and_are_kept(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.today_page.step(-1)
    window.show_page("preferences")
    qtbot.mouseClick(named(window, QRadioButton, "Dark"), Qt.MouseButton.LeftButton)
    until(qtbot, lambda: theme.current().name == "dark")
    until(qtbot, lambda: named(window, QRadioButton, "Dark").isChecked())
    qtbot.mouseClick(named(window, QRadioButton, "200"), Qt.MouseButton.LeftButton)
    until(qtbot, lambda: theme.current().scale == 2.0)
    until(qtbot, lambda: SettingsStore(tmp_path).value == Settings()._replace(theme="dark", text_size=200))
    until(qtbot, lambda: window.today_page.day == TODAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("size", "scale"), [((1200, 800), 1.0), ((800, 600), 1.0), ((1200, 800), 2.0), ((800, 600), 2.0)]
)
def test_nothing_is_wider_than_its_window(tmp_path: Path, qtbot: QtBot, size: tuple[int, int], scale: float) -> None:
    before = added(evening(TODAY - timedelta(days=1), note="A sentence."))
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=before, scale=scale) as window:
        window.resize(*size)
        for entry in pages.PAGES:
            window.show_page(entry.key)
            page = window.page(entry.key)
            QApplication.processEvents()
            for area in page.findChildren(QScrollArea):
                inner = area.widget()
                if area.isVisible() and inner is not None and not area.accessibleName():
                    assert inner.minimumSizeHint().width() <= area.viewport().width(), (entry.key, area)


@pytest.mark.parametrize("look", ["light", "high-contrast"])
def test_every_control_that_takes_the_focus_has_a_name_and_room(tmp_path: Path, qtbot: QtBot, look: str) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, look=look) as window:
        for entry in pages.PAGES:
            window.show_page(entry.key)
            page = window.page(entry.key)
            if isinstance(page, SheetPage):  # which is made a day at a time, what stands below last
                until(qtbot, page.print_card.isVisible)
            settle()
            for widget in _controls(page):
                assert widget.accessibleName(), (entry.key, widget)
                assert widget.height() >= 44, (entry.key, widget.accessibleName(), widget.height())


def _controls(page: QWidget) -> list[QWidget]:
    """The visible controls of our own that the Tab key reaches."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not type(widget).__name__.startswith(("Q", "_Number"))
    ]
