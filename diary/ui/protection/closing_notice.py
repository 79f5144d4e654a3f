"""The notice of a closing program that waits for a slow disk or place."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from diary import APP_NAME
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.label import set_ink
from diary.ui.widgets.spoken import say

_WIDTH, _BESIDE = 480, 40


class ClosingNotice(QLabel):
    """A label in the centre of the window, or in a window of its own, that says what the program waits for."""

    def __init__(self, window: QWidget | None, words: str) -> None:
        super().__init__(window)
        self.setWindowTitle(APP_NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
        self.setAccessibleName(self.text())
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFont(theme.font("body"))
        self.setMargin(theme.px(24))
        set_ink(self, "bg")
        self.hide()

    def show_words(self) -> None:
        """Show the notice, and announce it to screen readers."""
        window, width = self.parentWidget(), theme.px(_WIDTH)
        if window is not None:
            width = min(width, window.width() - theme.px(_BESIDE))
        self.resize(width, self.heightForWidth(width))
        if window is not None:
            self.move(window.rect().center() - self.rect().center())
        self.show()
        self.raise_()
        say(self, self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        ink = theme.colour("ink")
        painter = QPainter(self)
        painting.paint_box(painter, QRectF(self.rect()), painting.BoxStyle(ink, ink, 12))
        painter.end()
        super().paintEvent(event)
