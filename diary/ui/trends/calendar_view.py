"""The calendar chart, with a focus ring that moves from day to day."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from diary.charts import lettering
from diary.charts import style as looks
from diary.charts.calendar import CalendarFacts, about_day, day_boxes
from diary.charts.chart import PreparedChart
from diary.ui.trends.chart_picture import Box, DrawnChart
from diary.ui.trends.chart_view import ChartView
from diary.ui.widgets import painting
from diary.ui.widgets.label import set_tool_tip
from diary.ui.widgets.spoken import say

_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -30, Qt.Key.Key_PageDown: 30}


class CalendarView(ChartView):
    """`day_opened` carries the day of a clicked tile, or of the focused one when Enter is pressed."""

    day_opened = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day: date | None = None
        self.boxes: Mapping[date, Box] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, days = Qt.Key(event.key()), list(self.boxes)
        if not days or self.day is None:
            super().keyPressEvent(event)
        elif key in _DAYS or key in _MONTHS:
            wanted = self.day + timedelta(days=_DAYS.get(key, 0) or _MONTHS[key])
            self._go(min(max(wanted, days[0]), days[-1]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(days[0] if key == Qt.Key.Key_Home else days[-1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        has_day = day is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if has_day else Qt.CursorShape.ArrowCursor)
        set_tool_tip(self, self._about(day) if day is not None else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.day = day
            self.day_opened.emit(day)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        box = self.boxes.get(self.day) if self.day is not None else None
        if box is not None and self.hasFocus():
            left, top, right, bottom = box
            painting.paint_focus_ring(QPainter(self), QRectF(left, top, right - left, bottom - top), 8)

    @property
    def _facts(self) -> CalendarFacts | None:
        return _facts_of(self.shown_chart) if self.shown_chart else None

    def _about(self, day: date) -> str:
        return about_day(self._facts, day) if self._facts else ""

    def _go(self, day: date) -> None:
        self.day = day
        self.update()
        say(self, self._about(day))

    def _day_at(self, place: QPointF) -> date | None:
        x, y = place.x(), place.y()
        hits = (
            day for day, (left, top, right, bottom) in self.boxes.items() if left <= x <= right and top <= y <= bottom
        )
        return next(hits, None)

    def _work(self, figures: Callable[[], PreparedChart], style: looks.Style, wanted: int) -> Callable[[], DrawnChart]:
        draw, width = super()._work(figures, style, wanted), self.width()

        def work() -> DrawnChart:
            drawn_chart = draw()
            facts = _facts_of(drawn_chart)
            with lettering.settings(style.scale):
                return replace(drawn_chart, boxes=day_boxes(facts, style, width, drawn_chart.height) if facts else {})

        return work

    def _show_drawn(self, chart: DrawnChart) -> None:
        super()._show_drawn(chart)
        self.boxes = chart.boxes
        if self.day not in self.boxes:
            self.day = max(self.boxes, default=None)


def _facts_of(drawn_chart: DrawnChart) -> CalendarFacts | None:
    facts = drawn_chart.prepared.facts
    return facts if isinstance(facts, CalendarFacts) else None
