"""A card: a heading and what belongs to it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from diary.ui import theme
from diary.ui.widgets import painting


class Card(QWidget):
    """A surface with a heading; `content` is the layout to fill."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(*(theme.px(18) for _side in range(4)))
        self.content.setSpacing(theme.px(8))
        heading = QLabel(title, self)
        heading.setFont(theme.font("heading"))
        self.content.addWidget(heading)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = painting.Look(theme.colour("surface"), theme.colour("line"), 16, width=1)
        painting.paint_box(QPainter(self), QRectF(self.rect()), look)
