"""The month next to the table."""

from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.inputs.month import MonthView, beside
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout


class _Month(MonthView):
    """A month that is a tab stop itself while the selected day is in another month."""

    def show_month(self, day: date) -> None:
        super().show_month(day)
        elsewhere = self._chosen.replace(day=1) != self.month
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if elsewhere else Qt.FocusPolicy.NoFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_day(self.month)


class _StepButton(Button):
    """The button for the previous or next month; disabled, only its arrow is grey."""

    def _colours(self) -> tuple[QColor, QColor, str]:
        fill, edge, ink = super()._colours()
        return (fill, edge, "ink") if self.isEnabled() else (fill, fill, ink)


class MonthPanel(QWidget):
    """A month in which a day can be chosen; `day_chosen` carries a date, `day_opened` one that was double-clicked."""

    day_chosen = Signal(date)
    day_opened = Signal(date)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setAccessibleName(_("Month"))
        self.month = _Month(self)
        self.month.setAccessibleName(_("Choose a day"))
        self.month.set_limits(today, today)
        self._title = label("", "row")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before = _StepButton("", self, kind=QUIET, icon="chevl", spoken=_("Previous month"))
        self.after = _StepButton("", self, kind=QUIET, icon="chevr", spoken=_("Next month"))
        head = QHBoxLayout()
        for widget, stretch in ((self.before, 0), (self._title, 1), (self.after, 0)):
            head.addWidget(widget, stretch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(7), theme.px(6), theme.px(7), theme.px(8))
        whole.setSpacing(theme.px(2))
        add_layout(whole, head)
        whole.addWidget(self.month)
        self.before.clicked.connect(lambda: self.month.step(-1))
        self.after.clicked.connect(lambda: self.month.step(1))
        self.month.month_shown.connect(self._on_month_shown)
        self.month.day_chosen.connect(self.day_chosen)
        self.month.day_opened.connect(self.day_opened)
        self.month.show_day(today)

    def show_day(self, day: date) -> None:
        """Show the month of the selected day."""
        self.month.show_day(day)

    def focus_day(self, day: date) -> None:
        self.month.focus_day(day)

    def set_marked(self, days: frozenset[date]) -> None:
        """Set the days with an entry."""
        self.month.set_marked(days)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painting.paint_box(QPainter(self), QRectF(self.rect()), painting.card_look())

    def _on_month_shown(self) -> None:
        self._title.setText(self.month.month_in_words)
        self.after.setEnabled(beside(self.month.month, 1) <= self._today)
