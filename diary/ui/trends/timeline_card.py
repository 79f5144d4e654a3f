"""The timeline with the entries of the cursor's day, or the same days as a table."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.trends.chart_picture import DrawnChart
from diary.ui.trends.picture_export import PictureButton
from diary.ui.trends.read_out import ReadOut, SymptomLegendEntry
from diary.ui.trends.table_view import TrendsTable
from diary.ui.trends.timeline_view import NEARER, TimelineView
from diary.ui.trends.trends_data import TrendsData
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.context_menu import MenuEntry, offer_menu
from diary.ui.widgets.label import set_tool_tip
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.spoken import say
from diary.ui.widgets.wrapping import FlowLayout

_LINES = {theme.WIDE: 1, theme.MEDIUM: 2, theme.NARROW: 3}
"""The number of lines above the chart by width class."""


class TimelineCard(Card):
    """`day_opened` carries the day to open, `table_wanted` asks for the table; other signals are those of `timeline`,
    `table` and the buttons."""

    day_opened = Signal(date)
    table_wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._today = today
        self._data: TrendsData | None = None
        self._shown: tuple[SymptomLegendEntry, ...] = ()
        self.timeline = TimelineView()
        self.read_out = ReadOut()
        self.table = TrendsTable()
        self.picture = PictureButton()
        self.nearer = Button(_("Nearer"), kind=QUIET, icon="plus")
        self.farther = Button(_("Further away"), kind=QUIET, icon="minus")
        self.save_table = Button(_("Save as a spreadsheet"), icon="down")
        self.zoom_back = Button(_("Back to the days before"), kind=QUIET, icon="undo")
        self._head, self._foot = QHBoxLayout(), FlowLayout(gap=theme.px(4))
        self._tools = {one: one.text() for one in (self.zoom_back, self.farther, self.nearer, self.picture)}
        self._below = (self.nearer, self.picture, self.farther, self.zoom_back)
        self._lay_out()
        self._connect()
        self.show_parts(table=False)

    @property
    def shows_table(self) -> bool:
        return not self.table.isHidden()

    @property
    def shown_chart(self) -> DrawnChart | None:
        """The displayed chart of the timeline, for export."""
        return self.timeline.shown_chart

    def show_data(self, data: TrendsData, entries: Sequence[SymptomLegendEntry], hidden: Collection[str]) -> None:
        """Show the data with the symptoms that are not hidden."""
        self._data = data
        self._shown = tuple(entry for entry in entries if entry.key not in hidden)
        if self.shows_table:
            self.table.show_data(data, self.timeline.day)
            return
        self.timeline.show_data(data, tuple(entry.key for entry in self._shown))
        if self.timeline.day is not None:
            self._describe(self.timeline.day)

    def show_parts(self, *, table: bool) -> None:
        """Show the table, or the chart."""
        of_chart: tuple[QWidget, ...] = (self.timeline, self.read_out, self.picture, self.nearer)
        of_table: tuple[QWidget, ...] = (self.table, self.save_table)
        for part in of_chart:
            part.setVisible(not table)
        for part in of_table:
            part.setVisible(table)
        self._show_zooming()

    def set_width_class(self, width_class: str) -> None:
        is_wide = width_class == theme.WIDE
        self.read_out.set_lines(_LINES[width_class])
        self._place_tools(beside=is_wide)
        self.set_flat(width_class == theme.NARROW)

    def _place_tools(self, *, beside: bool) -> None:
        """Place the chart's buttons next to the line above it, as icons, or below the chart.

        Buttons that appear and disappear come first in the former case and last in the latter, so that the others do
        not move.
        """
        place: QLayout = self._head if beside else self._foot
        for tool in self._tools if beside else self._below:
            words = self._tools[tool]
            if beside != (not tool.text()):
                tool.setText("" if beside else words)
                set_tool_tip(tool, words if beside else "")
                place.addWidget(tool)

    def focus_first(self) -> None:
        (self.table if self.shows_table else self.timeline).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def menu_entries(self, place: QPoint) -> list[MenuEntry]:
        """The context menu of the chart, and of the day at that position."""
        day = self.timeline.day_at(place.x()) or self.timeline.day
        entries = []
        if day is not None:
            words = _("Open {day}").format(day=locale_format.short_weekday_date(day))
            entries.append(MenuEntry(words, partial(self.day_opened.emit, day), "cal"))
        entries.append(MenuEntry(_("Nearer"), partial(self.timeline.zoom, NEARER, day), "plus"))
        if self.timeline.is_zoomed:
            entries.append(MenuEntry(_("Further away"), partial(self.timeline.zoom, 1 / NEARER, day), "minus"))
            entries.append(MenuEntry(_("Back to the days before"), self.timeline.zoom_back, "undo"))
        return [*entries, *self.picture.menu_entries(), MenuEntry(_("As a table"), self.table_wanted.emit, "table")]

    def close_view(self) -> None:
        self.timeline.close_view()

    def _describe(self, day: date) -> str:
        return self.read_out.show_day(day, self._shown, self._data, self._today) if self._data else ""

    def _on_day_pointed(self, day: date) -> None:
        line = self._describe(day)
        if self.timeline.hasFocus():
            say(self.timeline, line)

    def _on_drawn(self) -> None:
        if (drawn_chart := self.shown_chart) is not None:
            self.picture.name_chart(drawn_chart.prepared.title)

    def _on_zoomed(self) -> None:
        was_focused = self.zoom_back.hasFocus() or self.farther.hasFocus()
        self._show_zooming()
        if was_focused and not self.timeline.is_zoomed:
            self.focus_first()

    def _show_zooming(self) -> None:
        for button in (self.farther, self.zoom_back):
            button.setVisible(self.timeline.is_zoomed and not self.shows_table)

    def _connect(self) -> None:
        self.timeline.day_pointed.connect(self._on_day_pointed)
        self.timeline.day_opened.connect(self.day_opened)
        self.timeline.drawn.connect(self._on_drawn)
        self.timeline.zoomed.connect(self._on_zoomed)
        self.table.day_opened.connect(self.day_opened)
        offer_menu(self.timeline, self.menu_entries)
        self.nearer.clicked.connect(lambda: self.timeline.zoom(NEARER))
        self.farther.clicked.connect(lambda: self.timeline.zoom(1 / NEARER))
        self.zoom_back.clicked.connect(self.timeline.zoom_back)

    def _lay_out(self) -> None:
        self._head.addWidget(self.read_out, 1)
        add_layout(self.content, self._head)
        for part in (self.timeline, self.table):
            self.content.addWidget(part)
        for button in (*self._below, self.save_table):
            self._foot.addWidget(button)
        add_layout(self.content, self._foot)
