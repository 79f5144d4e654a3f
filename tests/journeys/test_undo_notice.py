"""Undo stays in sight: the toast over every page, and what Ctrl+Z says."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.event import Event
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.ui import pages
from diary.ui.main_window import MainWindow
from diary.ui.widgets import toast as toast_module
from diary.ui.widgets.tab_order import stops_in
from diary.ui.widgets.toast import Toast, focus_rect
from tests.ui.windows import TODAY, until, window_on

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    ratings = [Rating(day=TODAY - timedelta(days=back), symptom="pain", value=4) for back in range(1, 30)]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(ratings)) as made:
        yield made


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the toast has a screen reader say."""
    words: list[str] = []
    monkeypatch.setattr(toast_module, "say", lambda _widget, sentence: words.append(sentence))
    return words


def clear_pain(window: MainWindow, qtbot: QtBot) -> Toast:
    scale = window.today_page.log.ratings["pain"].scale
    qtbot.keyClick(scale, Qt.Key.Key_7)
    qtbot.keyClick(scale, Qt.Key.Key_Delete)
    [toast] = window.findChildren(Toast)
    return toast


def button(toast: Toast) -> QPushButton:
    [action] = toast.findChildren(QPushButton)
    return action


def is_uncovered(toast: Toast) -> bool:
    """Whether a click on the middle of the toast's button would reach it."""
    window = toast.window()
    place = button(toast).mapTo(window, button(toast).rect().center())
    return window.childAt(place) is button(toast)


def covers(toast: Toast) -> bool:
    """Whether it lies over what has the focus."""
    focused = focus_rect(toast.window())
    return focused is not None and focused.intersects(toast.geometry())


def gives_way(toast: Toast, qtbot: QtBot) -> bool:
    until(qtbot, lambda: not covers(toast))
    return True


def test_the_toast_lies_over_every_page(window: MainWindow, qtbot: QtBot) -> None:
    toast = clear_pain(window, qtbot)
    for entry in pages.PAGES:
        window.show_page(entry.key)
        assert is_uncovered(toast), entry.key
        assert not covers(toast) or gives_way(toast, qtbot), entry.key
    qtbot.mouseClick(button(toast), Qt.MouseButton.LeftButton)
    assert window.journal.day(TODAY).ratings[-1].value == 7
    assert not toast.isVisible()


def test_the_toast_outlives_another_text_size_until_its_time_is_over(window: MainWindow, qtbot: QtBot) -> None:
    toast = clear_pain(window, qtbot)
    height = toast.height()
    former = window.today_page
    window._settings.set("text_size", 150)
    until(qtbot, lambda: window.today_page is not former)
    assert toast.isVisible()
    assert toast.height() > height
    until(qtbot, lambda: is_uncovered(toast))
    toast._end.timeout.emit()
    assert not toast.isVisible()


def test_the_toast_goes_when_undo_would_undo_something_else(window: MainWindow, qtbot: QtBot) -> None:
    toast = clear_pain(window, qtbot)
    qtbot.keyClick(window.today_page.log.ratings["numbness"].scale, Qt.Key.Key_3)
    assert not toast.isVisible()


def test_the_toast_moves_away_from_what_gets_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    toast = clear_pain(window, qtbot)
    assert not covers(toast)
    under = QPushButton("under", window)
    under.setGeometry(toast.geometry())
    under.show()
    toast.raise_()
    under.setFocus()
    assert covers(toast)
    until(qtbot, lambda: not covers(toast))
    assert QRect(window.rect()).contains(toast.geometry())


def test_the_toast_and_its_button_are_in_the_accessibility_tree(window: MainWindow, qtbot: QtBot) -> None:
    toast = clear_pain(window, qtbot)
    window.show_page("history")
    whole = QAccessible.queryAccessibleInterface(window)
    names = {(one.text(QAccessible.Text.Name), one.role()) for one in tree(whole)}
    assert ("Undo", QAccessible.Role.Button) in names
    assert ("Pain: not recorded", QAccessible.Role.StaticText) in names
    described = QAccessible.queryAccessibleInterface(button(toast)).text(QAccessible.Text.Description)
    assert described == "Pain: not recorded"


def test_undo_is_the_last_tab_stop_of_a_page_that_is_made_later_too(window: MainWindow, qtbot: QtBot) -> None:
    toast = clear_pain(window, qtbot)
    window.show_page("help")
    assert stops_in(window)[-1] is button(toast)
    button(toast).setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button(toast), Qt.Key.Key_Return)
    assert not toast.isVisible()
    assert window.page("help").isAncestorOf(window.focusWidget())


def undo(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)


def redo(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)


def test_ctrl_z_says_what_it_undid(window: MainWindow, qtbot: QtBot, said: list[str]) -> None:
    scale = window.today_page.log.ratings["pain"].scale
    for value in (Qt.Key.Key_7, Qt.Key.Key_3):
        qtbot.keyClick(scale, value)
    undo(window, qtbot)
    [toast] = window.findChildren(Toast)
    assert toast.words == said[-1] == "Undone. Now it says: Pain 7 (24 November)"
    assert button(toast).text() == "Redo"
    undo(window, qtbot)
    assert toast.words == said[-1] == "Undone. Taken away: Pain 7 (24 November)"
    undo(window, qtbot)
    assert toast.words == said[-1] == "There is nothing to undo."
    assert not button(toast).isVisible()
    redo(window, qtbot)
    assert toast.words == said[-1] == "Done again. Written down: Pain 7 (24 November)"
    qtbot.mouseClick(button(toast), Qt.MouseButton.LeftButton)
    assert scale.value is None


def test_what_was_many_changes_is_said_by_its_notice_or_its_count(window: MainWindow, qtbot: QtBot) -> None:
    events = [Event(day=TODAY, event="fall"), Event(day=TODAY, event="near-fall")]
    window.journal.apply(added(events))
    window.journal.apply(added([Rating(day=TODAY, symptom=key, value=1) for key in ("pain", "tingling")]), "Copied")
    undo(window, qtbot)
    [toast] = window.findChildren(Toast)
    assert toast.words == "Undone: Copied"
    undo(window, qtbot)
    assert toast.words == "Undone: 2 changes"
    redo(window, qtbot)
    assert toast.words == "Done again: 2 changes"


def test_a_long_sentence_is_named_and_not_read_out(window: MainWindow, qtbot: QtBot) -> None:
    window.journal.apply(added([Note(day=TODAY, text="Warm feet " * 20)]))
    undo(window, qtbot)
    [toast] = window.findChildren(Toast)
    assert toast.words == "Undone. Taken away: Notes (24 November)"


def test_a_long_toast_stays_in_a_small_window(window: MainWindow) -> None:
    window.resize(480, 600)
    window.journal.noticed.emit("Taken away: dose changed, 100 mg, at night on 24 November, and much more besides")
    [toast] = window.findChildren(Toast)
    assert window.rect().contains(toast.geometry())
    words = toast.findChildren(QWidget)[0]
    assert words.height() >= words.heightForWidth(words.width())


def tree(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """What a screen reader finds that is in sight."""
    for number in range(root.childCount()):
        child = root.child(number)
        if child is not None and not child.state().invisible:
            yield child
            yield from tree(child)
