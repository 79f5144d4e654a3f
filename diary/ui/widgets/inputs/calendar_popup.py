"""A calendar that opens below a button."""

from datetime import date

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.inputs.month import MonthView
from diary.ui.widgets.label import plain_label
from diary.ui.widgets.layout.nesting import add_layout


class CalendarPopup(QFrame):
    """A popup that Escape closes; `day_chosen` carries a date, `month_shown` the first and last visible day."""

    day_chosen = Signal(date)
    month_shown = Signal(date, date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName(_("Choose a day"))
        self._title = plain_label("", self)
        self._title.setFont(theme.font("row"))
        self._month = MonthView(self)
        before = Button("", self, icon="chevl", spoken=_("Previous month (Page Up)"))
        after = Button("", self, icon="chevr", spoken=_("Next month (Page Down)"))
        before.clicked.connect(lambda: self._month.step(-1))
        after.clicked.connect(lambda: self._month.step(1))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(before)
        head.addWidget(after)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(theme.px(16) for _side in range(4)))
        add_layout(whole, head)
        whole.addWidget(self._month)
        self._month.day_chosen.connect(self._on_day_chosen)
        self._month.month_shown.connect(self._on_month_shown)

    def set_limits(self, today: date, last: date | None) -> None:
        self._month.set_limits(today, last)

    def set_marked(self, days: frozenset[date]) -> None:
        self._month.set_marked(days)

    def open_under(self, button: QWidget, day: date) -> None:
        """Show the month of `day` below the button, within the screen, with the focus on that day."""
        self._month.show_day(day)
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + theme.px(4)))
        screen = button.screen().availableGeometry()
        x = min(max(corner.x(), screen.left()), screen.right() - self.width())
        y = min(corner.y(), screen.bottom() - self.height())
        self.move(x, max(screen.top(), y))
        self.show()
        self._month.focus_day(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painting.paint_popup(QPainter(self), QRectF(self.rect()))

    def _on_month_shown(self, first: date, last: date) -> None:
        self._title.setText(self._month.month_in_words)
        self.adjustSize()
        self.month_shown.emit(first, last)

    def _on_day_chosen(self, day: date) -> None:
        self.hide()
        self.day_chosen.emit(day)
