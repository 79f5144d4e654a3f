"""The reminder by Qt, where there is no D-Bus: its messages, its two answers, and the whole loop."""

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from diary.reminder import running
from diary.reminder.message import NOT_TONIGHT, OPEN, Answered, message
from diary.reminder.reminder_file import ReminderWish, write_wish
from diary.reminder.schedule import EVENING, EXERCISES
from diary.ui.tray_reminder import TrayNotifier

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)
"""What Qt says of a platform without a tray."""


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    said = list[tuple[str, str]]()
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _icon, title, text, _picture: said.append((title, text)))
    return said


def test_a_message_is_shown_and_pressing_it_opens_the_diary(qapp: QApplication, shown: list[tuple[str, str]]) -> None:
    notifier = TrayNotifier(qapp)
    number = notifier.remind(message({EVENING}, "Anna"))
    assert shown == [("Half a minute for the diary?", "It is the diary of Anna.")]
    QTimer.singleShot(0, notifier._icon.messageClicked.emit)
    assert notifier.answer_within(20) == Answered(number, OPEN)
    assert notifier.answer_within(0.01) is None


def test_the_menu_of_the_icon_has_both_answers(qapp: QApplication, shown: list[tuple[str, str]]) -> None:
    notifier = TrayNotifier(qapp)
    notifier.remind(message({EXERCISES}))
    number = notifier.remind(message({EVENING, EXERCISES}), 1)
    assert [action.text() for action in notifier._menu.actions()] == ["Open", "Not tonight"]
    QTimer.singleShot(0, notifier._menu.actions()[1].trigger)
    assert notifier.answer_within(20) == Answered(number, NOT_TONIGHT)
    assert not notifier._icon.isVisible()
    assert len(shown) == 2


def test_without_a_tray_it_is_tried_again_later(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    with pytest.raises(LookupError):
        TrayNotifier(qapp).remind(message({EVENING}))


def test_the_loop_of_the_reminder_runs_on_it(
    qapp: QApplication, shown: list[tuple[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = list[Path]()
    monkeypatch.setattr(running, "open_diary", opened.append)
    monkeypatch.setattr(running, "wanted_folders", list)
    write_wish(tmp_path, ReminderWish(time(0, 0), None, 0))
    notifier = TrayNotifier(qapp)

    def press() -> None:
        write_wish(tmp_path, ReminderWish())
        notifier._icon.messageClicked.emit()

    QTimer.singleShot(50, press)
    running.run([tmp_path], notifier)
    assert len(shown) == 1
    assert opened == [tmp_path]
