"""One drawing of the body map: a foot or a hand from one side, with four regions to mark."""

from collections.abc import Sequence
from math import inf

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from diary.domain.site import DRAWINGS, Site, drawing_name, side_name
from diary.domain.symptom import Symptom
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.body import body_path
from diary.ui.widgets.body.body_site import SiteBox
from diary.ui.widgets.layout.group import Group
from diary.ui.widgets.whole_target import WholeTarget

REACH = 24
"""The maximum distance of a click from the region that it hits."""

_UNIT = {"foot": 1.1, "hand": 0.96}
_MARGIN, _CAPTION, _TARGET = 8, 27, 44
_THIN, _THICK, _RING, _GAP = 1.8, 2.5, 3, 2
_MARKER, _HALO, _MARKER_STEP = 16, 1, 18
_STRENGTH = 0.34
"""The opacity of the symptom's colour in the fill of a marked region."""


class Region(WholeTarget, SiteBox):
    """A region: the drawing paints it and passes clicks on to it."""

    def __init__(self, site: Site, symptoms: Sequence[Symptom], drawing: "BodyDrawing") -> None:
        super().__init__(site, symptoms, drawing)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._drawing = drawing
        self.path = QPainterPath()
        self.marker = QPointF()

    def place(self, to_pixels: QTransform) -> None:
        """Set the geometry to the region's bounds, enlarged to a touch target."""
        outline = body_path.outlines()[self.site.key]
        self.path = to_pixels.map(outline.path)
        self.marker = to_pixels.map(outline.marker)
        box = self.path.boundingRect().toAlignedRect()
        least = QRect(0, 0, max(box.width(), theme.px(_TARGET)), max(box.height(), theme.px(_TARGET)))
        least.moveCenter(box.center())
        self.setGeometry(least)

    def hitButton(self, position: object) -> bool:
        return isinstance(position, QPoint) and self._drawing.region_at(QPointF(self.mapToParent(position))) is self

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._drawing.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing, as the drawing paints its regions, whose outlines may overlap."""


class BodyDrawing(Group):
    """A drawing with its four regions; `drawing` is a key of `DRAWINGS`."""

    def __init__(self, drawing: str, symptoms: Sequence[Symptom], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sites = DRAWINGS[drawing]
        self._caption = side_name(sites[0].side)
        self._unit = _UNIT[sites[0].part] * theme.current().scale
        self._frame = body_path.frame(drawing)
        self._under_pointer: Region | None = None
        self._pressed: Region | None = None
        self.setAccessibleName(drawing_name(sites[0]))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._to_pixels = QTransform.fromTranslate(theme.px(_MARGIN), theme.px(_MARGIN))
        self._to_pixels.scale(self._unit, self._unit).translate(-self._frame.left(), -self._frame.top())
        self.regions = [Region(site, symptoms, self) for site in sites]
        for region in self.regions:
            region.place(self._to_pixels)
            region.toggled.connect(self.update)
            region.focused.connect(self.update)

    def sizeHint(self) -> QSize:
        margins = 2 * theme.px(_MARGIN)
        width = round(self._frame.width() * self._unit) + margins
        caption = max(theme.px(_CAPTION), QFontMetrics(theme.font("label")).height())
        return QSize(width, round(self._frame.height() * self._unit) + margins + caption)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def region_at(self, position: QPointF) -> Region | None:
        """The region that a click at a position hits: the nearest one within reach."""
        point = self._to_pixels.inverted()[0].map(position)
        nearest, least = None, inf
        for region in self.regions:
            distance = body_path.outlines()[region.site.key].distance(point)
            if distance < least:
                nearest, least = region, distance
        return nearest if least * self._unit <= theme.px(REACH) else None

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.region_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        region = self.region_at(event.position())
        if region is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        region.setFocus(Qt.FocusReason.MouseFocusReason)
        region.setDown(True)
        self._pressed = region
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
            return
        pressed.setDown(False)
        if self.region_at(event.position()) is pressed:
            pressed.click()
        self.update()

    def _point_at(self, region: Region | None) -> None:
        if region is not self._under_pointer:
            self._under_pointer = region
            self.setCursor(Qt.CursorShape.PointingHandCursor if region else Qt.CursorShape.ArrowCursor)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for region in sorted(self.regions, key=self._nearness):
            if region.hasFocus():
                self._paint_ring(painter, region)
            self._paint_region(painter, region)
        for region in self.regions:
            _paint_markers(painter, region)
        self._paint_caption(painter)

    def _nearness(self, region: Region) -> tuple[bool, bool, bool]:
        """The painting order of a region; higher ones are painted over their neighbours."""
        return region.hasFocus(), region.isChecked(), region is self._under_pointer

    def _paint_ring(self, painter: QPainter, region: Region) -> None:
        """Paint a ring along the outline: a wide line, a narrower one in the background colour, and the region on
        top."""
        scale = theme.current().scale
        edge = _width(region) / scale
        for ink, reach in (("focus", _GAP + _RING), ("surface", _GAP)):
            _outline(painter, theme.colour(ink), (edge + 2 * reach) * scale)
            painter.setBrush(theme.colour("surface"))
            painter.drawPath(region.path)

    def _paint_region(self, painter: QPainter, region: Region) -> None:
        full, tint = theme.symptom_colours(region.layer)
        fill, edge = theme.colour("sunken"), theme.colour("ctl")
        if region.isChecked():
            fill, edge = _mixed(full, theme.colour("surface"), _STRENGTH), full
        elif region is self._under_pointer:
            fill, edge = tint, full
        _outline(painter, edge, _width(region))
        painter.setBrush(fill.darker(110) if region.isDown() else fill)
        painter.drawPath(region.path)

    def _paint_caption(self, painter: QPainter) -> None:
        """ "Left" or "Right", below the lowest region."""
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("ink"))
        words = QFontMetrics(painter.font()).horizontalAdvance(self._caption) + 2
        place = QRectF(0, 0, words, QFontMetrics(painter.font()).height())
        place.moveBottom(self.height())
        place.moveLeft(self.regions[-1].path.boundingRect().center().x() - words / 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._caption)


def _width(region: Region) -> float:
    return (_THICK if region.isChecked() else _THIN) * theme.current().scale


def _outline(painter: QPainter, ink: QColor, width: float) -> None:
    pen = QPen(ink, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a * share + b * (1 - share)) for a, b in pairs))


def _paint_markers(painter: QPainter, region: Region) -> None:
    """Paint the markers of all symptoms marked there, side by side, each on a disc that separates it from the fill."""
    marked = region.marked
    first = region.marker.x() - theme.px(_MARKER_STEP) * (len(marked) - 1) / 2
    for place, symptom in enumerate(marked):
        box = QRectF(0, 0, theme.px(_MARKER), theme.px(_MARKER))
        box.moveCenter(QPointF(first + theme.px(_MARKER_STEP) * place, region.marker.y()))
        halo = box.width() / 2 + theme.px(_HALO)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("gap"))
        painter.drawEllipse(box.center(), halo, halo)
        painting.paint_marker(painter, symptom, box)
