"""`python -m diary.ui.tray_reminder FOLDER …`: the reminder without D-Bus, with Qt's tray notifications.

A tray notification has no buttons: clicking it opens the diary. Both actions are in the context menu of the tray icon,
which is visible as long as the message can be answered.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QDir, QEventLoop, QLockFile, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from diary import APP_ID, i18n
from diary.i18n import _
from diary.reminder.message import NOT_TONIGHT, OPEN, Answered, Message
from diary.reminder.running import run
from diary.ui import app_icon


class TrayNotifier:
    """Shows messages with a tray icon, which is visible only while one can be answered."""

    def __init__(self, app: QApplication) -> None:
        self._number, self._answered = 0, ""
        self._loop = QEventLoop()
        self._icon = QSystemTrayIcon(app_icon.icon(), app)
        self._menu = QMenu()
        self._not_now = QAction("", self._menu)
        for words, answer in ((_("Open"), OPEN), ("", NOT_TONIGHT)):
            action = self._not_now if answer == NOT_TONIGHT else QAction(words, self._menu)
            action.triggered.connect(lambda _on=False, answer=answer: self._answer(answer))
            self._menu.addAction(action)
        self._icon.setContextMenu(self._menu)
        self._icon.messageClicked.connect(lambda: self._answer(OPEN))

    def remind(self, message: Message, replaced: int | None = None) -> int:  # noqa: ARG002 - the icon has one message
        """Show a message; returns its number. Raises `LookupError` without a tray, as early during login."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            raise LookupError
        self._number += 1
        self._not_now.setText(message.not_now)
        self._icon.show()
        self._icon.showMessage(message.title, message.text, self._icon.icon())
        return self._number

    def withdraw(self, number: int) -> None:
        """Remove the message if it is still shown."""
        if number == self._number:
            self._icon.hide()

    def answer_within(self, seconds: float) -> Answered | None:
        """Wait for an action, for at most `seconds`; None if there was none."""
        self._answered = ""
        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(self._loop.quit)
        timer.start(round(seconds * 1000))
        self._loop.exec()
        timer.stop()
        return Answered(self._number, self._answered) if self._answered else None

    def _answer(self, answer: str) -> None:
        self._answered = answer
        self._icon.hide()
        self._loop.quit()


def main() -> int:
    """Remind until all reminders are switched off; a second process of the same user exits at once. Returns 0."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    i18n.use_language(None)
    lock = QLockFile(f"{QDir.tempPath()}/{APP_ID}-reminder.lock")
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        run([Path(folder) for folder in sys.argv[1:]], TrayNotifier(app))
    return 0


if __name__ == "__main__":
    sys.exit(main())
