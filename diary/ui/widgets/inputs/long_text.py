"""A multi-line text field."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.widgets.inputs.typing_timer import TypingTimer
from diary.ui.widgets.label import trouble_label


class LongText(QWidget):
    """`written` carries the stripped text, half a second after the last key press and every five during continuous
    typing.

    A text of more than `longest` characters stays in the field, with a message, and is emitted once it is shorter.
    """

    written = Signal(str)

    def __init__(self, name: str, longest: int, parent: QWidget | None = None, *, lines: int = 3) -> None:
        super().__init__(parent)
        self._longest = longest
        self._is_typed = False
        self._typing = TypingTimer(self)
        self._typing.due.connect(self.take_up)
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(name)
        self.edit.setTabChangesFocus(True)
        self.edit.setUndoRedoEnabled(False)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * lines + theme.px(32))
        self.edit.setStyleSheet(theme.field_style("QPlainTextEdit"))
        self.trouble = trouble_label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.edit)
        column.addWidget(self.trouble)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._on_text_changed)

    @property
    def words(self) -> str:
        return self.edit.toPlainText().strip()

    def show_words(self, words: str) -> None:
        """Show a text, unless the field is being edited; no signal is emitted.

        Spaces that the person has just typed stay.
        """
        is_same = words.split() == self.words.split() if self.edit.hasFocus() else words == self.words
        if not self._is_typed and not is_same:
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(words)
            self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def drop(self) -> None:
        """Discard text that was not emitted yet, as another text is about to be shown."""
        self._typing.stop()
        self._is_typed = False
        self.trouble.hide()

    def take_up(self) -> None:
        """Emit `written` at once if the text has changed."""
        self._typing.stop()
        words = self.words
        is_too_long = len(words) > self._longest
        self.trouble.setVisible(is_too_long)
        if is_too_long:
            n, most = locale_format.number(len(words)), locale_format.number(self._longest)
            sentence = _("This text has {n} characters; there is room for {most}. Please shorten it.")
            self.trouble.setText(sentence.format(n=n, most=most))
        elif self._is_typed:
            self._is_typed = False
            self.written.emit(words)

    def _on_text_changed(self) -> None:
        self._is_typed = True
        self._typing.start()
