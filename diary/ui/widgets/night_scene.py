"""A picture of a night with hills, and a light for each evening with an entry."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from diary.i18n import _
from diary.ui import theme

_SKY_TOP, _SKY_FOOT, _FAR_HILL, _NEAR_HILL = "#10303A", "#22595A", "#1C5253", "#0D3336"
_MOON, _LIGHT, _POST, _NAME = "#FBE7B2", "#FFD98A", "#5E8F8B", "#E6F1EE"
_STARS = ((0.124, 60), (0.238, 36), (0.342, 82), (0.486, 40), (0.611, 70), (0.683, 30), (0.911, 54))
_HEIGHT, _NAMES_ABOVE_FOOT, _MARGIN = 250, 18, 0.135


class NightScene(QWidget):
    """The past seven evenings from left to right; one without an entry simply has no light."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evenings: tuple[tuple[str, bool], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, evenings: Sequence[tuple[str, bool]]) -> None:
        """Set the evenings as pairs of weekday name and whether there is an entry."""
        self._evenings = tuple(evenings)
        lit = [name for name, has_entry in evenings if has_entry]
        self.setAccessibleName(
            _("Evenings with an entry in the past seven days: {days}").format(days=", ".join(lit) or _("none"))
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        place = QRectF(self.rect())
        painter.setClipPath(_upper_corners_round(place, theme.px(15)))
        plain = theme.current().name == "high-contrast"
        self._paint_sky(painter, place, plain)
        if not plain:
            self._paint_hill(painter, place, _FAR_HILL, (0.66, 0.60, 0.72, 0.63))
            self._paint_hill(painter, place, _NEAR_HILL, (0.90, 0.76, 0.86, 0.79))
        for number, (name, lit) in enumerate(self._evenings):
            self._paint_evening(painter, place, number, name, lit)

    def _paint_sky(self, painter: QPainter, place: QRectF, plain: bool) -> None:
        sky = QLinearGradient(place.topLeft(), place.bottomLeft())
        sky.setColorAt(0, QColor("#000000" if plain else _SKY_TOP))
        sky.setColorAt(1, QColor("#000000" if plain else _SKY_FOOT))
        painter.fillRect(place, sky)
        painter.setBrush(QColor(_MOON))
        for x, y in _STARS:
            painter.drawEllipse(QPointF(place.width() * x, theme.px(y)), theme.px(2), theme.px(2))
        centre = QPointF(place.width() * 0.785, theme.px(76))
        moon, shadow = QPainterPath(), QPainterPath()
        moon.addEllipse(centre, theme.px(46), theme.px(46))
        shadow.addEllipse(centre + QPointF(theme.px(26), -theme.px(14)), theme.px(42), theme.px(42))
        painter.drawPath(moon.subtracted(shadow))

    def _paint_hill(self, painter: QPainter, place: QRectF, ink: str, heights: tuple[float, ...]) -> None:
        """Paint a curve through these fractions of the height, filled down to the bottom."""
        left, crest, hollow, right = (QPointF(place.width() * x, place.height() * y) for x, y in _spread(heights))
        hill = QPainterPath(left)
        hill.cubicTo(crest, hollow, right)
        hill.lineTo(place.bottomRight())
        hill.lineTo(place.bottomLeft())
        painter.fillPath(hill, QColor(ink))

    def _paint_evening(self, painter: QPainter, place: QRectF, number: int, name: str, lit: bool) -> None:
        is_last = number == len(self._evenings) - 1
        step = (1 - 2 * _MARGIN) / max(1, len(self._evenings) - 1)
        x, foot = place.width() * (_MARGIN + step * number), place.height() - theme.px(50)
        if lit:
            radius = theme.px(9 if is_last else 7)
            top = foot - theme.px(34 - 3 * (number % 3))
            painter.fillRect(QRectF(x - theme.px(1.5), top, theme.px(3), foot - top), QColor(_POST))
            painter.setBrush(QColor(_LIGHT))
            painter.drawEllipse(QPointF(x, top), radius, radius)
        painter.setPen(QColor(_NAME))
        painter.setFont(theme.font("caption"))
        words = QRectF(0, 0, place.width() * step, theme.px(24))
        words.moveCenter(QPointF(x, place.height() - theme.px(_NAMES_ABOVE_FOOT)))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, name)
        painter.setPen(Qt.PenStyle.NoPen)


def _spread(heights: tuple[float, ...]) -> list[tuple[float, float]]:
    return [(place / (len(heights) - 1), height) for place, height in enumerate(heights)]


def _upper_corners_round(place: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(place.adjusted(0, 0, 0, radius), radius, radius)
    return path
