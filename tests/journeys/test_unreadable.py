"""A diary that cannot be read is told of, and never shown as an empty one that can be written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from diary.storage.day_reader import read_day
from diary.ui.main_window import MainWindow
from diary.ui.widgets.content_cover import ContentCover
from diary.ui.widgets.inputs.rating_scale import RatingScale
from tests.builders import started
from tests.ui.windows import TODAY, named, window_on

LETTER = b"Dear Anna, " * 900


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return tmp_path / "diary.sqlite"


@pytest.fixture
def window(diary: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on a diary with one rating, which has been saved: before that its integrity is checked."""
    with window_on(diary, qtbot) as made:
        with qtbot.waitSignal(made.journal.saved, timeout=20_000):
            qtbot.keyClick(scale_in(made), Qt.Key.Key_3)
        yield made


def cover_of(page: QWidget) -> ContentCover:
    [cover] = page.findChildren(ContentCover)
    return cover


def scale_in(window: MainWindow) -> RatingScale:
    return window.today_page.log.ratings["pain"].scale


def test_a_click_on_a_diary_that_cannot_be_read_covers_the_page_and_changes_nothing(
    window: MainWindow, diary: Path, qtbot: QtBot
) -> None:
    sound = diary.read_bytes()
    diary.write_bytes(LETTER)
    qtbot.keyClick(scale_in(window), Qt.Key.Key_7)
    cover = cover_of(window.today_page)
    assert cover.isVisible()
    assert "is not a diary of this program" in cover.words
    assert window.journal.queue.unwritten == ()
    assert not scale_in(window).isEnabled()
    assert cover.geometry().bottom() == window.today_page.rect().bottom()
    assert cover.geometry().top() == window.today_page.header.geometry().bottom() + 1
    again = named(cover, QPushButton, "Try again")
    assert again.hasFocus()
    qtbot.keyClick(again, Qt.Key.Key_Return)
    assert cover.isVisible()
    diary.write_bytes(sound)
    qtbot.keyClick(again, Qt.Key.Key_Return)
    assert not cover.isVisible()
    assert scale_in(window).isEnabled()
    assert scale_in(window).value == 3
    qtbot.keyClick(scale_in(window), Qt.Key.Key_7)
    window.close()
    assert [one.value for one in read_day(diary, TODAY).ratings] == [7]


@pytest.mark.parametrize("keys", ["n", "x", "r", "w", "s", "m"])
def test_no_key_leads_past_the_cover(window: MainWindow, diary: Path, qtbot: QtBot, keys: str) -> None:
    diary.write_bytes(LETTER)
    qtbot.keyClick(scale_in(window), Qt.Key.Key_7)
    qtbot.keyClick(window.focusWidget() or window, keys, Qt.KeyboardModifier.AltModifier)
    focused = window.focusWidget() or window
    for key in (Qt.Key.Key_5, Qt.Key.Key_Space, Qt.Key.Key_A):
        if focused.isEnabled():
            qtbot.keyClick(focused, key)
    assert cover_of(window.today_page).isVisible()
    assert window.journal.queue.unwritten == ()
    assert diary.read_bytes() == LETTER


@pytest.mark.parametrize("page", ["health", "visits", "preferences"])
def test_another_page_is_covered_too(window: MainWindow, diary: Path, qtbot: QtBot, page: str) -> None:
    sound = diary.read_bytes()
    diary.write_bytes(LETTER)
    window.show_page(page)
    cover = cover_of(window.page(page))
    assert cover.isVisible()
    diary.write_bytes(sound)
    qtbot.keyClick(named(cover, QPushButton, "Try again"), Qt.Key.Key_Return)
    assert not cover.isVisible()


def test_a_day_with_a_row_that_makes_no_sense_is_covered_and_another_day_is_not(
    window: MainWindow, diary: Path
) -> None:
    with closing(sqlite3.connect(diary)) as file, file:
        file.execute("UPDATE rating SET written = 'yesterday'")
    window.today_page.refresh()
    assert cover_of(window.today_page).isVisible()
    assert "damaged" in cover_of(window.today_page).words
    window.today_page.step(-5)
    assert not cover_of(window.today_page).isVisible()
    assert scale_in(window).isEnabled()


def test_a_diary_that_cannot_be_read_when_the_window_opens_is_covered(tmp_path: Path, qtbot: QtBot) -> None:
    blocked = tmp_path / "later" / "diary.sqlite"
    blocked.parent.write_text("a file where the folder should be")
    with window_on(blocked, qtbot) as window:
        cover = cover_of(window.today_page)
        assert cover.isVisible()
        assert "cannot be written" in cover.words
        blocked.parent.unlink()
        started(blocked)
        qtbot.mouseClick(named(cover, QPushButton, "Try again"), Qt.MouseButton.LeftButton)
        assert not cover.isVisible()
        assert scale_in(window).value is None
        assert scale_in(window).isEnabled()
