"""A label for text that may contain a file path, which can be wrapped at any character."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

from diary.ui import theme
from diary.ui.widgets.label import set_ink

_LONGEST = 240
"""The maximum width in design pixels of an unbreakable part before it is wrapped."""


class PathLabel(QLabel):
    """A wrapping plain-text label; QLabel does not wrap within a name like 2026-11-28-213454Z, which would widen the
    page."""

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
        """Whether a part of the text has no line break opportunity within that width."""
        if self.textFormat() != Qt.TextFormat.PlainText:
            return False
        return super().minimumSizeHint().width() > width

    def _laid_out(self, width: int) -> tuple[list[tuple[QTextLayout, float]], int]:
        """The laid out paragraphs, each with its y position, and the total height."""
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
