"""Shapes that several widgets paint: cells, focus rings, symptom markers."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from diary.ui import theme

RING = 5
"""How far the focus ring reaches outside a control: a gap of 2 px and a line of 3 px."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a box is filled and outlined; `radius` and `width` are in the design's pixels."""

    fill: QColor
    edge: QColor
    radius: float
    width: float = 2
    dashed: bool = False


def paint_box(painter: QPainter, box: QRectF, look: Look) -> None:
    """A rounded box whose border lies inside `box`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = theme.px(look.width)
    pen = QPen(look.edge, line)
    if look.dashed:
        pen.setDashPattern([2.5, 2])
    painter.setPen(pen if line else Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(look.fill))
    inset = line / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), theme.px(look.radius), theme.px(look.radius))


def paint_focus_ring(painter: QPainter, box: QRectF, radius: float) -> None:
    """The ring around `box`; the widget leaves `px(RING)` of room on each side."""
    gap = theme.px(2) + theme.px(3) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("focus"), theme.px(3)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(-gap, -gap, gap, gap), theme.px(radius + 2), theme.px(radius + 2))


def paint_marker(painter: QPainter, symptom: str, box: QRectF) -> None:
    """The shape that stands for a symptom everywhere: circle, triangle, square; a diamond for the person's own."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.symptom_colours(symptom)[0])
    unit = box.width() / 20
    left, top = box.left(), box.top()

    def polygon(*points: tuple[float, float]) -> QPolygonF:
        return QPolygonF([QPointF(left + x * unit, top + y * unit) for x, y in points])

    if symptom == "numbness":
        painter.drawEllipse(QPointF(left + 10 * unit, top + 10 * unit), 7.6 * unit, 7.6 * unit)
    elif symptom == "tingling":
        painter.drawPolygon(polygon((10, 2), (18.6, 17.4), (1.4, 17.4)))
    elif symptom == "pain":
        painter.drawRoundedRect(QRectF(left + 2.8 * unit, top + 2.8 * unit, 14.4 * unit, 14.4 * unit), unit, unit)
    else:
        painter.drawPolygon(polygon((10, 1), (19, 10), (10, 19), (1, 10)))
