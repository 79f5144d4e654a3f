"""Words among which may be the path of a file: what is too long for a line is broken anywhere."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

from diary.ui import theme
from diary.ui.widgets.label import set_ink

_LONGEST = 240
"""What is broken rather than that the page gets wider, in the design's pixels."""


class PathLabel(QLabel):
    """Plain text that wraps; a QLabel breaks no line within a name like 2026-11-28-213454Z, and would be too wide."""

    def __init__(self, role: str = "body", ink: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(theme.font(role))
        if ink != "ink":
            set_ink(self, ink)

    def minimumSizeHint(self) -> QSize:
        usual = super().minimumSizeHint()
        return QSize(min(usual.width(), theme.px(_LONGEST)), usual.height())

    def heightForWidth(self, width: int) -> int:
        if not self._has_too_long(width):
            return super().heightForWidth(width)
        return self._laid_out(width)[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._has_too_long(self.width()):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        for paragraph, top in self._laid_out(self.width())[0]:
            paragraph.draw(painter, QPointF(self._within(self.width()).left(), top))

    def _within(self, width: int) -> QRect:
        return QRect(0, 0, width, self.height()).marginsRemoved(self.contentsMargins())

    def _has_too_long(self, width: int) -> bool:
        """Whether something has no place in which a line may end."""
        if self.textFormat() != Qt.TextFormat.PlainText:
            return False
        return super().minimumSizeHint().width() > width

    def _laid_out(self, width: int) -> tuple[list[tuple[QTextLayout, float]], int]:
        """The paragraphs, each with its top, and the height of them all."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        spacing, room = QFontMetrics(self.font()).lineSpacing(), self._within(width).width()
        paragraphs, top = [], float(self.contentsMargins().top())
        for text in self.text().split("\n"):
            layout = QTextLayout(text, self.font())
            layout.setTextOption(option)
            paragraphs.append((layout, top))
            layout.beginLayout()
            height = 0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(room)
                line.setPosition(QPointF(0, height))
                height += spacing
            layout.endLayout()
            top += height
        return paragraphs, round(top) + self.contentsMargins().bottom()
