"""The table of days, the newest first."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from diary.i18n import _, ngettext
from diary.ui import theme
from diary.ui.history import row_text
from diary.ui.history.day_model import DAY, EXERCISE, DayModel, heading
from diary.ui.history.history_data import HistoryData, Sign
from diary.ui.history.row_painter import INSET, SIDE, Row, RowPainter
from diary.ui.widgets import painting

_Index = QModelIndex | QPersistentModelIndex
_RATING, _LEAST_NOTE, _HEADER, _ABOVE_BAR = 46, 160, 46, 10


class DayHeader(QHeaderView):
    """The names of the columns; a symptom's is its marker, with the name to be heard and in the tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFont(theme.font("small-label"))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setFixedHeight(theme.px(_HEADER))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        line = theme.px(2)
        rule = QRectF(0, self.height() - line, self.width(), line)
        painting.fill(QPainter(self.viewport()), rule, theme.colour("line"))

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        model = self.model()
        if not isinstance(model, DayModel):
            return
        column = model.columns[index]
        left = theme.px(SIDE if column == DAY else INSET)
        if isinstance(column, Sign):
            side = theme.px(16)
            box = QRectF(rect.left() + left, rect.center().y() - side / 2, side, side)
            painting.paint_shape(painter, column.shape, theme.symptom_colours(column.key)[0], box)
            return
        painter.setFont(self.font())
        painter.setPen(theme.colour("ink2"))
        words = QRectF(rect).adjusted(left, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, heading(column))


