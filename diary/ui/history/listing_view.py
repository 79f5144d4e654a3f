"""The table of days with search and filter; next to it or below it the month and one day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.history.day_panel import DayPanel
from diary.ui.history.day_table import DayTable
from diary.ui.history.history_data import ALL, WITH_FALL, WITH_NOTE, HistoryData, SymptomColumn
from diary.ui.history.month_panel import MonthPanel
from diary.ui.history.symptom_marker import marked
from diary.ui.page import page_margins
from diary.ui.widgets import painting
from diary.ui.widgets.inputs.search_field import SearchField
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter, scrolling
from diary.ui.widgets.wrapping import FlowLayout

_SIDE_WIDTH, _SEARCH_WIDTH = 324, 352
_FEW = 3
_LEAST_ROWS = {theme.WIDE: 3.0, theme.MEDIUM: 4.5, theme.NARROW: 2.4}
_BELOW = {theme.MEDIUM: 230, theme.NARROW: 64}
"""The height reserved below the table for the day, by width class."""


class _TableCard(QWidget):
    """The card behind the table."""

    def __init__(self, table: DayTable) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(1), theme.px(1), theme.px(1), theme.px(8))
        whole.addWidget(table)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painting.paint_box(QPainter(self), QRectF(self.rect()), painting.card_look())


class ListingView(QWidget):
    """Search, filter, table, month and day, laid out for the width class."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width_class = theme.WIDE
        self._symptoms: tuple[SymptomColumn, ...] = ()
        self.search = SearchField(_("Search my notes"), _("Search"))
        self.kind = SegmentedControl(
            _("Days to show"), [(ALL, _("All days")), (WITH_NOTE, _("With a note")), (WITH_FALL, _("With a fall"))]
        )
        self.kind.set_padding(15)
        self.table = DayTable(today)
        self.month = MonthPanel(today)
        self.panel = DayPanel(today)
        self._card = _TableCard(self.table)
        self._legend = QWidget()
        self._legend_line = FlowLayout(self._legend, gap=theme.px(16))
        self._controls = QHBoxLayout()
        self._upper = QVBoxLayout()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside, side = QVBoxLayout(), QWidget()
        side.setLayout(self._beside)
        side.setFixedWidth(theme.px(_SIDE_WIDTH))
        self._side = scrolling(side)
        self._lay_out()

    def show_days(self, data: HistoryData, chosen: Sequence[date], day: date | None) -> None:
        """Show the `chosen` days of the data and select `day` in the table and in the month."""
        self.table.show_days(data, chosen, day)
        self.month.set_marked(frozenset(data.days))
        if data.symptoms != self._symptoms:
            self._symptoms = data.symptoms
            empty(self._legend_line)
            for symptom in self._symptoms:
                self._legend_line.addWidget(marked(symptom, label(symptom.name, "secondary", "ink2")))
            self._place_legend()

    def show_found(self, wanted: str) -> None:
        """Highlight the words of a search, in the table and in the day."""
        self.table.show_found(wanted)
        self.panel.show_found(wanted)

    def set_width_class(self, width_class: str) -> None:
        self._width_class = width_class
        wide, narrow = width_class == theme.WIDE, width_class == theme.NARROW
        self.kind.set_compact(narrow)
        self.search.setMinimumHeight(theme.px(52 if narrow else 48))
        self.table.set_two_lines(narrow)
        self.panel.set_names(not wide)
        side, gap = page_margins(width_class)
        ring = theme.px(painting.RING)
        self._controls.setContentsMargins(side, 0, side - ring, 0)
        self._upper.setContentsMargins(0, 0, 0, gap)
        right = beside_gutter(side) if wide else side
        self._body.setContentsMargins(side, 0, right, 0)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        (self._beside if wide else self._body).insertWidget(1, self.panel)
        self._side.setVisible(wide)
        self._place_legend()
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _place_legend(self) -> None:
        """Place the legend next to the search, or with many symptoms or little room on a line of its own.

        If days have two lines, the markers are named in the panel instead.
        """
        few = len(self._symptoms) <= _FEW and self._width_class == theme.WIDE
        side = 0 if few else page_margins(self._width_class)[0]
        self._legend.setContentsMargins(side, 0, side, 0)
        if few:
            self._controls.insertWidget(1, self._legend, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._upper.insertWidget(1, self._legend)
        self.search.setMaximumWidth(theme.px(_SEARCH_WIDTH) if few else theme.px(10_000))
        self._legend.setVisible(self._width_class != theme.NARROW)

    def _fit_height(self) -> None:
        """In a wide window the table takes all the height; otherwise part of the content below it stays visible."""
        header = 0 if self._width_class == theme.NARROW else self.table.horizontalHeader().height()
        least = header + round(_LEAST_ROWS[self._width_class] * self.table.verticalHeader().defaultSectionSize())
        if self._width_class == theme.WIDE:
            self._card.setMinimumHeight(least)
            self._card.setMaximumHeight(theme.px(10_000))
            return
        above = self.search.sizeHint().height() + theme.px(20)
        above += 0 if self._legend.isHidden() else self._legend.sizeHint().height() + theme.px(8)
        self._card.setFixedHeight(max(least, self.height() - above - theme.px(_BELOW[self._width_class])))

    def _lay_out(self) -> None:
        self._controls.setSpacing(theme.px(12))
        self._controls.addWidget(self.search, 1)
        self._controls.addStretch()
        self._controls.addWidget(self.kind)
        self._upper.setSpacing(theme.px(8))
        add_layout(self._upper, self._controls)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(theme.px(14))
        self._beside.addWidget(self.month)
        self._beside.addWidget(self.panel)
        self._beside.addStretch()
        self._side.setFixedWidth(theme.px(_SIDE_WIDTH) + theme.px(theme.SCROLL_BAR))
        self._body.setSpacing(theme.px(16))
        self._body.addWidget(self._card, 1)
        self._body.addWidget(self._side)
        self._body.addStretch()
        add_layout(self._upper, self._body, 1)
        inner = QWidget()
        inner.setLayout(self._upper)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner))
