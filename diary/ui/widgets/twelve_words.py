"""The recovery words in large type, numbered in two columns; they can be hidden, but not copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from diary.domain.word_list import COUNT
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.group import Group

_ROWS = 6
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: _ROWS, Qt.Key.Key_Left: -_ROWS}


class _Word(QLabel):
    """One word with its number; the arrow keys lead to the others."""

    def __init__(self, words: "TwelveWords", number: int) -> None:
        super().__init__()
        self._words, self._number = words, number
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font("title-medium"))
        self.setMinimumHeight(theme.px(48))
        self.setContentsMargins(*(theme.px(side) for side in (12, 0, 12, 0)))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if number else Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self._words.focus_word(self._number + _STEPS[Qt.Key(event.key())])
        else:
            event.ignore()  # QLabel would copy its text on Ctrl+C

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            inset = theme.px(painting.RING)
            painting.paint_focus_ring(QPainter(self), self.rect().toRectF().adjusted(inset, inset, -inset, -inset), 8)


class TwelveWords(Group):
    """A list of twelve items for a screen reader ("1, lantern"); hidden words are removed from the widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("List of {n} recovery words").format(n=COUNT))
        self._words: tuple[str, ...] = ()
        self.labels = [_Word(self, number) for number in range(COUNT)]
        self._counts = [label(str(number + 1), "body", "ink2") for number in range(COUNT)]
        self._grid = QGridLayout(self)
        self._grid.setVerticalSpacing(theme.px(2))
        for count in self._counts:
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            count.setMinimumWidth(theme.px(34))
        self.set_single_column(False)

    def set_single_column(self, single: bool) -> None:
        """Arrange the words in one column, or in two."""
        rows = COUNT if single else _ROWS
        for number, (count, one) in enumerate(zip(self._counts, self.labels, strict=True)):
            column = 2 * (number // rows)
            self._grid.addWidget(count, number % rows, column)
            self._grid.addWidget(one, number % rows, column + 1)
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1 if column == 1 or not single else 0)

    def show_words(self, words: Sequence[str]) -> None:
        """Show these words; an empty sequence hides the list."""
        self._words = tuple(words)
        for number, one in enumerate(self.labels):
            word = words[number] if number < len(words) else ""
            one.setText(word)
            one.setAccessibleName(_("{n}, {word}").format(n=number + 1, word=word or _("covered")))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = painting.BoxStyle(theme.colour("surface"), theme.colour("ink"), 12)
        painting.paint_box(QPainter(self), self.rect().toRectF(), look)

    def focus_word(self, number: int) -> None:
        """Focus the word with that index, if there is one."""
        if 0 <= number < COUNT:
            self.labels[number].setFocus(Qt.FocusReason.OtherFocusReason)
