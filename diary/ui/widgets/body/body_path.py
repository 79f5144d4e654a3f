"""The outlines of the body map, parsed from the bundled drawings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from math import hypot, inf

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from diary.domain.body_shape import Corners, shapes
from diary.domain.site import DRAWINGS, SITES, Site


@dataclass(frozen=True, slots=True)
class Outline:
    """One region in the units of its drawing: its path, its closed polygons, and the position of its marker."""

    path: QPainterPath
    polygons: tuple[Corners, ...]
    marker: QPointF

    def distance(self, point: QPointF) -> float:
        """The distance of the point from the region, 0 inside it."""
        if self.path.contains(point):
            return 0
        return min((_distance(point, corners) for corners in self.polygons), default=inf)


@cache
def outlines() -> Mapping[str, Outline]:
    """The outline of each site by its key."""
    drawn = {key: _path(shape.polygons) for key, shape in shapes().items()}
    return {
        one.key: Outline(
            drawn[one.key],
            shapes()[one.key].polygons,
            _marker(
                QPointF(*shapes()[one.key].marker),
                shapes()[one.key].polygons,
                [drawn[other.key] for other in DRAWINGS[one.drawing] if other is not one],
            ),
        )
        for one in SITES
    }


@cache
def frame(drawing: str) -> QRectF:
    """The rectangle of a drawing: its own width, and the height of the highest drawing of its part of the body."""
    sites = DRAWINGS[drawing]
    own = _bounds(sites)
    of_part = _bounds(one for one in SITES if one.part == sites[0].part)
    return QRectF(own.left(), of_part.top(), own.width(), of_part.height())


def _path(polygons: Iterable[Corners]) -> QPainterPath:
    path = QPainterPath()
    for corners in polygons:
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.closeSubpath()
    return path


def _marker(wanted: QPointF, polygons: Iterable[Corners], others: Iterable[QPainterPath]) -> QPointF:
    """The position of the marker: `wanted`, or if another region is there the centre of the nearest polygon."""
    if not any(path.contains(wanted) for path in others):
        return wanted
    nearest = min(polygons, key=partial(_distance, wanted))
    return _path([nearest]).boundingRect().center()


def _bounds(sites: Iterable[Site]) -> QRectF:
    whole = QRectF()
    for one in sites:
        whole = whole.united(outlines()[one.key].path.boundingRect())
    return whole


def _distance(point: QPointF, corners: Corners) -> float:
    """The distance of a point from the nearest edge of a closed polygon."""
    return min(_to_edge(point.x(), point.y(), *edge) for edge in pairwise((*corners, corners[0])))


def _to_edge(x: float, y: float, start: tuple[float, float], end: tuple[float, float]) -> float:
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down
    fraction = ((x - start[0]) * across + (y - start[1]) * down) / length if length else 0
    fraction = min(1, max(0, fraction))
    return hypot(x - start[0] - fraction * across, y - start[1] - fraction * down)
