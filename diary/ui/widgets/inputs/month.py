"""A month in which a day can be chosen."""

from datetime import date, timedelta

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.widgets import painting
from diary.ui.widgets.label import plain_label, set_ink
from diary.ui.widgets.spoken import say

_WEEK, _WEEKS, _CELL = 7, 6, 44
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK}


class _MonthDay(QPushButton):
    """One day: its number, a dot if it has an entry, an outline for today, and a fill for the selected day.

    `opened` is emitted by a double click.
    """

    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.day = date.min
        self.has_entry = self.is_today = self.is_chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def describe(self) -> None:
        state = _("has an entry") if self.has_entry else _("no entry")
        self.setText(str(self.day.day))
        self.setAccessibleName(_("{day}, {state}").format(day=locale_format.weekday_date(self.day), state=state))
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle only Space; other keys go to the month."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_CELL), theme.px(_CELL))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        gap = theme.px(3)
        box = QRectF(self.rect()).adjusted(gap, gap, -gap, -gap)
        clear = QColor(Qt.GlobalColor.transparent)
        fill = theme.colour("pri") if self.is_chosen else theme.colour("tint") if self.underMouse() else clear
        edge = theme.colour("pri") if self.is_chosen else theme.colour("ink") if self.is_today else clear
        if self.isEnabled():
            painting.paint_box(painter, box, painting.BoxStyle(fill, edge, 9))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painting.paint_focus_ring(painter, box.adjusted(gap, gap, -gap, -gap), 6)
        ink = "ctl" if not self.isEnabled() else "onpri" if self.is_chosen else "ink"
        painter.setPen(theme.colour(ink))
        painter.setFont(theme.font("secondary"))
        painter.drawText(box.adjusted(0, 0, 0, -gap), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.has_entry:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(ink))
            dot = QRectF(0, 0, theme.px(5), theme.px(5))
            dot.moveCenter(box.center())
            dot.moveBottom(box.bottom() - theme.px(4))
            painter.drawEllipse(dot)


class MonthView(QWidget):
    """Six weeks of buttons.

    `day_chosen` carries a date, `day_opened` one that was double-clicked, `month_shown` the first and last visible day.
    """

    day_chosen = Signal(date)
    day_opened = Signal(date)
    month_shown = Signal(date, date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first_weekday = locale_format.habits().firstDayOfWeek().value
        self._month = self._chosen = date.today().replace(day=1)  # noqa: DTZ011 - replaced by the first `show_day`
        self._last: date | None = None
        self._today = self._month
        self._marked: frozenset[date] = frozenset()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for column in range(_WEEK):
            weekday = (self._first_weekday - 1 + column) % _WEEK + 1
            name = plain_label(QLocale().dayName(weekday, QLocale.FormatType.ShortFormat), self)
            name.setFont(theme.font("caption"))
            set_ink(name, "ink2")
            grid.addWidget(name, 0, column, Qt.AlignmentFlag.AlignCenter)
        self._days = [_MonthDay(self) for _place in range(_WEEK * _WEEKS)]
        for place, cell in enumerate(self._days):
            grid.addWidget(cell, 1 + place // _WEEK, place % _WEEK)
            cell.clicked.connect(lambda _ticked=False, cell=cell: self.day_chosen.emit(cell.day))
            cell.opened.connect(lambda cell=cell: self.day_opened.emit(cell.day))

    @property
    def month(self) -> date:
        """The first day of the visible month."""
        return self._month

    @property
    def month_in_words(self) -> str:
        """ "November 2026"."""
        return f"{locale_format.month_name(self._month)} {self._month.year}"

    def set_limits(self, today: date, last: date | None) -> None:
        """Set today, and the last day that can be chosen; None permits all future days."""
        self._today, self._last = today, last

    def set_marked(self, days: frozenset[date]) -> None:
        """Set the days with an entry."""
        self._marked = days
        self._show()

    def show_day(self, day: date) -> None:
        """Show the month of the selected day."""
        self._chosen = day
        self.show_month(day)

    def show_month(self, day: date) -> None:
        """Show the month of `day`."""
        self._month = day.replace(day=1)
        self._show()
        self.month_shown.emit(self._days[0].day, self._days[-1].day)

    def step(self, months: int) -> None:
        """Go to another month, and announce it, as none of its days has the focus."""
        self.show_month(beside(self._month, months))
        say(self, self.month_in_words)

    def focus_day(self, day: date) -> None:
        """Focus a day, changing the month if necessary."""
        if self._last is not None:
            day = min(day, self._last)
        if day.replace(day=1) != self._month:
            self.show_month(day)
        next(cell for cell in self._days if cell.day == day).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cell, key = self.focusWidget(), Qt.Key(event.key())
        if not isinstance(cell, _MonthDay):
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.focus_day(cell.day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.focus_day(beside(cell.day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            place = self._days.index(cell) // _WEEK * _WEEK + (_WEEK - 1 if key == Qt.Key.Key_End else 0)
            self.focus_day(self._days[place].day)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            cell.click()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        """Fill the cells; hide weeks without a day of the month, and keep one day as the tab stop."""
        first = self._month - timedelta(days=(self._month.isoweekday() - self._first_weekday) % _WEEK)
        for place, cell in enumerate(self._days):
            cell.day = first + timedelta(days=place)
            cell.has_entry = cell.day in self._marked
            cell.is_today = cell.day == self._today
            cell.is_chosen = cell.day == self._chosen
            cell.setEnabled(self._is_in_sight(cell.day) and (self._last is None or cell.day <= self._last))
            cell.setVisible(self._is_in_sight(self._days[place // _WEEK * _WEEK].day) or place < _WEEK)
            cell.describe()
        stop = next((cell for cell in self._days if cell.is_chosen and cell.isEnabled()), None)
        stop = stop or next((cell for cell in self._days if cell.isEnabled()), None)
        for cell in self._days:
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell is stop else Qt.FocusPolicy.ClickFocus)

    def _is_in_sight(self, day: date) -> bool:
        return day.replace(day=1) == self._month


def beside(day: date, months: int) -> date:
    """The same day of another month, or the last day of that month if it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    first = date(index // 12, index % 12 + 1, 1)
    following = date((index + 1) // 12, (index + 1) % 12 + 1, 1)
    return first + timedelta(days=min(day.day, (following - first).days) - 1)
