"""The countdown ring of a session, and an animated line that paces breathing."""

from math import hypot, sqrt

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.graphic import Graphic

_SIDE, _LINE = 284, 20
_IN_SECONDS, _OUT_SECONDS = 4.0, 6.0


class CountdownRing(Graphic):
    """A number in a ring that shows the remaining `fraction`, updated once a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._words, self._fraction = "", "", 1.0
        self._side = _SIDE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, number: str, words: str, fraction: float) -> None:
        """Show a number with its unit below it."""
        if (number, words, fraction) != (self._number, self._words, self._fraction):
            self._number, self._words, self._fraction = number, words, fraction
            self.setAccessibleName(f"{number} {words}".strip())
            self.update()

    def set_side(self, side: int) -> None:
        """Set width and height, in design pixels."""
        self._side = side
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._side), theme.px(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        middle = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        line = side * _LINE / _SIDE
        ring = QRectF(middle).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("line"), line))
        painter.drawEllipse(ring)
        pen = QPen(theme.colour("pri"), line)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if self._fraction > 0:
            painter.drawArc(ring, 90 * 16, -round(self._fraction * 360 * 16))
        self._paint_words(painter, middle, side, line)

    def _paint_words(self, painter: QPainter, middle: QRectF, side: float, line: float) -> None:
        """Draw the number, and the words below it if they fit into the ring."""
        painter.setPen(theme.colour("ink"))
        number = theme.font("countdown")
        number.setPixelSize(round(number.pixelSize() * side / theme.px(_SIDE) * (1 if len(self._number) < 3 else 0.6)))
        painter.setFont(number)
        words = theme.font("body" if side >= theme.px(_SIDE / 2) else "caption")
        place = middle.adjusted(2 * line, 0, -2 * line, 0)
        wrapped = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        needed = QFontMetricsF(words).boundingRect(place, wrapped, self._words)
        figure = QFontMetricsF(number).tightBoundingRect(self._number)
        has_both = bool(self._number and self._words)
        up, down = _shares(side / 2 - line, figure, needed) if has_both else (0.0, 0.0)
        painter.drawText(middle.translated(0, -up), Qt.AlignmentFlag.AlignCenter, self._number)
        painter.setFont(words)
        painter.setPen(theme.colour("ink2"))
        if down or not self._number:
            painter.drawText(place.translated(0, down), wrapped, self._words)


def _shares(radius: float, number: QRectF, words: QRectF) -> tuple[float, float]:
    """The distances from the centre of a ring with that inner radius: of the number upwards, and of the words
    downwards.

    Both are 0 if the words do not fit.
    """
    half = words.width() / 2
    if half >= radius:
        return 0.0, 0.0
    lowest = sqrt(radius**2 - half**2) - words.height() / 2
    down = min(0.46 * radius, lowest)
    up = max(0.1 * radius, (number.height() + words.height()) / 2 - down)
    has_room = hypot(up + number.height() / 2, number.width() / 2) <= radius and down > 0
    return (up, down) if has_room else (0.0, 0.0)


class BreathLine(QWidget):
    """A dot that moves up a line for four seconds and down for six, with instructions; without animation only these."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds, self._is_calm = 0.0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_moment(self, seconds: float, *, calm: bool) -> None:
        """Show the breathing phase after `seconds`."""
        self._seconds, self._is_calm = seconds % (_IN_SECONDS + _OUT_SECONDS), calm
        self.setAccessibleName(self.words)
        self.update()

    @property
    def words(self) -> str:
        return _("Breathe in") if self._seconds < _IN_SECONDS else _("Breathe out slowly")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, wide = self.height() / 2, theme.px(114)
        left = self.width() / 2 - theme.px(154)
        if not self._is_calm:
            low, high, third = middle + theme.px(9), middle - theme.px(9), wide / 4
            wave = QPainterPath(QPointF(left, low))
            wave.cubicTo(left + third, low, left + third, high, left + wide / 2, high)
            wave.cubicTo(left + 3 * third, high, left + 3 * third, low, left + wide, low)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ctl"), theme.px(4)))
            painter.drawPath(wave)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("pri"))
            painter.drawEllipse(wave.pointAtPercent(self._share()), theme.px(8), theme.px(8))
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("body-large"))
        words = QRectF(left + wide + theme.px(18), 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.words)

    def _share(self) -> float:
        """The position of the dot, 0 to 1: the first half while breathing in, the second while breathing out."""
        if self._seconds < _IN_SECONDS:
            return self._seconds / _IN_SECONDS / 2
        return 0.5 + (self._seconds - _IN_SECONDS) / _OUT_SECONDS / 2
