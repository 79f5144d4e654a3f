"""The progress of a long operation, with a Cancel button."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.spoken import say

_STEPS = 1000


class ProgressBar(QProgressBar):
    """A progress bar in the design's colours."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(0, _STEPS)

    def show_share(self, share: float) -> None:
        self.setValue(round(share * _STEPS))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        painting.paint_box(painter, box, painting.BoxStyle(theme.colour("sunken"), theme.colour("ctl"), 8, width=1))
        if self.value() > 0:
            least = theme.px(16)
            filled = QRectF(box.topLeft(), QSize(max(least, round(box.width() * self.value() / _STEPS)), self.height()))
            painting.paint_box(painter, filled, painting.BoxStyle(theme.colour("pri"), theme.colour("pri"), 8, width=1))


class ProgressCard(Card):
    """A progress bar with its text; `cancelled` is emitted by the button."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._words = label("", "body", wraps=True)
        self.bar = ProgressBar(_("How far it is"))
        self.cancel = Button(_("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        line = QHBoxLayout()
        line.addWidget(self.cancel)
        line.addStretch()
        column = QVBoxLayout()
        column.setSpacing(theme.px(12))
        for widget in (self._words, self.bar):
            column.addWidget(widget)
        add_layout(self.content, column)
        add_layout(self.content, line)
        self.hide()

    def begin(self, words: str) -> None:
        """Show the card with this text, and announce it to screen readers."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()
        say(self, words)