class DayTable(QTableView):
    """`day_pointed` carries the day that was chosen, `day_opened` the one to open, `delete_wanted` the one to delete.

    It paints whole rows by itself: what is chosen and what is blank reach over all columns.
    """

    day_pointed = Signal(object)
    day_opened = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowPainter()
        self._words = lru_cache(256)(lambda day: row_text.short_day(day, today))
        self._widest_day = lru_cache(2)(self._width_of_days)
        self._has_years = self._counts = self._is_settling = False
        self._pressed_row = -1
        self._nothing = ""
        self.days = DayModel(today, self)
        self.setAccessibleName(_("All days, the newest first"))
        self.setHorizontalHeader(DayHeader(self))
        self.setModel(self.days)
        self._look_plain()
        self.doubleClicked.connect(lambda index: self.day_opened.emit(self.days.day(index.row())))

    @property
    def day(self) -> date | None:
        """The chosen day."""
        index = self.currentIndex()
        return self.days.day(index.row()) if index.isValid() else None

    @property
    def row_height(self) -> int:
        return self._rows.height

    def show_days(self, course: HistoryData, chosen: Sequence[date], day: date | None) -> None:
        """Show the `chosen` days of a course, with `day` chosen where it is among them; the view stays where it was."""
        top = self.rowAt(0)
        top_day = self.days.day(top) if top >= 0 else None
        offset = self.rowViewportPosition(top) if top >= 0 else 0
        was_in_sight = top_day is None or self._is_in_sight(self.currentIndex())
        self._is_settling = True
        self._nothing = "" if chosen else _("No day is found.")
        self.days.show_days(course, chosen)
        self._has_years = bool(chosen) and (chosen[0].year, chosen[-1].year) != (self.days.today.year,) * 2
        self._counts = any(facts.minutes is None and facts.exercises for facts in course.days.values())
        self._fit_columns()
        row = self.days.row_of(top_day) if top_day is not None else None
        if row is not None:
            self.verticalScrollBar().setValue(row * self.row_height - offset)
        self._is_settling = False
        self.setAutoScroll(was_in_sight)
        self.choose(day)
        self.setAutoScroll(True)

    def choose(self, day: date | None) -> None:
        """Choose a day and bring it into sight; none where it is not listed. Nothing is announced."""
        row = self.days.row_of(day) if day is not None else None
        column = max(0, self.currentIndex().column())
        self._is_settling = True
        self.setCurrentIndex(QModelIndex() if row is None else self.days.index(row, column))
        self._is_settling = False

    def set_two_lines(self, two_lines: bool) -> None:
        """Give each day two lines and leave the header out, where there is little width."""
        self._rows.is_two_lines = two_lines
        self.horizontalHeader().setVisible(not two_lines)
        self.verticalHeader().setDefaultSectionSize(self.row_height)
        above = theme.px(_ABOVE_BAR if two_lines else _HEADER)
        bar = f"QScrollBar:vertical {{ margin-top: {above}px }}"
        self.verticalScrollBar().setStyleSheet(theme.scroll_style() + bar)
        self._fit_columns()
        self.viewport().update()

    def row_box(self, row: int) -> QRect:
        """Where the row is in the viewport."""
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def add_box(self, row: int) -> QRect:
        """Where "Add" is in the row of a day without an entry."""
        return self._rows.add_box(QRectF(self.row_box(row))).toRect()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and not self._is_settling and current.row() != previous.row():
            self.day_pointed.emit(self.days.day(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, day = event.key(), self.day
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and day is not None:
            self.day_opened.emit(day)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and day is not None:
            self.delete_wanted.emit(day)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.days.rowCount():
            row = 0 if key == Qt.Key.Key_Home else self.days.rowCount() - 1
            self.setCurrentIndex(self.days.index(row, max(0, self.currentIndex().column())))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.days.rowCount():
            self.setCurrentIndex(self.days.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._adds_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_row = self.rowAt(event.position().toPoint().y())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        day = self._adds_at(place) if self.rowAt(place.y()) == self._pressed_row else None
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.day_opened.emit(day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._rows.columns = {
            column: (self.columnViewportPosition(place), self.columnWidth(place))
            for place, column in enumerate(self.days.columns)
        }
        chosen = self.currentIndex().row()
        row, end = self.rowAt(0), self.days.rowCount()
        if self._nothing and not end:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._nothing)
        while 0 <= row < end and (box := self.row_box(row)).top() < self.viewport().height():
            is_chosen = row == chosen
            words = self._words(self.days.day(row))
            shown = Row(words, self.days.facts(row), is_chosen, is_chosen and self.hasFocus())
            self._rows.paint(painter, shown, QRectF(box))
            row += 1

    def _is_in_sight(self, index: QModelIndex) -> bool:
        return index.isValid() and self.viewport().rect().intersects(self.row_box(index.row()))

    def _adds_at(self, place: QPoint) -> date | None:
        """The day whose "Add" is at that place."""
        row = self.rowAt(place.y())
        if row < 0 or self.days.facts(row) is not None or not self.add_box(row).contains(place):
            return None
        return self.days.day(row)

    def _fit_columns(self) -> None:
        """Make the columns as wide as what may stand in them, and give the note the rest."""
        columns, room = self.days.columns, self.viewport().width()
        if self._rows.is_two_lines:
            day = self._widest_day(self._has_years)
            widths = [day, *((room - day) // (len(columns) - 1) for _column in columns[1:])]
        else:
            widths = [self._width_of(column) for column in columns[:-1]]
            widths.append(max(theme.px(_LEAST_NOTE), room - sum(widths)))
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)

    def _width_of(self, column: Sign | str) -> int:
        if column == DAY:
            return self._widest_day(self._has_years) + theme.px(SIDE - INSET)
        if column == EXERCISE:
            longest = ngettext("{n} exercise", "{n} exercises", 20).format(n=20) if self._counts else ""
            words = (longest, heading(column), _("{n} min").format(n=100))
            return max(self._rows.width_of(text) for text in words)
        return theme.px(_RATING)

    def _width_of_days(self, has_years: bool) -> int:
        """How wide the longest of all days is: each month has all days of the week from the 20th to the 26th."""
        year = self.days.today.year - (1 if has_years else 0)
        samples = [date(year, month, day) for month in range(1, 13) for day in range(20, 27)]
        return max(self._rows.width_of(self._words(day), bold=True) for day in samples)

    def _look_plain(self) -> None:
        """Leave out all of Qt's own looks."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.horizontalScrollBar().setStyleSheet(theme.scroll_style())
        self.set_two_lines(False)
