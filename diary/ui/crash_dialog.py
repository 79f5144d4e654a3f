"""What is shown when the program itself has made a mistake."""

from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from diary import APP_NAME
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.buttons import PRIMARY, Button


class CrashDialog(QDialog):
    """Says that something went wrong, with a report to copy; the report holds no word of the diary."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.setWindowTitle(APP_NAME)
        title = QLabel(_("Something went wrong in the program"))
        title.setFont(theme.font("heading"))
        words = QLabel(
            _(
                "Your diary is kept. You can go on; if it happens again, close the diary and open it anew. "
                "The report below holds no word of your diary and is sent nowhere."
            )
        )
        words.setWordWrap(True)
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(_("Report"))
        copy, go_on = Button(_("Copy the report"), icon="copy"), Button(_("Go on"), kind=PRIMARY)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        go_on.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch()
        buttons.addWidget(go_on)
        whole = QVBoxLayout(self)
        whole.setSpacing(theme.px(12))
        for widget in (title, words, text):
            whole.addWidget(widget)
        whole.addLayout(buttons)
        go_on.setFocus()
        self.resize(theme.px(640), theme.px(420))
