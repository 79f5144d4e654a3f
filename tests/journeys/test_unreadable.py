"""A diary that cannot be read is told of, and never shown as an empty one that can be written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.storage.day_reader import read_day
from diary.ui.background import Background
from diary.ui.main_window import MainWindow
from diary.ui.unread_notice import UnreadNotice
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.content_cover import ContentCover
from diary.ui.widgets.inputs.rating_scale import RatingScale
from tests.builders import started
from tests.ui.windows import TODAY, named, until, window_on

LETTER = b"Dear Anna, " * 900


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return tmp_path / "diary.sqlite"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is looked at every 20 ms, and whatever failed is tried again soon; nobody is asked on closing."""
    monkeypatch.setattr("diary.ui.journal.file_watch.EVERY_MS", 20)
    monkeypatch.setattr("diary.ui.journal.file_watch.MOST_MISSES", 1_000_000)
    monkeypatch.setattr("diary.ui.widgets.content_cover.RETRY_MS", 30)
    monkeypatch.setattr("diary.ui.journal.open_journal.RETRY_AFTER_MS", 50)
    monkeypatch.setattr(MainWindow, "_wants_to_lose", lambda _window, _sentence: True)


@pytest.fixture
def window(diary: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on a diary with one rating, which has been saved: before that its integrity is checked."""
    with window_on(diary, qtbot) as made:
        with qtbot.waitSignal(made.journal.saved, timeout=20_000):
            qtbot.keyClick(scale_in(made), Qt.Key.Key_3)
        until(qtbot, lambda: made.journal.days._stamp is not None)
        yield made


def cover_of(page: QWidget) -> ContentCover:
    [cover] = page.findChildren(ContentCover)
    return cover


def scale_in(window: MainWindow) -> RatingScale:
    return window.today_page.log.ratings["pain"].scale


def covered(window: MainWindow, diary: Path, qtbot: QtBot) -> ContentCover:
    """The cover of the log of a window whose diary was overwritten by something else."""
    diary.write_bytes(LETTER)
    until(qtbot, lambda: bool(window.today_page.findChildren(ContentCover)))
    return cover_of(window.today_page)


def test_a_diary_that_cannot_be_read_any_more_covers_the_page_until_it_can(
    window: MainWindow, diary: Path, qtbot: QtBot
) -> None:
    sound = diary.read_bytes()
    cover = covered(window, diary, qtbot)
    assert cover.isVisible()
    assert "is not a diary of this program" in cover.words
    assert not scale_in(window).isEnabled()
    assert cover.geometry().bottom() == window.today_page.rect().bottom()
    assert cover.geometry().top() == window.today_page.header.geometry().bottom() + 1
    again = named(cover, QPushButton, "Try again")
    assert again.hasFocus()
    qtbot.keyClick(again, Qt.Key.Key_Return)
    assert cover.isVisible()
    diary.write_bytes(sound)
    until(qtbot, lambda: not cover.isVisible())
    assert scale_in(window).isEnabled()
    assert scale_in(window).value == 3
    assert window.today_page.log.ratings["numbness"].scale.hasFocus(), "the focus is not where it was"
    qtbot.keyClick(scale_in(window), Qt.Key.Key_7)
    window.close()
    assert [one.value for one in read_day(diary, TODAY).ratings] == [7]


def test_what_was_entered_before_stays_and_is_written_once_and_told_in_one_banner(
    window: MainWindow, diary: Path, qtbot: QtBot
) -> None:
    sound = diary.read_bytes()
    diary.write_bytes(LETTER)
    qtbot.keyClick(scale_in(window), Qt.Key.Key_7)
    assert scale_in(window).value == 7
    until(qtbot, lambda: bool(window.today_page.findChildren(ContentCover)) and bool(window.journal.save_error))
    until(qtbot, lambda: len(banners(window)) == 1)
    [banner] = banners(window)
    assert "kept in memory" in banner.words
    assert "opens by itself" in cover_of(window.today_page).words
    assert diary.read_bytes() == LETTER
    diary.write_bytes(sound)
    until(qtbot, lambda: not window.journal.queue.unwritten and not cover_of(window.today_page).isVisible())
    assert scale_in(window).value == 7
    assert not banners(window)
    assert [one.value for one in read_day(diary, TODAY).ratings] == [7]


@pytest.mark.parametrize("key", ["history", "trends", "exercises"])
def test_that_it_can_be_neither_read_nor_saved_is_told_in_one_banner(
    window: MainWindow, diary: Path, qtbot: QtBot, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diary.ui.unread_notice._TRY_AGAIN_MS", 30)
    window.show_page(key)
    [notice] = window.page(key).findChildren(UnreadNotice)
    until(qtbot, lambda: not any(one.is_busy for one in window.page(key).findChildren(Background)))
    assert not banners(window)
    sound = diary.read_bytes()
    diary.write_bytes(LETTER)
    window.journal.apply(added([Rating(day=TODAY, symptom="numbness", value=4)]))
    until(qtbot, lambda: notice.isVisible() and bool(window.journal.save_error))
    until(qtbot, lambda: len(banners(window)) == 1 and "opens by itself" in notice.words)
    assert "kept in memory" in banners(window)[0].words
    diary.write_bytes(sound)
    until(qtbot, lambda: not notice.isVisible() and not banners(window))
    assert not window.journal.queue.unwritten


@pytest.mark.parametrize("key", ["history", "trends", "exercises"])
def test_that_it_cannot_be_read_is_told_in_one_banner_where_nothing_is_to_be_saved(
    window: MainWindow, diary: Path, qtbot: QtBot, key: str
) -> None:
    diary.write_bytes(LETTER)
    window.show_page(key)
    [notice] = window.page(key).findChildren(UnreadNotice)
    until(qtbot, lambda: len(banners(window)) == 1)
    assert banners(window)[0].words == notice.words
    assert "is not a diary of this program" in notice.words


def banners(window: MainWindow) -> list[Banner]:
    return [one for one in window.findChildren(Banner) if one.isVisible() and one.height() > 0]


@pytest.mark.parametrize("keys", ["n", "x", "r", "w", "s", "m"])
def test_no_key_leads_past_the_cover(window: MainWindow, diary: Path, qtbot: QtBot, keys: str) -> None:
    covered(window, diary, qtbot)
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
    covered(window, diary, qtbot)
    window.show_page(page)
    cover = cover_of(window.page(page))
    assert cover.isVisible()
    diary.write_bytes(sound)
    until(qtbot, lambda: not cover.isVisible())


def test_a_day_with_a_row_that_makes_no_sense_is_covered_and_another_day_is_not(
    window: MainWindow, diary: Path, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(diary)) as file, file:
        file.execute("UPDATE rating SET written = 'yesterday'")
    until(qtbot, lambda: bool(window.today_page.findChildren(ContentCover)))
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
        until(qtbot, lambda: not cover.isVisible())
        assert scale_in(window).value is None
        assert scale_in(window).isEnabled()
