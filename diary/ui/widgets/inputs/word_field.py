"""A field for one word of a list, with automatic completion at the fourth letter."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from diary.domain.word_list import LETTERS, WordList, words_in
from diary.i18n import _
from diary.ui import theme

MOST_SUGGESTIONS = 5
_PICKS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2, Qt.Key.Key_4: 3, Qt.Key.Key_5: 4}
_TAKES = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_LONGEST = 400
_COPYING = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.DeleteEndOfLine,
    QKeySequence.StandardKey.DeleteCompleteLine,
)
"""The key sequences that write to the clipboard; the last two on X11 and macOS."""


class WordField(QLineEdit):
    """Enter accepts the first suggestion, 1 to 5 any of them; nothing can be selected or copied.

    `taken`: the word is complete, so the next field may be focused. `many_typed` carries the words of a pasted line.
    `step_wanted` asks for another field: 1 for the next, -1 for the previous one. `focused`: it has received the focus.
    """

    taken = Signal()
    many_typed = Signal(tuple)
    step_wanted = Signal(int)
    focused = Signal()

    def __init__(self, number: int, of: int, bundled: WordList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bundled = bundled
        self._length = 0
        self.setAccessibleName(_("Word {n} of {m}").format(n=number, m=of))
        self.setMaxLength(_LONGEST)
        self.setFont(theme.font("numeral"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setInputMethodHints(Qt.InputMethodHint.ImhNoAutoUppercase | Qt.InputMethodHint.ImhNoPredictiveText)
        self.selectionChanged.connect(self.deselect)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._show_state)
        self._show_state()

    @property
    def word(self) -> str:
        """The list's word in the field; empty while there is none."""
        typed = self.text().strip().lower()
        return typed if typed and self._bundled.meant(typed) == typed else ""

    @property
    def suggestions(self) -> tuple[str, ...]:
        """The first words with the typed prefix, unless the word is unambiguously complete."""
        alike = self._bundled.beginning_with(self.text())
        return alike[:MOST_SUGGESTIONS] if alike != (self.word,) else ()

    @property
    def suggestion_count(self) -> int:
        return len(self._bundled.beginning_with(self.text()))

    def pick(self, place: int) -> None:
        """Accept the suggestion with that index, if there is one."""
        if place < len(self.suggestions):
            self.setText(self.suggestions[place])
            self.taken.emit()

    def show_word(self, word: str) -> None:
        """Show a word typed elsewhere, completed if it is in the list."""
        self.setText(self._bundled.meant(word) or word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if any(event.matches(keys) for keys in _COPYING):
            event.accept()
        elif key in _PICKS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.pick(_PICKS[key])
        elif key in _TAKES:
            self._take()
        elif key in _STEPS:
            self.step_wanted.emit(_STEPS[key])
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.step_wanted.emit(-1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.deselect()
        self._show_state()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.show_word(self.text().strip().lower())
        self._show_state()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the completion of the first suggestion after the cursor, and a check mark for a complete word."""
        super().paintEvent(event)
        painter = QPainter(self)
        typed = self.text()
        if self.word and not self.hasFocus():
            icon = theme.pixmap("check", "pri", 20)
            top = (self.height() - theme.px(20)) // 2
            painter.drawPixmap(self.width() - theme.px(40), top, icon)
        elif self.suggestions and self.hasFocus():
            rest = self.suggestions[0][len(typed) :]
            painter.setFont(self.font())
            painter.setPen(theme.colour("ink2"))
            left = self.cursorRect().center().x() + theme.px(2)
            place = QRectF(left, 0, QFontMetrics(self.font()).horizontalAdvance(rest) + 2, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, rest)

    def _take(self) -> None:
        if self.suggestions:
            self.pick(0)
        elif self.word:
            self.taken.emit()

    def _on_edited(self, text: str) -> None:
        grows, self._length = len(text) > self._length, len(text)
        words = words_in(text)
        if len(words) > 1:
            self.many_typed.emit(words)
            return
        typed = words[0] if words else ""
        meant = self._bundled.meant(typed) if grows and len(typed) >= LETTERS else ""
        if meant:
            self.setText(meant)
            self.taken.emit()
        elif typed != text:
            self.setText(typed)

    def _show_state(self) -> None:
        """Set the border: dashed while empty, a focus ring, tinted for a complete word."""
        self._length = len(self.text())
        width, colour, style, fill, ink = 2, "ctl", "solid" if self.text() else "dashed", "surface", "ink"
        if self.hasFocus():
            width, colour, style = 4, "focus", "solid"
        elif self.word:
            colour, fill, ink = "pri", "tint", "tintink"
        tokens = {name: theme.colour(name).name() for name in (colour, fill, ink)}
        self.setStyleSheet(
            f"QLineEdit {{ border: {theme.px(width)}px {style} {tokens[colour]}; border-radius: {theme.px(12)}px;"
            f" padding: 0 {theme.px(14 - width)}px; background: {tokens[fill]}; color: {tokens[ink]} }}"
        )
