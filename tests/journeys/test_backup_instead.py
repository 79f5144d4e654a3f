"""A backup in the place of a diary that is missing: what is offered, and what becomes of what was written."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.storage import known_diaries
from diary.storage.day_reader import read_day
from diary.storage.safety import backup, lock, missing_diary, passphrase
from diary.storage.safety.bringing import LocalCopy
from diary.ui.main_window import MainWindow
from diary.ui.protection import backup_instead_card
from diary.ui.protection.gone_view import GoneView
from tests.builders import started
from tests.journeys import test_gone_screen
from tests.journeys.test_gone_screen import SENTENCE, backed_up, enter, screen, take_away
from tests.storage.diaries import made
from tests.ui.windows import TODAY, until, window_on

pytestmark = pytest.mark.usefixtures("cheap_key")

diary, window = test_gone_screen.diary, test_gone_screen.window
looks_often, no_question_is_left = test_gone_screen.looks_often, test_gone_screen.no_question_is_left


def offered(window: MainWindow, qtbot: QtBot) -> GoneView:
    """The screen with the card for the backup, which was reached by the keyboard."""
    view = screen(window)
    until(qtbot, view.backup.isVisible)
    assert not view.instead.isVisible()
    view.again.setFocus()
    order = [view.save, view.backup] if view.save.isVisible() else [view.backup]
    for button in order:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is button
    qtbot.keyClick(view.backup, Qt.Key.Key_Return)
    until(qtbot, view.instead.isVisible)
    return view


@pytest.mark.parametrize("where", ["beside it", "second place", "second place alone"])
def test_a_backup_takes_the_place_of_the_missing_file_and_gets_what_was_written(  # noqa: PLR0917 - each by its name
    window: MainWindow, diary: Path, qtbot: QtBot, tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(backup_instead_card, "say", lambda _widget, words: said.append(words))
    backed_up(window, qtbot, None if where == "beside it" else tmp_path / "stick")
    identifier = known_diaries.id_of(diary)
    enter(window)
    if where == "second place":
        shutil.rmtree(backup.folder_of(diary))
    away = take_away(window, file=where != "second place alone")
    view = offered(window, qtbot)
    assert "1 day with entries" in view.instead.words
    assert "What you wrote just now is written into it." in view.instead.words
    assert said == [view.instead.words]
    assert view.instead.use.hasFocus()
    qtbot.keyClick(view.instead.use, Qt.Key.Key_Return)
    until(qtbot, lambda: window.centralWidget() is not view)
    until(qtbot, lambda: not window.journal.queue.unwritten)
    assert known_diaries.id_of(diary) == identifier
    assert lock.is_held_here(diary)
    assert [one.text for one in read_day(diary, TODAY).notes] == ["Yesterday.", SENTENCE]
    assert sorted(one.value for one in read_day(diary, TODAY).ratings) == [3, 4]
    window.journal.undo()
    assert not window.journal.queue.unwritten, "what was done before the backup was made cannot be undone in it"
    assert away.exists()


def test_without_a_backup_none_is_offered(window: MainWindow, qtbot: QtBot) -> None:
    take_away(window, file=True)
    view = screen(window)
    until(qtbot, lambda: view.start.isVisible() and not view.instead._searching.is_busy)
    assert not view.backup.isVisible()


def test_a_backup_of_another_diary_is_not_offered_and_gets_nothing(
    window: MainWindow, diary: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    """Neither by itself nor where somebody chooses its file, while there is something for the missing diary."""
    backed_up(window, qtbot)
    enter(window)
    other = made(tmp_path / "other" / "diary.sqlite", evenings=3)
    theirs = backup.make_daily(other)
    assert theirs is not None
    shutil.copyfile(theirs.path, backup.folder_of(diary) / theirs.path.name.replace("-daily-", "-hand-"))
    away = take_away(window, file=True)
    view = offered(window, qtbot)
    assert "1 day with entries" in view.instead.words
    view.instead.choose_file = lambda: theirs.path
    qtbot.keyClick(view.instead.other, Qt.Key.Key_Return)
    until(qtbot, lambda: "3 days with entries" in view.instead.words)
    qtbot.keyClick(view.instead.use, Qt.Key.Key_Return)
    until(qtbot, view.instead.error_banner.isVisible)
    assert "Nothing proves that" in view.instead.error_banner.words
    assert str(theirs.path) in view.instead.error_banner.words
    assert not diary.exists()
    assert window.journal.queue.unwritten
    away.rename(diary)
    until(qtbot, lambda: not window.journal.queue.unwritten)


def test_of_a_diary_with_a_passphrase_the_backup_asks_for_it_and_stays_encrypted(diary: Path, qtbot: QtBot) -> None:
    pytest.importorskip("sqlcipher3")
    passphrase.change(started(diary), "Mai")
    with window_on(diary, qtbot) as window:
        until(qtbot, lambda: known_diaries.is_known(diary))
        backed_up(window, qtbot)
        enter(window)
        passphrase.forget()
        take_away(window, file=True)
        view = offered(window, qtbot)
        assert view.instead.field.field.hasFocus()
        assert not view.instead.use.isVisible()
        for words in ("June", "Mai"):
            qtbot.keyClicks(view.instead.field.field, words)
            qtbot.keyClick(view.instead.field.field, Qt.Key.Key_Return)
            until(qtbot, view.instead.use.isVisible if words == "Mai" else view.instead.error_banner.isVisible)
        qtbot.keyClick(view.instead.use, Qt.Key.Key_Return)
        until(qtbot, lambda: window.centralWidget() is not view)
        until(qtbot, lambda: not window.journal.queue.unwritten)
        assert passphrase.is_encrypted(diary)
        assert [one.text for one in read_day(diary, TODAY).notes] == ["Yesterday.", SENTENCE]


def test_a_plain_copy_of_a_diary_with_a_passphrase_becomes_no_plain_diary(diary: Path, qtbot: QtBot) -> None:
    """Chosen by hand: it was made before the passphrase was set."""
    pytest.importorskip("sqlcipher3")
    plain = backup.make(started(diary), backup.BY_HAND)
    kept = diary.parent.parent / plain.path.name
    shutil.copyfile(plain.path, kept)
    passphrase.change(diary, "Mai")
    with window_on(diary, qtbot) as window:
        until(qtbot, lambda: known_diaries.is_known(diary))
        enter(window)
        take_away(window, file=True)
        view = offered(window, qtbot)
        view.instead.choose_file = lambda: kept
        qtbot.keyClick(view.instead.other, Qt.Key.Key_Return)
        until(qtbot, lambda: str(kept) in view.instead.words and view.instead.use.isVisible())
        qtbot.keyClick(view.instead.use, Qt.Key.Key_Return)
        until(qtbot, lambda: window.centralWidget() is not view)
        until(qtbot, lambda: not window.journal.queue.unwritten)
        assert passphrase.is_encrypted(diary)


def test_a_file_that_comes_back_meanwhile_is_not_replaced(window: MainWindow, diary: Path, qtbot: QtBot) -> None:
    backed_up(window, qtbot)
    identifier, content = known_diaries.id_of(diary), diary.read_bytes()
    away = take_away(window, file=True)
    view = offered(window, qtbot)
    view._timer.stop()
    until(qtbot, lambda: not view._looking.is_busy)
    away.rename(diary)
    [copy] = backup.backups(backup.folder_of(diary), diary)
    assert not missing_diary.put_back(diary, LocalCopy(copy.path), is_waiting=False)
    assert diary.read_bytes() == content
    qtbot.keyClick(view.again, Qt.Key.Key_Return)
    until(qtbot, lambda: window.centralWidget() is not view)
    assert known_diaries.id_of(diary) == identifier
