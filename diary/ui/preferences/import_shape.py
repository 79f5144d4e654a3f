"""The format of a text file: encoding, and for general tables day column, date order, decimal sign, delimiter."""

from collections import abc

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diary.formats.importing.cells import DECIMALS
from diary.formats.importing.dates import ORDERS
from diary.formats.importing.encoding import ENCODINGS, name_of_encoding
from diary.formats.importing.format import ImportPreview
from diary.formats.importing.mapping import Mapping, chosen_layout
from diary.formats.importing.table import DELIMITERS
from diary.i18n import _
from diary.ui import theme
from diary.ui.preferences.import_menu import MenuButton
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.wrapping import FlowLayout

_OLDEST_YEARS = 60


class ShapeCard(Card):
    """`parts_changed` carries changed fields of the mapping, by name.

    `reading_chosen` carries a new "delimiter", "encoding", "sheet" or layout, which require reading the file again.
    """

    parts_changed = Signal(abc.Mapping)
    reading_chosen = Signal(abc.Mapping)

    def __init__(self, this_year: int, parent: QWidget | None = None) -> None:
        super().__init__(_("How the file is written"), parent)
        self._this_year = this_year
        self.menus: dict[str, MenuButton] = {}
        self._place = FlowLayout(gap=theme.px(8))
        holder = QWidget()
        holder.setLayout(self._place)
        self.add_ringed(holder)

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to choose."""
        return not self.menus

    def show_shape(self, mapping: Mapping, preview: ImportPreview) -> None:
        """Show a menu for each property that this file has."""
        empty(self._place)
        self.menus = {}
        if preview.header:
            self._add_columns(mapping, preview)
        if preview.encoding and (preview.header or not preview.encoding.startswith("utf-8")):
            known = dict.fromkeys((preview.encoding, *ENCODINGS))
            named = {name_of_encoding(encoding): encoding for encoding in reversed(known)}
            encodings = [(named[name], name) for name in reversed(named)]
            encoding = self._add("encoding", _("Letters as"), encodings, preview.encoding)
            encoding.choice_made.connect(lambda key: self.reading_chosen.emit({"encoding": key}))

    def _add_columns(self, mapping: Mapping, preview: ImportPreview) -> None:
        days = {" / ".join(mapping.day): mapping.day} | {name: (name,) for name in preview.header}
        names = [(key, key or _("choose the column of the day")) for key in days]
        day = self._add("day", _("Day"), names, " / ".join(mapping.day))
        day.choice_made.connect(lambda key: self.parts_changed.emit({"day": days[key]}))
        orders = {"": _("choose"), "iso": "2026-11-24", "day-first": "24/11/2026", "month-first": "11/24/2026"}
        chosen = [(key, words) for key, words in orders.items() if key in ORDERS or key == mapping.date_order]
        order = self._add("date_order", _("Dates"), chosen, mapping.date_order)
        order.choice_made.connect(lambda key: self.parts_changed.emit({"date_order": key}))
        if len(preview.sheets) > 1:
            sheet = self._add("sheet", _("Sheet"), [(name, name) for name in preview.sheets], mapping.sheet)
            sheet.choice_made.connect(lambda key: self.reading_chosen.emit({"sheet": key}))
        self._add_times(mapping, preview)
        self._add_layout(mapping, preview)
        decimals = [("", _("choose"))] if not mapping.decimal else []
        decimals += [(sign, _("3{sign}5").format(sign=sign)) for sign in DECIMALS]
        decimal = self._add("decimal", _("Numbers"), decimals, mapping.decimal)
        decimal.choice_made.connect(lambda key: self.parts_changed.emit({"decimal": key}))
        if preview.sheets:
            return
        signs = {",": _("comma"), ";": _("semicolon"), "\t": _("tab")}
        every = dict.fromkeys((*DELIMITERS, *([mapping.delimiter] if mapping.delimiter else [])))
        delimiters = [(sign, signs.get(sign, sign)) for sign in every]
        delimiter = self._add("delimiter", _("Columns cut at"), delimiters, mapping.delimiter or DELIMITERS[0])
        delimiter.choice_made.connect(lambda key: self.reading_chosen.emit({"delimiter": key}))

    def _add_layout(self, mapping: Mapping, preview: ImportPreview) -> None:
        """Add menus for the name column and the value column of a long table."""
        columns = [(name, name) for name in preview.header if name not in (*mapping.day, mapping.time)]
        name = self._add(
            "name", _("Says what it is"), [("", _("none, each row is a whole day")), *columns], mapping.name
        )
        value = self._add("value", _("Says how much"), [("", _("none")), *columns], mapping.value)
        for menu in (name, value):
            menu.choice_made.connect(lambda _key: self._on_layout(mapping, name.choice, value.choice))

    def _on_layout(self, mapping: Mapping, name: str, value: str) -> None:
        if parts := chosen_layout(mapping, name, value):
            self.reading_chosen.emit(parts)

    def _add_times(self, mapping: Mapping, preview: ImportPreview) -> None:
        """Add menus for the column with the time of day, and for the year if the dates of the file have none."""
        columns = {"": _("none")} | {name: name for name in preview.header if name not in mapping.day}
        clock = self._add("time", _("Time of day"), list(columns.items()), mapping.time)
        clock.choice_made.connect(lambda key: self.parts_changed.emit({"time": key}))
        if mapping.year or not preview.has_years:
            numbers = range(self._this_year, self._this_year - _OLDEST_YEARS, -1)
            years = [("0", _("choose")), *((f"{number}", f"{number}") for number in numbers)]
            year = self._add("year", _("Year of the first row"), years, f"{mapping.year}")
            year.choice_made.connect(lambda key: self.parts_changed.emit({"year": int(key)}))

    def _add(self, key: str, name: str, choices: list[tuple[str, str]], choice: str) -> MenuButton:
        control = MenuButton(name, choices, choice)
        self.menus[key] = control
        self._place.addWidget(titled(name, control))
        return control
