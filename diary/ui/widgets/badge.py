"""A short status text."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.label import set_ink


class Badge(QLabel):
    """The status as text; "Not recorded" has a dashed border, as cells of the rating scale have."""

    def __init__(self, words: str = "", parent: QWidget | None = None, *, dashed: bool = True) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
        self.setFont(theme.font("secondary"))
        set_ink(self, "ink2")
        self._is_dashed: bool | None = None
        self.set_dashed(dashed)

    def set_dashed(self, dashed: bool) -> None:
        if dashed == self._is_dashed:
            return
        self._is_dashed = dashed
        sides, lines = theme.px(12 if dashed else 2), theme.px(4)
        self.setContentsMargins(sides, lines, sides, lines)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_dashed:
            look = painting.BoxStyle(QColor(0, 0, 0, 0), theme.colour("ctl"), 14, dashed=True)
            painting.paint_box(QPainter(self), QRectF(self.rect()), look)
        super().paintEvent(event)
