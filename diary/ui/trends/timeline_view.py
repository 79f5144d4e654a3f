"""The timeline with a cursor for keyboard and pointer, and zoom."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from diary.charts.options import ShownOptions
from diary.domain.period import Period
from diary.i18n import _
from diary.ui import locale_format
from diary.ui.report_format import charts_wording
from diary.ui.trends.chart_picture import ChartRequest
from diary.ui.trends.timeline_picture import TimelinePicture
from diary.ui.trends.trends_data import TrendsData
from diary.ui.trends.zoom import LEAST_DAYS, Zoom
from diary.ui.widgets.spoken import say

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_WEEK = 7
NEARER = 0.5
_ZOOMS = {"+": NEARER, "=": NEARER, "-": 1 / NEARER}


class TimelineView(TimelinePicture):
    """`day_pointed` carries the day under the pointer or the keyboard's cursor, `day_opened` the one to open.

    `period_step` carries -1 or 1, `symptom_key` the letter of a symptom to show or hide; `zoomed` is emitted when other
    days are shown. Plus, Ctrl with the wheel, and dragging zoom in; minus and Ctrl with the wheel zoom out; Backspace
    undoes the last zoom.
    """

    day_pointed = Signal(date)
    day_opened = Signal(date)
    period_step = Signal(int)
    symptom_key = Signal(str)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: TrendsData | None = None
        self._shown: tuple[str, ...] = ()
        self._zoom: Zoom | None = None
        self._pressed_at = 0.0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def shown_period(self) -> Period | None:
        """The visible days: those of the data, or the zoomed part of them."""
        return self._zoom.shown if self._zoom else None

    @property
    def is_zoomed(self) -> bool:
        return self._zoom is not None and bool(self._zoom.steps)

    def show_data(self, data: TrendsData, shown: tuple[str, ...]) -> None:
        """Draw the symptoms `shown`; cursor and zoom are kept if the data have those days."""
        if self._zoom is None or self._zoom.whole != data.period:
            self._zoom = Zoom(data.period)
        self._data, self._shown = data, shown
        if self._day is None or self._day not in data.period:
            self._day = max(data.days, default=data.period.last)
        self.zoomed.emit()
        self._draw_days()

    def show_days(self, period: Period) -> None:
        """Zoom to these days of the data, at least a week; all days end the zoom."""
        if self._zoom is None or period == self._zoom.shown:
            return
        self._zoom = self._zoom.to(period)
        if self._day is not None:
            self._go(min(max(self._day, period.first), period.last))
        self._after_zoom()

    def zoom(self, factor: float, around: date | None = None) -> None:
        """Show `factor` times as many days, with the day `around` (by default the cursor's) at the same position."""
        around = around or self._day
        if self._zoom is not None and around is not None:
            self.show_days(self._zoom.scaled(factor, around))

    def zoom_back(self) -> bool:
        """Undo the last zoom; False if there is none."""
        if self._zoom is None or not self._zoom.steps:
            return False
        self._zoom = self._zoom.back()
        self._after_zoom()
        return True

    def day_at(self, x: float) -> date | None:
        """The day at a position across the picture."""
        return self._day_at(x)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, zoom = Qt.Key(event.key()), self._zoom
        if zoom is None or self._day is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            by_week = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._go(self._day + timedelta(days=_STEPS[key] * (_WEEK if by_week else 1)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(zoom.whole.first if key == Qt.Key.Key_Home else zoom.whole.last)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.period_step.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_opened.emit(self._day)
        elif event.text() in _ZOOMS:
            self.zoom(_ZOOMS[event.text()])
        elif key == Qt.Key.Key_Backspace:
            self.zoom_back()
        elif not event.modifiers() and event.text().isalpha():
            self.symptom_key.emit(event.text().lower())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; without it scroll the page."""
        day = self._day_at(event.position().x())
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and day is not None and turned:
            self.zoom(NEARER if turned > 0 else 1 / NEARER, day)
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._dragged_from = self._day_at(event.position().x()) if is_left else None
        self._pressed_at = event.position().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if (day := self._day_at(event.position().x())) is not None:
            self._go(day)
            if self._dragged_from is not None:
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the clicked day, or zoom to the days selected by dragging."""
        pressed, self._dragged_from = self._dragged_from, None
        day = self._day_at(event.position().x())
        if pressed is None or day is None:
            self.update()
        elif abs(event.position().x() - self._pressed_at) <= QApplication.startDragDistance():
            self.day_opened.emit(day)
        elif self._zoom is not None:
            first, last = sorted((pressed, day))
            self.show_days(self._zoom.within(first, max(LEAST_DAYS, (last - first).days + 1)))

    def _go(self, day: date) -> None:
        if self._zoom is None:
            return
        day = min(max(day, self._zoom.whole.first), self._zoom.whole.last)
        followed = self._zoom.following(day)
        if followed is not self._zoom:
            self._zoom = followed
            self._ask()
        if day != self._day:
            self._move_cursor(day)
            self.day_pointed.emit(day)

    def _day_at(self, x: float) -> date | None:
        """The day at a position; None while the picture still shows other days than the requested ones."""
        picture = self.picture
        is_of_now = picture is not None and self.shown_period == Period(picture.first, picture.last)
        return super()._day_at(x) if is_of_now else None

    def _ask(self) -> None:
        """Draw the visible days after a short delay."""
        data, shown = self._data, self.shown_period
        if data is None or shown is None:
            return
        options = ShownOptions(
            shown=self._shown, period=shown, wording=charts_wording(), counted=data.counted, usual=data.usual
        )
        first, last = locale_format.day_month(shown.first), locale_format.day_month(shown.last)
        name = _("Timeline, {last}") if shown.first == shown.last else _("Timeline, {first} to {last}")
        self.setAccessibleName(name.format(first=first, last=last))
        self.show_chart(ChartRequest("timeline", data.excerpt, options))

    def _draw_days(self) -> None:
        """Draw the visible days at once."""
        self._ask()
        self._draw()

    def _after_zoom(self) -> None:
        if (shown := self.shown_period) is not None:
            say(self, _("{n} days shown").format(n=locale_format.number(len(shown))))
        self.zoomed.emit()
        self._draw_days()
