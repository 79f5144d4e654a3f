"""The table of days, the newest first."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache, partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.history import row_text
from diary.ui.history.column_widths import ColumnWidths
from diary.ui.history.day_model import DAY, DayModel, heading
from diary.ui.history.history_data import HistoryData, SymptomColumn
from diary.ui.history.row_painter import INSET, SIDE, DayRow, RowPainter
from diary.ui.widgets import painting
from diary.ui.widgets.context_menu import MenuEntry, offer_menu

_Index = QModelIndex | QPersistentModelIndex
_HEADER, _ABOVE_BAR = 46, 10


class DayHeader(QHeaderView):
    """The column headers; a symptom's is its marker, with its name as accessible text and tooltip."""

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
        if isinstance(column, SymptomColumn):
            side = theme.px(16)
            box = QRectF(rect.left() + left, rect.center().y() - side / 2, side, side)
            painting.paint_shape(painter, column.shape, theme.symptom_colours(column.key)[0], box)
            return
        painter.setFont(self.font())
        painter.setPen(theme.colour("ink2"))
        words = QRectF(rect).adjusted(left, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, heading(column))


class AddClicks(QObject):
    """Makes "Add" in the rows of days without an entry clickable; `day_chosen` carries the day."""

    day_chosen = Signal(date)

    def __init__(self, table: "DayTable") -> None:
        super().__init__(table)
        self._table = table
        self._pressed_row = -1
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            place = event.position().toPoint()
            if event.type() == QEvent.Type.MouseMove:
                over = self._day_at(place) is not None
                shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
                self._table.viewport().setCursor(shape)
            elif event.type() == QEvent.Type.MouseButtonPress:
                self._pressed_row = self._table.rowAt(place.y())
            elif event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
                self._release(place)
        return super().eventFilter(watched, event)

    def _release(self, place: QPoint) -> None:
        day = self._day_at(place) if self._table.rowAt(place.y()) == self._pressed_row else None
        if day is not None:
            self.day_chosen.emit(day)

    def _day_at(self, place: QPoint) -> date | None:
        """The day whose "Add" is at that position."""
        days, row = self._table.days, self._table.rowAt(place.y())
        if row < 0 or days.facts(row) is not None or not self._table.add_box(row).contains(place):
            return None
        return days.day(row)


class DayTable(QTableView):
    """The table of days.

    `day_pointed` carries the selected day, `day_opened` one to open, `delete_wanted` one to delete, `versions_wanted`
    one whose earlier versions are wanted. It paints whole rows itself, because selection and empty days span all
    columns.
    """

    day_pointed = Signal(date)
    day_opened = Signal(date)
    delete_wanted = Signal(date)
    versions_wanted = Signal(date)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowPainter()
        self._words = lru_cache(256)(lambda day: row_text.short_day(day, today))
        self._widths = ColumnWidths(self._rows, self._words, today)
        self._is_settling = False
        self._nothing = ""
        self.days = DayModel(today, self)
        self.setAccessibleName(_("All days, the newest first"))
        self.setHorizontalHeader(DayHeader(self))
        self.setModel(self.days)
        self._remove_frame()
        self._adding = AddClicks(self)
        self._adding.day_chosen.connect(self.day_opened)
        offer_menu(self, lambda place: self.menu_entries() if self._is_row(place) else ())
        self.doubleClicked.connect(lambda index: self.day_opened.emit(self.days.day(index.row())))

    @property
    def day(self) -> date | None:
        """The selected day."""
        index = self.currentIndex()
        return self.days.day(index.row()) if index.isValid() else None

    def show_days(self, data: HistoryData, chosen: Sequence[date], day: date | None) -> None:
        """Show the `chosen` days of the data and select `day` if it is among them; the scroll position is kept."""
        top = self.rowAt(0)
        top_day = self.days.day(top) if top >= 0 else None
        offset = self.rowViewportPosition(top) if top >= 0 else 0
        was_in_sight = top_day is None or self._is_in_sight(self.currentIndex())
        self._is_settling = True
        self._nothing = "" if chosen else _("No day is found.")
        self.days.show_days(data, chosen)
        self._widths.show_days(data, chosen)
        self._fit_columns()
        row = self.days.row_of(top_day) if top_day is not None else None
        if row is not None:
            self.verticalScrollBar().setValue(row * self._rows.height - offset)
        self._is_settling = False
        self.setAutoScroll(was_in_sight)
        self.choose(day)
        self.setAutoScroll(True)

    def choose(self, day: date | None) -> None:
        """Select a day and scroll to it, or clear the selection if it is not listed; no signal is emitted."""
        row = self.days.row_of(day) if day is not None else None
        column = max(0, self.currentIndex().column())
        self._is_settling = True
        self.setCurrentIndex(QModelIndex() if row is None else self.days.index(row, column))
        self._is_settling = False

    def show_found(self, wanted: str) -> None:
        """Highlight the words of a search."""
        self._rows.wanted = wanted
        self.viewport().update()

    def menu_entries(self) -> list[MenuEntry]:
        """The context menu of the selected day."""
        day = self.day
        if day is None:
            return []
        has_entry = self.days.facts(self.currentIndex().row()) is not None
        entries = [
            MenuEntry(_("Open this day") if has_entry else _("Add"), partial(self.day_opened.emit, day), "cal"),
            MenuEntry(_("Earlier versions"), partial(self.versions_wanted.emit, day), "history"),
        ]
        return [*entries, MenuEntry(_("Delete…"), partial(self.delete_wanted.emit, day), "x")] if has_entry else entries

    def _is_row(self, place: QPoint) -> bool:
        """Whether a day is at that position; the Menu key passes the position of the selected day, if any."""
        return self.rowAt(place.y()) >= 0

    def set_two_lines(self, two_lines: bool) -> None:
        """In a narrow window, give each row two lines and hide the header."""
        self._rows.is_two_lines = two_lines
        self.horizontalHeader().setVisible(not two_lines)
        self.verticalHeader().setDefaultSectionSize(self._rows.height)
        above = theme.px(_ABOVE_BAR if two_lines else _HEADER)
        bar = f"QScrollBar:vertical {{ margin-top: {above}px }}"
        self.verticalScrollBar().setStyleSheet(theme.scroll_style() + bar)
        self._fit_columns()
        self.viewport().update()

    def row_box(self, row: int) -> QRect:
        """The rectangle of the row in the viewport."""
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def add_box(self, row: int) -> QRect:
        """The rectangle of "Add" in the row of a day without an entry."""
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
            shown = DayRow(words, self.days.facts(row), is_chosen, is_chosen and self.hasFocus())
            self._rows.paint(painter, shown, QRectF(box))
            row += 1

    def _is_in_sight(self, index: QModelIndex) -> bool:
        return index.isValid() and self.viewport().rect().intersects(self.row_box(index.row()))

    def _fit_columns(self) -> None:
        """Set the width of each column; the note gets the remaining width."""
        widths = self._widths.of(self.days.columns, self.viewport().width())
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)

    def _remove_frame(self) -> None:
        """Turn off Qt's own frame, grid and selection painting."""
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
