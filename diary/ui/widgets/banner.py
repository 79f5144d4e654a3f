"""A banner: an icon, one or two sentences, and at most one button; it stays until that is pressed."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import SECONDARY, Button
from diary.ui.widgets.decoration import Decoration
from diary.ui.widgets.label import plain_label, set_ink, show_emphasis
from diary.ui.widgets.spoken import say

_BROAD = 520
_LOOKS = {
    "information": ("info", "tint", "tint", "tintink"),
    "safety": ("warn", "warnbg", "warnline", "warnink"),
    "problem": ("warn", "dngbg", "dng", "ink"),
}


class Banner(QWidget):
    """Information, a safety note, or a problem; hidden until it has words. `acted` is emitted by its button."""

    acted = Signal()

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._said = kind, ""
        icon, self._fill, self._edge, ink = _LOOKS[kind]
        picture = Decoration(theme.pixmap(icon, "dng" if kind == "problem" else ink), self)
        self._words = plain_label("", self)
        self._words.setWordWrap(True)
        self._words.setFont(theme.font("body"))
        set_ink(self._words, ink)
        self._action = Button("", self, kind=SECONDARY)
        self._action.clicked.connect(self.acted)
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        line.setContentsMargins(theme.px(18), theme.px(8), theme.px(12), theme.px(8))
        line.setSpacing(theme.px(14))
        line_of_words = QHBoxLayout()
        line_of_words.setSpacing(theme.px(14))
        line_of_words.addWidget(picture, alignment=Qt.AlignmentFlag.AlignTop)
        line_of_words.addWidget(self._words, 1)
        line.addLayout(line_of_words, 1)
        line.addWidget(self._action, alignment=Qt.AlignmentFlag.AlignRight)
        self._line = line
        self.hide()

    @property
    def words(self) -> str:
        """What it says, without emphasis."""
        return self._said

    def show_words(self, words: str, action: str = "", *, lead: str = "") -> None:
        """Show `words`, after an emphasised `lead` if there is one, with a button unless `action` is empty."""
        said = f"{lead} {words}" if lead else words
        is_news = said != self._said or not self.isVisible()
        self._said = said
        if lead:
            show_emphasis(self._words, "<b>{lead}</b> {rest}", lead=lead, rest=words)
        else:
            self._words.setTextFormat(Qt.TextFormat.PlainText)
            self._words.setText(words)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(said)
        self.show()
        if is_news:
            say(self, said, urgent=self._kind == "problem")

    def focus_action(self) -> None:
        """Put the focus on the button. It is no focus proxy: while hidden, it would end the Tab order of the page."""
        self._action.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the button below the words if there is little room beside them."""
        super().resizeEvent(event)
        is_broad = self.width() >= theme.px(_BROAD)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(right if is_broad else down)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = painting.BoxStyle(theme.colour(self._fill), theme.colour(self._edge), 12, width=1)
        painting.paint_box(QPainter(self), QRectF(self.rect()), look)
