"""The question whether to close the window although changes could not be saved."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from diary import APP_NAME
from diary.i18n import _


def wants_to_lose(window: QWidget, sentence: str) -> bool:
    """Ask whether to close and lose the unsaved changes; `sentence` is why they are not saved."""
    question = QMessageBox(
        QMessageBox.Icon.NoIcon, APP_NAME, _("Close and lose what is only in memory?"), parent=window
    )
    question.setTextFormat(Qt.TextFormat.PlainText)
    question.setInformativeText(sentence)
    stay = question.addButton(_("Keep the window open"), QMessageBox.ButtonRole.RejectRole)
    lose = question.addButton(_("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
    question.setDefaultButton(stay)
    question.exec()
    return question.clickedButton() is lose
