"""The window."""

import sys
from datetime import date
from pathlib import Path

from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QWidget

from diary import APP_ID, APP_NAME
from diary.domain.record import diary_day, now
from diary.i18n import _
from diary.ui import theme
from diary.ui.open_journal import OpenJournal
from diary.ui.today.page import TodayPage


class MainWindow(QMainWindow):
    """The diary at `path`, opened at `today`."""

    def __init__(self, path: Path, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(APP_NAME)
        self.resize(1200, 800)
        self.journal = OpenJournal(path, self)
        self.today_page = TodayPage(self.journal, today)
        self.setCentralWidget(self.today_page)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.journal.undo),
            (QKeySequence("Ctrl+Shift+Z"), self.journal.redo),
            (QKeySequence("Alt+Left"), lambda: self.today_page.step(-1)),
            (QKeySequence("Alt+Right"), lambda: self.today_page.step(1)),
        ):
            QShortcut(keys, self).activated.connect(act)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save first; when that fails, the window stays open with what was typed."""
        self.today_page.leave()
        trouble = self.journal.close()
        if not trouble or self._wants_to_lose(trouble):
            event.accept()
        else:
            event.ignore()

    def _wants_to_lose(self, trouble: str) -> bool:
        question = QMessageBox(QMessageBox.Icon.NoIcon, APP_NAME, _("Close without saving?"), parent=self)
        question.setInformativeText(trouble)
        stay = question.addButton(_("Keep the diary open"), QMessageBox.ButtonRole.RejectRole)
        lose = question.addButton(_("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(stay)
        question.exec()
        return question.clickedButton() is lose


def open_window(path: Path) -> int:
    """Run the program until its window is closed; answers the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName(APP_ID)
    app.setApplicationDisplayName(APP_NAME)
    theme.apply(app)
    window = MainWindow(path, diary_day(now()))
    window.show()
    return app.exec()
