"""Paints shapes that several widgets share: cells, focus rings, symptom markers."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from diary.domain.marker_shape import is_hollow, outline
from diary.ui import symptom_looks, theme

_REACH, _HOLLOW_LINE = 0.76, 0.22

RING = 5
"""The width of the focus ring outside a control: a gap of 2 px and a line of 3 px."""


class BoxStyle(NamedTuple):
    """The fill and the outline of a box; `radius` and `width` are in design pixels."""

    fill: QColor
    edge: QColor
    radius: float
    width: float = 2
    dashed: bool = False


def fill(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """Fill a box with one colour, without `fillRect` and `QBrush`, which load all of Qt's gradient classes."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRect(box)


def paint_box(painter: QPainter, box: QRectF, look: BoxStyle) -> None:
    """Paint a rounded box whose border is inside `box`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = theme.px(look.width)
    pen = QPen(look.edge, line)
    if look.dashed:
        pen.setDashPattern([2.5, 2])
    painter.setPen(pen if line else Qt.PenStyle.NoPen)
    painter.setBrush(look.fill)
    inset = line / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), theme.px(look.radius), theme.px(look.radius))


def card_look() -> BoxStyle:
    """The look of a card on the page."""
    return BoxStyle(theme.colour("surface"), theme.colour("line"), 16, width=1)


def paint_popup(painter: QPainter, box: QRectF) -> None:
    """Paint the ground and the edge of a window of its own in front of the page."""
    fill(painter, box, theme.colour("surface"))
    paint_box(painter, box, BoxStyle(theme.colour("surface"), theme.colour("ink"), 0))


def paint_focus_ring(painter: QPainter, box: QRectF, radius: float) -> None:
    """Paint the focus ring around `box`; the widget reserves a margin of `px(RING)`."""
    gap = theme.px(2) + theme.px(3) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("focus"), theme.px(3)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(-gap, -gap, gap, gap), theme.px(radius + 2), theme.px(radius + 2))


def paint_marker(painter: QPainter, symptom: str, box: QRectF) -> None:
    """Paint a symptom's marker in its colour."""
    paint_shape(painter, symptom_looks.marker_of(symptom), theme.symptom_colours(symptom)[0], box)


def paint_shape(painter: QPainter, shape: str, ink: QColor, box: QRectF) -> None:
    """Paint one of the charts' markers (`domain.marker_shape`), which fills the box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre, radius = box.center(), box.width() / 2
    if is_hollow(shape):
        painter.setPen(QPen(ink, radius * _HOLLOW_LINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
    if shape == "circle":
        painter.drawEllipse(centre, radius * _REACH, radius * _REACH)
    elif shape == "square":
        side = radius * 0.72
        painter.drawRoundedRect(QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side), side / 7, side / 7)
    else:
        corners = (
            QPointF(centre.x() + radius * _REACH * x, centre.y() + radius * _REACH * y) for x, y in outline(shape)
        )
        painter.drawPolygon(QPolygonF(list(corners)))
