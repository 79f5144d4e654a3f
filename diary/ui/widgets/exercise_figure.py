"""The figure of an exercise at a given phase of its movement."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from diary.domain.figure import figure, pose
from diary.domain.figure.figure import Box, Disc, Polyline, Ring, Stroke
from diary.domain.figure.pose import HEIGHT, WIDTH, Movement
from diary.ui import theme
from diary.ui.widgets.graphic import Graphic
from diary.ui.widgets.painting import BoxStyle, paint_box

_RADIUS, _MARGIN = 16, 8


def paint_figure(painter: QPainter, place: QRectF, strokes: Iterable[Stroke]) -> None:
    """Paint the strokes as large as possible, centred in `place`, in the theme's colours."""
    scale = min(place.width() / WIDTH, place.height() / HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.center())
    painter.scale(scale, scale)
    painter.translate(-WIDTH / 2, -HEIGHT / 2)
    for stroke in strokes:
        _paint(painter, stroke, theme.colour(figure.TOKENS[stroke.role]))
    painter.restore()


def _paint(painter: QPainter, stroke: Stroke, ink: QColor) -> None:
    if isinstance(stroke, Polyline):
        painter.setPen(_pen(ink, stroke.width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([QPointF(x, y) for x, y in stroke.points])
    elif isinstance(stroke, Ring):
        painter.setPen(_pen(ink, stroke.width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(*stroke.centre), stroke.radius, stroke.radius)
    elif isinstance(stroke, Disc):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(*stroke.centre), stroke.radius, stroke.radius)
    elif isinstance(stroke, Box):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(*(QPointF(*corner) for corner in stroke.corners)), stroke.radius, stroke.radius)
    else:
        painter.setPen(_pen(ink, stroke.width) if stroke.width else Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon([QPointF(x, y) for x, y in stroke.points])


def _pen(ink: QColor, width: float) -> QPen:
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


class ExerciseFigure(Graphic):
    """A panel with the figure; it is only updated by `show_phase`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is the accessible name."""
        super().__init__(parent)
        self._movement: Movement | None = None
        self._is_mirrored = False
        self._phase = 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_movement(self, movement: Movement | None, mirrored: bool = False) -> None:
        """Show the still pose of a movement, or of its mirror image (the person's left side in front); None is an empty
        panel."""
        self._movement, self._is_mirrored = movement, mirrored
        self._phase = movement.still_phase if movement else 0.0
        self.update()

    def show_phase(self, phase: float) -> None:
        """Show the movement at a phase of its cycle, 0 to 1."""
        self._phase = phase
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH) // 2, theme.px(HEIGHT) // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        panel = theme.colour("figbg")
        paint_box(painter, QRectF(self.rect()), BoxStyle(panel, panel, _RADIUS, 0))
        if self._movement:
            moment = self._movement.at(self._phase)
            margin = theme.px(_MARGIN)
            place = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
            paint_figure(painter, place, figure.strokes(pose.mirrored(moment) if self._is_mirrored else moment))
        painter.end()
