"""A damaged diary: it is never touched, and there is a way on from each kind of damage; by keyboard."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.storage.day_reader import read_day
from diary.storage.errors import DamagedError, storage_error
from diary.storage.journal import Journal
from diary.storage.safety import backup, checksum, lock
from diary.ui import theme
from diary.ui.main_window import MainWindow
from diary.ui.protection.damage_view import DamageView
from diary.ui.protection.in_use_view import DiaryInUseView
from diary.ui.protection.opening import opening
from tests.builders import started
from tests.ui.windows import TODAY, until


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A diary of 60 evenings of which there is a backup, and one evening more."""
    path = tmp_path / "diary.sqlite"
    days = [Rating(day=TODAY - timedelta(days=back), symptom="pain", value=back % 10) for back in range(1, 61)]
    with Journal(started(path)) as journal:
        journal.apply(added(days))
    backup.make(path, backup.DAILY)
    with Journal(started(path)) as journal:
        journal.apply(added([Rating(day=TODAY, symptom="pain", value=7)]))
    return path


@contextmanager
def started_on(diary: Path, qtbot: QtBot, *, scale: float = 1.0) -> Iterator[MainWindow]:
    """The window as the program opens it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", scale)
    opened = opening(diary)
    window = MainWindow(diary, TODAY, opened)
    window._wants_to_lose = lambda sentence: True  # type: ignore[method-assign]  # noqa: ARG005 - a failed test must not ask
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    try:
        yield window
    finally:
        window.close()
        if window.journal.queue.lock is not None:
            window.journal.queue.lock.release()


def press(qtbot: QtBot, button: QWidget) -> None:
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)


def damage_in(window: MainWindow) -> DamageView:
    assert isinstance(window._blocking_screen, DamageView)
    return window._blocking_screen


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for place in range(4096, len(content), 977):
        content[place] ^= 0xFF
    path.write_bytes(content)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def letter(path: Path) -> None:
    path.write_text("Dear Anna, " * 900)


DAMAGES = pytest.mark.parametrize("damage", [cut, flip, empty, letter])


@DAMAGES
def test_nothing_is_shown_or_touched_and_the_newest_backup_is_offered(
    diary: Path, qtbot: QtBot, damage: Callable[[Path], None]
) -> None:
    damage(diary)
    before = hashlib.sha256(diary.read_bytes()).digest()
    with started_on(diary, qtbot) as window:
        until(qtbot, lambda: isinstance(window._blocking_screen, DamageView))
        view = damage_in(window)
        assert str(diary) in view.description.text()
        until(qtbot, view.backup.act.isEnabled)
        assert "60 days with entries, from 25 September 2026 to 23 November 2026." in view.backup.words
        until(qtbot, view.backup.act.hasFocus)
        qtbot.keyClick(view, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        assert not window._pages
        assert hashlib.sha256(diary.read_bytes()).digest() == before
        press(qtbot, view.backup.act)
        until(qtbot, view.open_button.isVisible)
        assert "60 days" in view.description.text()
        press(qtbot, view.open_button)
        until(qtbot, window.today_page.isVisible)
        until(qtbot, window.today_page.log.ratings["numbness"].scale.hasFocus)
        assert window.today_page.log.ratings["pain"].scale.yesterday == 1
    [aside] = (diary.parent / "damaged").rglob("diary.sqlite")
    assert hashlib.sha256(aside.read_bytes()).digest() == before


def test_what_can_be_read_is_saved_with_a_list_of_what_cannot(diary: Path, qtbot: QtBot) -> None:
    cut(diary)
    with started_on(diary, qtbot) as window:
        view = damage_in(window)
        press(qtbot, view.salvage.act)
        until(qtbot, lambda: view.salvage.act.text() == "Use what could be read")
        assert "entries could be read" in view.salvage.words
        assert "could not be read" in view.salvage.words
        press(qtbot, view.salvage.act)
        until(qtbot, view.open_button.isVisible)
        press(qtbot, view.open_button)
        until(qtbot, window.today_page.isVisible)


def test_another_file_may_become_the_diary(diary: Path, qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "old.sqlite"
    with Journal(started(other)) as journal:
        journal.apply(added([Rating(day=TODAY, symptom="pain", value=1)]))
    empty(diary)
    with started_on(diary, qtbot) as window:
        view = damage_in(window)
        view.choose_file = lambda: other
        press(qtbot, view.other.act)
        until(qtbot, lambda: "1 day with entries" in view.other.words)
        assert diary.stat().st_size == 0
        press(qtbot, view.other.act)
        until(qtbot, view.open_button.isVisible)
        press(qtbot, view.open_button)
        assert window.today_page.log.ratings["pain"].scale.value == 1


def test_what_was_entered_before_the_damage_was_found_is_written_afterwards(diary: Path, qtbot: QtBot) -> None:
    with started_on(diary, qtbot) as window:
        qtbot.keyClick(window.today_page.log.ratings["numbness"].scale, Qt.Key.Key_4)
        flip(diary)
        window.journal.check_integrity()
        until(qtbot, lambda: isinstance(window._blocking_screen, DamageView))
        view = damage_in(window)
        until(qtbot, view.backup.act.isEnabled)
        press(qtbot, view.backup.act)
        until(qtbot, view.open_button.isVisible)
        press(qtbot, view.open_button)
        until(qtbot, lambda: not window.journal.queue.unwritten)
    assert {(one.symptom, one.value) for one in read_day(diary, TODAY).day(TODAY).ratings} == {("numbness", 4)}


def test_a_diary_that_something_else_changed_may_be_gone_on_with(diary: Path, qtbot: QtBot) -> None:
    with Journal(diary) as journal:
        journal.apply(added([Note(day=TODAY, text="Warm feet after the bath", author="Annabel")]))
    assert checksum.matches(diary)
    diary.write_bytes(diary.read_bytes().replace(b"Annabel", b"Isabell"))
    with started_on(diary, qtbot) as window:
        until(qtbot, lambda: isinstance(window._blocking_screen, DamageView))
        view = damage_in(window)
        assert "All of it can be read" in view.description.text()
        press(qtbot, view.go_on)
        until(qtbot, lambda: window._blocking_screen is None)
        until(qtbot, window.today_page.isVisible)
        qtbot.keyClick(window.today_page.log.ratings["pain"].scale, Qt.Key.Key_2)
        until(qtbot, lambda: not window.journal.queue.unwritten)
    assert [one.value for one in read_day(diary, TODAY).day(TODAY).ratings] == [2]


def is_trying(window: MainWindow) -> bool:
    """Whether the screen of a diary that is open elsewhere just looks whether it still is."""
    screen = window._blocking_screen
    return isinstance(screen, DiaryInUseView) and screen._trying.is_busy


def test_a_diary_that_is_open_elsewhere_is_waited_for(diary: Path, qtbot: QtBot) -> None:
    other = lock.acquire(diary)
    with started_on(diary, qtbot) as window:
        assert isinstance(window._blocking_screen, DiaryInUseView)
        assert "already open" in window._blocking_screen.words.text()
        assert window._blocking_screen.again.hasFocus()
        press(qtbot, window._blocking_screen.again)
        until(qtbot, lambda: not is_trying(window))
        assert isinstance(window._blocking_screen, DiaryInUseView)
        other.release()
        press(qtbot, window._blocking_screen.again)
        until(qtbot, lambda: window._blocking_screen is None)
        assert window.today_page.log.ratings["pain"].scale.value == 7


def test_a_cover_has_room_in_a_small_window(diary: Path, qtbot: QtBot, qapp: QApplication) -> None:
    empty(diary)
    with started_on(diary, qtbot) as window:
        theme.apply(qapp, "light", 2.0)
        window.block(storage_error(DamagedError, diary))
        window.resize(800, 600)
        view = damage_in(window)
        QApplication.processEvents()
        assert view._inner.minimumSizeHint().width() <= view.width()
        assert not [one for one in view.findChildren(QLabel) if one.isVisible() and not one.width()]
