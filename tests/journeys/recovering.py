"""Helpers for the journeys with recovery words."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.note import Note
from diary.domain.word_list import LETTERS
from diary.storage.errors import WrongWordsError
from diary.storage.journal import Journal
from diary.storage.safety import passphrase, recovery
from diary.ui.main_window import MainWindow
from diary.ui.protection.recovery_view import RecoveryView
from tests.builders import started
from tests.journeys.test_protection_damage import press
from tests.journeys.test_protection_lock import SENTENCE, lock_of
from tests.ui.windows import TODAY, until

MINE = "zwei Äpfel im Mai"


def locked_diary(path: Path, words: Sequence[str]) -> Path:
    """A diary with a sentence, a passphrase and these recovery words, whose key is forgotten."""
    with Journal(started(path)) as journal:
        journal.apply(added([Note(day=TODAY, text=SENTENCE)]))
    passphrase.change(path, MINE, recovery_words=words)
    passphrase.forget()
    return path


def asked_for_words(window: MainWindow, qtbot: QtBot) -> RecoveryView:
    """The view for the recovery words, opened by keyboard from the lock screen."""
    lock = lock_of(window, qtbot)
    press(qtbot, lock.forgotten.words)
    until(qtbot, lambda: lock.recovery is not None)
    assert lock.recovery is not None
    until(qtbot, lock.recovery.fields.fields[0].hasFocus)
    return lock.recovery


def type_words(qtbot: QtBot, view: RecoveryView, words: Sequence[str]) -> None:
    """Type the words by four letters each; shorter ones are accepted with Enter."""
    for word in words:
        field = next(one for one in view.fields.fields if one.hasFocus())
        qtbot.keyClicks(field, word[:LETTERS])
        if len(word) < LETTERS:
            qtbot.keyClick(field, Qt.Key.Key_Return)


def opens_with(path: Path, words: Sequence[str]) -> bool:
    """Whether the words open the diary, without a known key."""
    passphrase.forget()
    try:
        recovery.open_with_words(path, " ".join(words))
    except WrongWordsError:
        return False
    return True
