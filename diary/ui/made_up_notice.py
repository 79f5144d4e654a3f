"""The notice on every page of a demo diary."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.label import label


class MadeUpNotice(QWidget):
    """Says that the diary in the window is a demo, and will be deleted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = label(
            _("A made-up diary, to try things out. It is thrown away when this window closes."),
            "small-label",
            wraps=True,
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(words.text())
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
        line.addWidget(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, line = QPainter(self), theme.px(1)
        painting.fill(painter, QRectF(self.rect()), theme.colour("tint"))
        painting.fill(painter, QRectF(0, self.height() - line, self.width(), line), theme.colour("pri"))
