"""The current week: for each day the planned exercises and how many of them were done."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from diary.domain.plan.plan import REASONS
from diary.domain.plan.week import DONE, OTHER_DAY, DayPlan
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Pressable
from diary.ui.widgets.layout.emptying import refilled

_BOX, _SIDE = 18, 10
_GAP = 0.22
"""The gap between two boxes as a fraction of a box."""


class _StripDay(Pressable):
    """One day: its name, a small box for each planned line, and the number done.

    A past day without any done exercise is not highlighted.
    """

    def __init__(self, plan: DayPlan, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._plan, self._is_today = plan, plan.day == today
        self._words = _in_words(plan, today)
        self.is_row = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name = locale_format.weekday_date(plan.day)
        self.setAccessibleName(_("{day}, {state}").format(day=name, state=self._words))

    def sizeHint(self) -> QSize:
        ring = 2 * theme.px(painting.RING)
        if self.is_row:
            return QSize(theme.px(300), theme.px(56) + ring)
        return QSize(theme.px(112) + ring, theme.px(92) + ring)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ring = theme.px(painting.RING)
        box = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        edge = theme.colour("ink" if self._is_today or self.underMouse() else "line")
        painting.paint_box(painter, box, painting.BoxStyle(theme.colour("surface"), edge, 12))
        if self.hasFocus():
            painting.paint_focus_ring(painter, box, 12)
        side = theme.px(_SIDE)
        inner = box.adjusted(side, theme.px(8), -side, -theme.px(8))
        left = Qt.AlignmentFlag.AlignLeft
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("label"))
        name = f"{locale_format.weekday(self._plan.day)} {self._plan.day.day}"
        if self.is_row:
            painter.drawText(inner, left | Qt.AlignmentFlag.AlignVCenter, name)
            self._paint_boxes(painter, QPointF(inner.left() + theme.px(90), inner.center().y()), inner.width() / 2)
            painter.setFont(theme.font("secondary"))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._words)
            return
        painter.drawText(inner, left | Qt.AlignmentFlag.AlignTop, name)
        self._paint_boxes(painter, QPointF(inner.left(), inner.top() + theme.px(30 + _BOX / 2)), inner.width())
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.colour("ink2"))
        below = inner.adjusted(0, theme.px(26), 0, 0)
        painter.drawText(below, left | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap, self._words)

    def _paint_boxes(self, painter: QPainter, at: QPointF, room: float) -> None:
        """Draw a box for each planned line, from `at` (left, vertically centred); the boxes of done lines are
        ticked."""
        marks = sorted(
            (item.state in (DONE, OTHER_DAY) for item in self._plan.items if _counts(item.state)), reverse=True
        )
        side = box_side(len(marks), room, theme.px(_BOX))
        for place, done in enumerate(marks):
            box = QRectF(at.x() + place * side * (1 + _GAP), at.y() - side / 2, side, side)
            ink = theme.colour("pri" if done else "ctl")
            fill = ink if done else theme.colour("surface")
            painting.paint_box(painter, box, painting.BoxStyle(fill, ink, 5 * side / theme.px(_BOX)))
            if done:
                inset = side / 9
                tick = theme.pixmap("check", "onpri", _BOX - 4)
                painter.drawPixmap(box.adjusted(inset, inset, -inset, -inset), tick, QRectF(tick.rect()))


class WeekStrip(QWidget):
    """The days of a week, side by side or stacked; `day_chosen` carries the date that was pressed."""

    day_chosen = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("The week"))
        self._days: list[_StripDay] = []
        self._columns = 7
        self._shown: tuple[tuple[DayPlan, ...], date] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)

    def show_week(self, days: Sequence[DayPlan], today: date) -> None:
        """Show these days; the focus stays on the same day, or goes to the first one if the strip was empty."""
        if (tuple(days), today) == self._shown:
            return
        self._shown = tuple(days), today
        focused = 0 if self.hasFocus() else next((at for at, day in enumerate(self._days) if day.hasFocus()), None)
        with refilled(self):
            self._days = [_StripDay(day, today, self) for day in days]
            self._arrange()
        for shown, plan in zip(self._days, days, strict=True):
            shown.clicked.connect(lambda _ticked=False, day=plan.day: self.day_chosen.emit(day))
        if focused is not None:
            self._days[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Focus the first day; before `show_week` is called, the strip itself."""
        (self._days[0] if self._days else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_columns(self, columns: int) -> None:
        """Set the number of columns: seven, fewer in less room, or one for a list."""
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _arrange(self) -> None:
        for place, day in enumerate(self._days):
            day.is_row = self._columns == 1
            day.updateGeometry()
            self._grid.addWidget(day, place // self._columns, place % self._columns)


def box_side(count: int, room: float, most: float) -> float:
    """The side of each of `count` boxes in a row of width `room`, at most `most`."""
    return most if count < 1 else min(most, room / (count + (count - 1) * _GAP))


def _counts(state: str) -> bool:
    return state in (DONE, OTHER_DAY, "open")


def _in_words(plan: DayPlan, today: date) -> str:
    """ "3 of 4", "4 planned" for a future day, "Rest" for a day off."""
    if plan.off and not plan.planned:
        return _(REASONS.get(plan.off, plan.off))
    if plan.day > today:
        return _("{n} planned").format(n=plan.planned)
    if not plan.planned:
        return _("Nothing planned")
    return _("{n} of {m}").format(n=plan.done, m=plan.planned)
