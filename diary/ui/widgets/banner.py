"""A banner: an icon, one or two sentences, and at most one button; it stays until that button is pressed."""

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import SECONDARY, Button
from diary.ui.widgets.decoration import Decoration
from diary.ui.widgets.label import show_emphasis
from diary.ui.widgets.layout.laid_out import finish_layout
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import areas_around
from diary.ui.widgets.path_label import PathLabel
from diary.ui.widgets.spoken import say

_BROAD = 380
"""The minimum width of the text beside the button, in design pixels."""
_LOOKS = {
    "information": ("info", "tint", "tintline", "tintink"),
    "safety": ("warn", "warnbg", "warnline", "warnink"),
    "problem": ("warn", "dngbg", "dng", "ink"),
}


class Banner(QWidget):
    """Information, a safety note, or a problem; hidden until it has a text. `acted` is emitted by its button.

    A banner that `tells` of an event scrolls itself into view; any other is a part of its view.
    """

    acted = Signal()

    def __init__(self, kind: str, parent: QWidget | None = None, *, tells: bool = True) -> None:
        super().__init__(parent)
        self._kind, self._said, self._tells = kind, "", tells
        icon, self._fill, self._edge, ink = _LOOKS[kind]
        picture = Decoration(theme.pixmap(icon, "dng" if kind == "problem" else ink), self)
        self._words = PathLabel("body", ink, self)
        self._action = Button("", self, kind=SECONDARY)
        self._action.clicked.connect(self.acted)
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        line.setContentsMargins(theme.px(18), theme.px(8), theme.px(12), theme.px(8))
        line.setSpacing(theme.px(14))
        line_of_words = QHBoxLayout()
        line_of_words.setSpacing(theme.px(14))
        line_of_words.addWidget(picture, alignment=Qt.AlignmentFlag.AlignTop)
        line_of_words.addWidget(self._words, 1)
        add_layout(line, line_of_words, 1)
        line.addWidget(self._action, alignment=Qt.AlignmentFlag.AlignRight)
        self._line = line
        self.hide()

    @property
    def words(self) -> str:
        """The text without emphasis."""
        return self._said

    def show_words(self, words: str, action: str = "", *, lead: str = "") -> None:
        """Show `words`, after an emphasised `lead` if there is one, with a button unless `action` is empty."""
        sentence = f"{lead} {words}" if lead else words
        is_news = sentence != self._said or not self.isVisible()
        self._said = sentence
        if lead:
            show_emphasis(self._words, "<b>{lead}</b> {rest}", lead=lead, rest=words)
        else:
            self._words.setTextFormat(Qt.TextFormat.PlainText)
            self._words.setText(words)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self._arrange()
        self.show()
        if is_news:
            say(self, sentence, urgent=self._kind == "problem")
            if self._tells:
                QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """Scroll to the banner, unless the focus widget would leave the visible area."""
        areas = areas_around(self)
        if not areas or not self.isVisible():
            return
        area = areas[0]
        finish_layout()
        focused, view, bar = self.window().focusWidget(), area.viewport(), area.verticalScrollBar()
        shown = [self, focused] if focused is not None and view.isAncestorOf(focused) else [self]
        top = min(one.mapTo(view, QPoint(0, 0)).y() for one in shown)
        end = max(one.mapTo(view, QPoint(0, one.height())).y() for one in shown)
        if end - top <= view.height():
            bar.setValue(bar.value() + min(top, max(0, end - view.height())))

    def focus_action(self) -> None:
        """Focus the button. It is not a focus proxy: while hidden, that would end the tab order of the page."""
        self._action.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Move the button below the text if there is little room beside it."""
        beside = self._action.sizeHint().width() if self._action.isVisibleTo(self) else 0
        is_broad = self.width() - beside >= theme.px(_BROAD)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(right if is_broad else down)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = painting.BoxStyle(theme.colour(self._fill), theme.colour(self._edge), 12, width=1)
        painting.paint_box(QPainter(self), QRectF(self.rect()), look)
