"""The timeline as a picture, with a cursor and a selection of days painted on top by Qt."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.trends.chart_picture import ChartPicture, DrawnChart
from diary.ui.widgets import painting
from diary.ui.widgets.spoken import describe

if TYPE_CHECKING:
    from diary.charts.picture import Picture

_AROUND_CURSOR = 4
_LEAST_WIDTH, _LEAST_HEIGHT, _USUAL_HEIGHT, _MOST_LOWER = 300, 380, 400, 44


class TimelinePicture(ChartPicture):
    """Fills its widget, and maps days to positions in it and back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str, ...] = ()
        self._day: date | None = None
        self._dragged_from: date | None = None
        self.setAccessibleName(_("Timeline"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._lower = 0
        self.fit(0)

    @property
    def day(self) -> date | None:
        """The day of the cursor."""
        return self._day

    @property
    def picture(self) -> "Picture | None":
        """The displayed picture."""
        return self.shown_chart.picture if self.shown_chart else None

    def sizeHint(self) -> QSize:
        return QSize(theme.px(900), theme.px(_USUAL_HEIGHT) - self._lower)

    def fit(self, missing: int) -> None:
        """Reduce the height by `missing` pixels, as far as the chart stays legible."""
        self._lower = max(0, min(missing, theme.px(_MOST_LOWER)))
        self.setMinimumSize(theme.px(_LEAST_WIDTH), theme.px(_LEAST_HEIGHT) - self._lower)
        self.updateGeometry()

    def show_figures(self, lines: Sequence[str]) -> None:
        """Append these lines to the accessible description of the chart."""
        self._lines = tuple(lines)
        self._describe(self.shown_chart.sentences if self.shown_chart else ())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wait.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._image.isNull():
            painter.translate(_inset(), _inset())
            painter.drawImage(QPointF(0, 0), self._image)
            self._paint_dragged(painter)
            self._paint_cursor(painter)
            painter.resetTransform()
        if self.hasFocus():
            inset = theme.px(painting.RING)
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painting.paint_focus_ring(painter, box, 10)

    def _picture_size(self) -> tuple[int, int]:
        around = 2 * _inset()
        return self.width() - around, self.height() - around

    def _show_drawn(self, chart: DrawnChart) -> None:
        self._describe(chart.sentences)

    def _describe(self, sentences: Sequence[str]) -> None:
        describe(self, " ".join((" ".join(sentences), *self._lines)), quietly=True)

    def _paint_dragged(self, painter: QPainter) -> None:
        """Paint a band over the days that are being selected by dragging."""
        if self._dragged_from is not None and self._day is not None and self._dragged_from != self._day:
            first, last = sorted((self._dragged_from, self._day))
            painter.fillRect(self._band(first, last), _pale("pri", 0.2))

    def _paint_cursor(self, painter: QPainter) -> None:
        """Paint a vertical line through all panels on the day of the cursor, with a band one day wide."""
        band = self._band(self._day, self._day) if self._day is not None else QRectF()
        if band.isEmpty():
            return
        painter.fillRect(band, _pale("ink", 0.14))
        rule = theme.px(2)
        painter.fillRect(QRectF(band.center().x() - rule / 2, band.top(), rule, band.height()), theme.colour("ink"))

    def _band(self, first: date, last: date) -> QRectF:
        """The rectangle of days in the picture, in logical pixels; empty if they are outside."""
        picture = self.picture
        if picture is None or not picture.panels or first < picture.first or last > picture.last:
            return QRectF()
        ratio, width = self._image.devicePixelRatio(), _day_width(picture)
        left = picture.left + (first - picture.first).days * width
        top, bottom = picture.panels[0][0], picture.panels[-1][1]
        days = (last - first).days + 1
        return QRectF(left / ratio, top / ratio, days * width / ratio, (bottom - top) / ratio)

    def _day_at(self, x: float) -> date | None:
        """The day at an x position in logical pixels; `None` outside the picture's days."""
        picture = self.picture
        if picture is None:
            return None
        number = int(((x - _inset()) * self._image.devicePixelRatio() - picture.left) // _day_width(picture))
        day = picture.first + timedelta(days=number)
        return day if picture.first <= day <= picture.last else None

    def _move_cursor(self, day: date) -> None:
        """Repaint only the old and the new position of the cursor."""
        self._update_around_cursor()
        self._day = day
        self._update_around_cursor()

    def _update_around_cursor(self) -> None:
        if self._day is not None:
            wide = theme.px(_AROUND_CURSOR)
            place = self._band(self._day, self._day).translated(_inset(), _inset())
            self.update(place.adjusted(-wide, -wide, wide, wide).toAlignedRect())


def _day_width(picture: "Picture") -> float:
    return (picture.right - picture.left) / ((picture.last - picture.first).days + 1)


def _inset() -> int:
    """The margin around the picture for the focus ring."""
    return theme.px(2 * painting.RING)


def _pale(token: str, share: float) -> QColor:
    ink = theme.colour(token)
    ink.setAlphaF(share)
    return ink
