"""The decorative picture of a blocking screen: a night with a moon over hills and a path."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from diary.ui import theme

_SKY_TOP, _SKY_FOOT = "#0E2E38", "#2F7371"
_HILLS = (
    ("#215F60", (0.70, 0.625, 0.65, 0.69, 0.74, 0.65, 0.625)),
    ("#174B4D", (0.79, 0.708, 0.763, 0.79, 0.818, 0.763, 0.745)),
    ("#0C3638", (0.895, 0.813, 0.875, 0.88, 0.885, 0.863, 0.855)),
)
"""The colour of each hill from back to front, and its outline: seven heights as fractions of the picture's."""
_MOON, _PATH = "#FBE7B2", "#F6E3B0"
_STARS = ((0.157, 0.138), (0.876, 0.113), (0.929, 0.328), (0.095, 0.375), (0.31, 0.07), (0.767, 0.44))
_PATH_POINTS = ((0.643, 1.0), (0.63, 0.94), (0.525, 0.93), (0.55, 0.883), (0.567, 0.85), (0.667, 0.84), (0.714, 0.8))
_MOON_PLACE, _MOON_RADIUS = (0.52, 0.252), 0.19
_STRIP = 2.0
"""The ratio of width to height from which the picture is a strip, with the moon on the right and without the path."""


class NightCover(QWidget):
    """Purely decorative, without an accessible name or focus."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        place = QRectF(self.rect())
        is_strip = place.width() > _STRIP * place.height()
        if theme.current().name == "high-contrast":
            painter.fillRect(place, QColor("#000000"))
            _paint_moon(painter, place, is_strip=is_strip)
            return
        sky = QLinearGradient(place.topLeft(), place.bottomLeft())
        sky.setColorAt(0, QColor(_SKY_TOP))
        sky.setColorAt(1, QColor(_SKY_FOOT))
        painter.fillRect(place, sky)
        _paint_moon(painter, place, is_strip=is_strip)
        for colour, heights in _HILLS:
            painter.fillPath(_hill(place, heights), QColor(colour))
        if not is_strip:
            _paint_path(painter, place)


def _paint_moon(painter: QPainter, place: QRectF, *, is_strip: bool) -> None:
    """Paint a crescent among stars."""
    painter.setBrush(QColor(_MOON))
    for across, down in _STARS:
        painter.drawEllipse(_at(place, across, down), theme.px(2.2), theme.px(2.2))
    radius = 0.27 * place.height() if is_strip else _MOON_RADIUS * place.width()
    centre = _at(place, 0.86, 0.36) if is_strip else _at(place, *_MOON_PLACE)
    moon, shadow = QPainterPath(), QPainterPath()
    moon.addEllipse(centre, radius, radius)
    shadow.addEllipse(centre + QPointF(0.46 * radius, -0.31 * radius), 0.81 * radius, 0.81 * radius)
    painter.drawPath(moon.subtracted(shadow))


def _hill(place: QRectF, heights: tuple[float, ...]) -> QPainterPath:
    """Two curves through these heights, filled down to the bottom."""
    points = [_at(place, number / (len(heights) - 1), height) for number, height in enumerate(heights)]
    hill = QPainterPath(points[0])
    hill.cubicTo(*points[1:4])
    hill.cubicTo(*points[4:7])
    hill.lineTo(place.bottomRight())
    hill.lineTo(place.bottomLeft())
    return hill


def _paint_path(painter: QPainter, place: QRectF) -> None:
    """Paint a dotted path over the nearest hills."""
    first, *others = (_at(place, across, down) for across, down in _PATH_POINTS)
    way = QPainterPath(first)
    way.cubicTo(*others[:3])
    way.cubicTo(*others[3:])
    pen = QPen(QColor(_PATH), theme.px(7), Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.3, 2.2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(way)


def _at(place: QRectF, across: float, down: float) -> QPointF:
    return QPointF(place.left() + place.width() * across, place.top() + place.height() * down)
