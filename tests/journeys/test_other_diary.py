"""Another diary in the place of the one that is open: it is left alone, and the window waits for its own."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.storage.day_reader import read_day
from diary.storage.saving import save_elsewhere
from diary.ui.protection.gone_view import GoneView
from tests.ui.windows import TODAY, until, window_on

pytest.importorskip("diary.storage.known_diaries", reason="which diary was opened where is not remembered yet")


def test_another_diary_is_left_alone_and_what_was_entered_goes_into_the_own_one(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diary.ui.journal.file_watch.EVERY_MS", 20)
    monkeypatch.setattr("diary.ui.journal.file_watch.MOST_MISSES", 1_000_000)
    diary, away, other = tmp_path / "stick" / "diary.sqlite", tmp_path / "away", tmp_path / "other"
    other.mkdir()
    stranger = [Rating(day=TODAY, symptom="pain", value=1)]
    save_elsewhere(tmp_path / "none.sqlite", other, added(stranger)).path.rename(other / diary.name)
    content = (other / diary.name).read_bytes()
    with window_on(diary, qtbot) as window:
        scale = window.today_page.log.ratings["pain"].scale
        with qtbot.waitSignal(window.journal.saved, timeout=20_000):
            qtbot.keyClick(scale, Qt.Key.Key_3)
        until(qtbot, lambda: window.journal.days._stamp is not None and not window.journal.queue.is_busy)
        diary.parent.rename(away)
        other.rename(diary.parent)
        qtbot.keyClick(scale, Qt.Key.Key_7)
        until(qtbot, lambda: isinstance(window._blocking_screen, GoneView))
        window.journal.save()
        until(qtbot, lambda: bool(window.journal.save_error))
        assert diary.read_bytes() == content
        diary.parent.rename(other)
        away.rename(diary.parent)
        assert window._blocking_screen is not None
        window._blocking_screen.passed.emit()
        until(qtbot, lambda: not window.journal.queue.unwritten)
    assert [one.value for one in read_day(diary, TODAY).ratings] == [7]
    assert (other / diary.name).read_bytes() == content
