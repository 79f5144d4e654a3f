"""The dialog for an uncaught exception."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from diary import APP_NAME
from diary.i18n import _
from diary.ui import clipboard, theme
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.label import plain_label
from diary.ui.widgets.layout.nesting import add_layout


class CrashDialog(QDialog):
    """Shows a crash report that can be copied; it contains no text of the diary."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.setWindowTitle(APP_NAME)
        title = plain_label(_("Something went wrong in the program"))
        title.setFont(theme.font("heading"))
        words = plain_label(
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
        copy.clicked.connect(lambda: clipboard.copy_text(report))
        go_on.clicked.connect(self.accept)
        self._lay_out((title, words, text), (copy, go_on))
        go_on.setFocus()
        self.resize(theme.px(640), theme.px(420))

    def _lay_out(self, column: Sequence[QWidget], ends: tuple[QWidget, QWidget]) -> None:
        """Stack the widgets vertically, above a row with one button at each end."""
        first, last = ends
        buttons = QHBoxLayout()
        buttons.addWidget(first)
        buttons.addStretch()
        buttons.addWidget(last)
        whole = QVBoxLayout(self)
        whole.setSpacing(theme.px(12))
        for widget in column:
            whole.addWidget(widget)
        add_layout(whole, buttons)
