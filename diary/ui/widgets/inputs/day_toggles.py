"""Toggle buttons for weekdays."""

from collections.abc import Collection

from PySide6.QtCore import QLocale, QPoint, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from diary.ui import locale_format, theme
from diary.ui.widgets import painting
from diary.ui.widgets.whole_target import WholeTarget
from diary.ui.widgets.wrapping import FlowLayout


class _DayToggle(WholeTarget, QCheckBox):
    """One weekday, filled and ticked while it is on."""

    def __init__(self, day: int, parent: QWidget) -> None:
        super().__init__(locale_format.day_name(day), parent)
        self.setAccessibleName(QLocale().dayName(day + 1, QLocale.FormatType.LongFormat))
        self.setFont(theme.font("small-label"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        ring = 2 * theme.px(painting.RING)
        return QSize(theme.px(58) + ring, theme.px(56) + ring)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ring, on = theme.px(painting.RING), self.isChecked()
        box = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        fill = theme.colour("pri" if on else "surface")
        edge = theme.colour("pri" if on else "ink" if self.underMouse() else "ctl")
        painting.paint_box(painter, box, painting.BoxStyle(fill, edge, 10))
        if self.hasFocus():
            painting.paint_focus_ring(painter, box, 10)
        painter.setFont(self.font())
        painter.setPen(theme.colour("onpri" if on else "ink"))
        words = box.adjusted(0, theme.px(6), 0, -theme.px(22)) if on else box
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if on:
            icon = theme.px(18)
            at = QPoint(round(box.center().x() - icon / 2), round(box.bottom() - icon - theme.px(8)))
            painter.drawPixmap(at, theme.pixmap("check", "onpri", 18))


class DayToggles(QWidget):
    """`days_changed` carries the chosen days, 0 Monday to 6 Sunday, after each change by the person."""

    days_changed = Signal(tuple)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        line = FlowLayout(self)
        self._days = {day: _DayToggle(day, self) for day in locale_format.week()}
        for toggle in self._days.values():
            line.addWidget(toggle)
            toggle.toggled.connect(lambda _on: self.days_changed.emit(self.days))

    @property
    def days(self) -> tuple[int, ...]:
        return tuple(sorted(day for day, toggle in self._days.items() if toggle.isChecked()))

    def show_days(self, days: Collection[int]) -> None:
        """Set the days that are on; no signal is emitted."""
        for day, toggle in self._days.items():
            with QSignalBlocker(toggle):
                toggle.setChecked(day in days)
            toggle.update()
