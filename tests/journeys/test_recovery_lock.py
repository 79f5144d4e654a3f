"""The locked diary whose passphrase is forgotten: the twelve words, a backup, or a new diary; by keyboard."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from diary.domain.change import Change
from diary.domain.note import Note
from diary.domain.record import now
from diary.storage.day_reader import read_day
from diary.storage.safety import about, backup, passphrase, recovery, recovery_check
from diary.ui.main_window import MainWindow
from tests.journeys.recovering import MINE, asked_for_words, locked_diary, opens_with, type_words
from tests.journeys.test_protection_damage import press, started_on
from tests.journeys.test_protection_lock import SENTENCE, lock_of, type_into
from tests.ui.windows import TODAY, until

pytestmark = pytest.mark.usefixtures("cheap_key")

pytest.importorskip("sqlcipher3")

NEW = "a wholly new one"


@pytest.fixture
def words() -> tuple[str, ...]:
    return recovery.drawn()


@pytest.fixture
def diary(tmp_path: Path, words: tuple[str, ...]) -> Path:
    return locked_diary(tmp_path / "diary" / "diary.sqlite", words)


@pytest.fixture
def window(diary: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with started_on(diary, qtbot) as made:
        yield made


def test_the_words_open_it_and_then_a_new_passphrase_is_set(
    window: MainWindow, diary: Path, words: tuple[str, ...], qtbot: QtBot
) -> None:
    view = asked_for_words(window, qtbot)
    assert [field.accessibleName() for field in view.fields.fields][3] == "Word 4 of 12"
    type_words(qtbot, view, words)
    assert view._to_go.text() == "All twelve are typed"
    until(qtbot, view.open_button.hasFocus)
    qtbot.keyClick(view.open_button, Qt.Key.Key_Return)
    until(qtbot, view.passphrase.isVisible)
    assert view.passphrase.fields.new.field.hasFocus()
    assert not any(field.text() for field in view.fields.fields)
    qtbot.keyClicks(view.passphrase.fields.new.field, NEW)
    qtbot.keyClicks(view.passphrase.fields.again.field, NEW)
    qtbot.keyClick(view.passphrase.fields.again.field, Qt.Key.Key_Return)
    until(qtbot, lambda: window._blocking_screen is None)
    assert window.journal.day(TODAY).notes[0].text == SENTENCE
    window.close()
    passphrase.forget()
    passphrase.unlock(diary, NEW)
    assert opens_with(diary, words)


def test_not_now_leaves_the_passphrase(window: MainWindow, diary: Path, words: tuple[str, ...], qtbot: QtBot) -> None:
    view = asked_for_words(window, qtbot)
    type_words(qtbot, view, words)
    qtbot.keyClick(view.open_button, Qt.Key.Key_Return)
    until(qtbot, view.passphrase.isVisible)
    press(qtbot, view.passphrase.later)
    until(qtbot, lambda: window._blocking_screen is None)
    passphrase.unlock(diary, MINE)


def test_suggestions_come_in_one_place_and_give_nothing_away(window: MainWindow, qtbot: QtBot) -> None:
    view = asked_for_words(window, qtbot)
    fields, buttons = view.fields.fields, view.fields.suggestions
    qtbot.keyClicks(fields[0], "mea")
    until(qtbot, buttons[3].isVisible)
    assert [one.accessibleName() for one in buttons if one.isVisible()] == [
        "meadow, Enter to take it",
        "mean, 2 to take it",
        "measure, 3 to take it",
        "meat, 4 to take it",
    ]
    assert view.fields._about.text() == "Word 1: 4 words begin like this"
    place = view.fields._about.mapToGlobal(view.fields._about.rect().topLeft())
    qtbot.keyClick(fields[0], Qt.Key.Key_3)
    assert fields[0].text() == "measure"
    assert fields[1].hasFocus()
    qtbot.keyClicks(fields[1], "xy")
    assert view.fields._about.text() == "No word begins like this"
    assert view.fields._about.mapToGlobal(view.fields._about.rect().topLeft()) == place
    assert not any(one.isVisible() for one in buttons)
    qtbot.keyClick(fields[1], Qt.Key.Key_Return)
    qtbot.keyClicks(fields[1], "z")
    assert (fields[1].text(), fields[1].hasFocus()) == ("xyz", True)
    assert view._to_go.text() == "11 words to go"
    assert not view.open_button.isEnabled()


def test_a_word_of_three_letters_is_taken_by_enter_and_one_can_go_back(window: MainWindow, qtbot: QtBot) -> None:
    view = asked_for_words(window, qtbot)
    fields = view.fields.fields
    qtbot.keyClicks(fields[0], "act")
    assert fields[0].hasFocus()
    qtbot.keyClick(fields[0], Qt.Key.Key_Return)
    assert (fields[0].text(), fields[1].hasFocus()) == ("act", True)
    qtbot.keyClicks(fields[1], "ACTI")
    assert (fields[1].text(), fields[2].hasFocus()) == ("action", True)
    qtbot.keyClick(fields[2], Qt.Key.Key_Backspace)
    assert fields[1].hasFocus()
    qtbot.keyClick(fields[1], Qt.Key.Key_Backspace)
    assert fields[1].text() == "actio"
    qtbot.keyClick(fields[1], Qt.Key.Key_Up)
    assert (fields[0].hasFocus(), fields[1].text()) == (True, "action")


def test_a_pasted_line_fills_all_and_nothing_can_be_copied(
    window: MainWindow, words: tuple[str, ...], qtbot: QtBot
) -> None:
    view = asked_for_words(window, qtbot)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("  ".join(f"{number}. {word}" for number, word in enumerate(words, 1)))
    field = view.fields.fields[5]
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert view.fields.words == words
    clipboard.setText("nothing")
    for keys in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_K, Qt.Key.Key_U):
        qtbot.keyClick(field, keys, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "nothing"
    assert not field.hasSelectedText()
    assert field.text() == words[5]


def test_wrong_words_are_told_together_and_there_are_five_tries_a_minute(
    window: MainWindow, words: tuple[str, ...], qtbot: QtBot
) -> None:
    view = asked_for_words(window, qtbot)
    view.fields._on_many(0, (*words[1:], words[0]))
    waits = []
    for _number in range(5):
        view.try_words()
        until(qtbot, lambda: not view._opening.is_busy)
        assert view.error_banner.words.startswith("These twelve do not open this diary. Check the order")
        assert len(view.fields.words) == 12
        waits.append(view.open_button.seconds_left)
        assert view.open_button.isEnabled() == (waits[-1] == 0)
        view.open_button.seconds_left = 1
        view.open_button.count_down()
    assert waits == [0, 1, 2, 4, 60]
    assert window._blocking_screen is not None


def test_words_are_covered_when_nobody_types(window: MainWindow, words: tuple[str, ...], qtbot: QtBot) -> None:
    view = asked_for_words(window, qtbot)
    assert view._quiet.is_running
    assert view._quiet._timer.interval() == 120_000
    type_words(qtbot, view, words[:3])
    view._quiet.quiet.emit()
    until(qtbot, view.show_again.hasFocus)
    assert not view.fields.isVisible()
    press(qtbot, view.show_again)
    until(qtbot, view.fields.fields[3].hasFocus)
    assert view.fields.words == words[:3]
    press(qtbot, view.back)
    lock = lock_of(window, qtbot)
    assert lock.field.field.hasFocus()
    assert not view._quiet.is_running


def test_without_a_box_it_is_said(window: MainWindow, diary: Path, words: tuple[str, ...], qtbot: QtBot) -> None:
    box = recovery.sidecar(diary).rename(diary.with_name("elsewhere"))
    lock = lock_of(window, qtbot)
    press(qtbot, lock.forgotten.words)
    until(qtbot, lock.forgotten.error_banner.isVisible)
    assert "has no recovery words" in lock.forgotten.error_banner.words
    box.rename(recovery.sidecar(diary))
    view = asked_for_words(window, qtbot)
    assert not lock.forgotten.error_banner.isVisibleTo(lock)
    recovery.sidecar(diary).unlink()
    type_words(qtbot, view, words)
    view.open_button.click()
    until(qtbot, view.error_banner.isVisible)
    assert "missing or damaged" in view.error_banner.words


@pytest.mark.parametrize(
    ("size", "scale", "picture", "single"),
    [((1200, 800), 1.0, True, False), ((800, 600), 1.0, False, False), ((1200, 800), 2.0, False, True)],
)
def test_it_fits_its_window(  # noqa: PLR0917 - one argument for each property
    diary: Path, words: tuple[str, ...], qtbot: QtBot, size: tuple[int, int], scale: float, picture: bool, single: bool
) -> None:
    with started_on(diary, qtbot, scale=scale) as window:
        window.resize(*size)
        view = asked_for_words(window, qtbot)
        until(qtbot, lambda: view._picture.isVisible() == picture)
        assert sum(field.isVisible() for field in view.fields.fields) == (1 if single else 12)
        assert view.fields.width() < view.width()
        assert view.fields.next.isVisible() == single
        for field in view.fields.fields:
            assert field.height() >= 44
        if single:
            press(qtbot, view.fields.next)
            until(qtbot, view.fields.fields[1].hasFocus)
            assert view.fields._place.text() == "Word 2 of 12"
            press(qtbot, view.fields.back)
            until(qtbot, view.fields.fields[0].hasFocus)
        type_words(qtbot, view, words)
        until(qtbot, view.open_button.hasFocus)
        view.open_button.click()
        until(qtbot, view.passphrase.isVisible)
        press(qtbot, view.passphrase.later)
        until(qtbot, lambda: window._blocking_screen is None)


@pytest.mark.parametrize("by", ["passphrase", "words"])
def test_a_backup_with_another_passphrase_takes_its_place(
    diary: Path, words: tuple[str, ...], qtbot: QtBot, tmp_path: Path, by: str
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    passphrase.unlock(diary, MINE)
    copy = backup.make(diary, backup.BY_HAND, stick).path
    passphrase.change(diary, NEW)
    passphrase.forget()
    with started_on(diary, qtbot) as window:
        card = lock_of(window, qtbot).forgotten
        card.choose_file = lambda: copy
        press(qtbot, card.backup)
        until(qtbot, card.copy_field.field.hasFocus)
        type_into(qtbot, card.copy_field, "not this one")
        press(qtbot, card.open_copy)
        until(qtbot, card.error_banner.isVisible)
        type_into(qtbot, card.copy_field, MINE if by == "passphrase" else " ".join(words))
        press(qtbot, card.open_copy)
        until(qtbot, card.use_copy.isVisible)
        assert "1 day with entries" in card._contents.text()
        assert passphrase.is_locked(diary)
        press(qtbot, card.use_copy)
        until(qtbot, card.go_on.hasFocus)
        [kept] = (diary.parent / "locked").rglob("diary.sqlite")
        assert str(kept) in card.told.words
        press(qtbot, card.go_on)
        until(qtbot, lambda: window._blocking_screen is None)
        assert window.journal.day(TODAY).notes[0].text == SENTENCE
    passphrase.forget()
    passphrase.unlock(kept, NEW)
    assert opens_with(kept, words)


def test_a_new_diary_is_started_beside_it_and_nothing_is_deleted(
    window: MainWindow, diary: Path, words: tuple[str, ...], qtbot: QtBot
) -> None:
    card = lock_of(window, qtbot).forgotten
    press(qtbot, card.anew)
    assert card.question is not None
    until(qtbot, card.question.stay.hasFocus)
    qtbot.keyClick(card.question.stay, Qt.Key.Key_Return)
    until(qtbot, lambda: card.question is None)
    assert passphrase.is_locked(diary)
    press(qtbot, card.anew)
    assert card.question is not None
    card.question.go.click()
    until(qtbot, card.go_on.isVisible)
    until(qtbot, lambda: window.focusWidget() is card.go_on)
    press(qtbot, card.go_on)
    until(qtbot, lambda: window._blocking_screen is None)
    assert window.journal.day(TODAY).notes == ()
    [kept] = (diary.parent / "locked").rglob("diary.sqlite")
    assert opens_with(kept, words)
    assert read_day(kept, TODAY).notes[0].text == SENTENCE


def test_what_is_not_saved_yet_never_gets_into_another_diary(window: MainWindow, diary: Path, qtbot: QtBot) -> None:
    window.journal.queue.add([Change(None, Note(day=TODAY, text="a secret of its owner"))])
    card = lock_of(window, qtbot).forgotten
    card._start_anew()
    until(qtbot, card.error_banner.isVisible)
    assert "not saved yet" in card.error_banner.words
    assert passphrase.is_locked(diary)
    window.journal.queue._pending.clear()


def test_two_words_are_asked_once_a_week_after_that_was_skipped(
    diary: Path, words: tuple[str, ...], qtbot: QtBot
) -> None:
    passphrase.unlock(diary, MINE)
    recovery_check.settle(diary, words, asks_later=True)
    today = now().date()
    assert recovery_check.due(diary, today + timedelta(days=6)) == ()
    asked = recovery_check.due(diary, today + timedelta(days=7))
    assert len(asked) == 2
    row = about.value(diary, "recovery-check")
    assert row is not None
    about.keep(diary, "recovery-check", row.replace(row.split()[0], today.isoformat()))
    passphrase.forget()
    with started_on(diary, qtbot) as window:
        lock = lock_of(window, qtbot)
        type_into(qtbot, lock.field, MINE)
        qtbot.keyClick(lock.field.field, Qt.Key.Key_Return)
        until(qtbot, lambda: lock.sheet is not None and lock.sheet.isVisible())
        assert lock.sheet is not None
        until(qtbot, lock.sheet.asked.fields[0].hasFocus)
        assert [field.accessibleName() for field in lock.sheet.asked.fields] == [f"Word {n} of 12" for n in asked]
        press(qtbot, lock.sheet.check)
        until(qtbot, lock.sheet.error_banner.isVisible)
        for place, field in zip(asked, lock.sheet.asked.fields, strict=True):
            qtbot.keyClicks(field, words[place - 1][:4])
        qtbot.keyClick(lock.sheet.asked.fields[1], Qt.Key.Key_Return)
        until(qtbot, lambda: window._blocking_screen is None)
    passphrase.unlock(diary, MINE)
    assert recovery_check.due(diary, today + timedelta(days=400)) == ()
    assert recovery_check.is_right(diary, [words[place - 1] for place in asked])
