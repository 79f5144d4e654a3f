"""A list of items that the evening log can ask for, with the user's custom ones."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.domain.change import Change
from diary.domain.custom_items import add, edit
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.domain.record import InvalidEntryError
from diary.i18n import _
from diary.ui import theme
from diary.ui.open_settings import OpenSettings
from diary.ui.preferences.choosing import retirement
from diary.ui.preferences.listing import Line, chosen, lines, listing
from diary.ui.preferences.own_form import OwnForm
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.inputs.tick_list import TickList
from diary.ui.widgets.inputs.track_row import TrackRow
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.within_rings import within_rings

FORM = "form"


class ListView(SettingsView):
    """Check boxes for the items of one kind, and the form for a custom item."""

    def __init__(self, kind: str, settings: OpenSettings, today: date, parent: QWidget | None = None) -> None:
        self.words = listing(kind)
        super().__init__(self.words.title, parent)
        self._kind, self._today = kind, today
        self._excerpt = Excerpt(period=single(today))
        self._settings = settings
        self._shown: dict[str, list[Line]] = {"brought": [], "own": []}
        self.rows: dict[str, TrackRow] = {}
        self._brought, self._own = Card(self.words.brought), Card(_("My own"))
        self._brought_list, self._own_list = TickList(self.words.title, 2), TickList(_("My own"))
        self._nothing = label(self.words.nothing, "body", "ink2", wraps=True)
        self.add_button = Button(_("Add something of my own"), icon="plus")
        self.form = OwnForm(kind)
        self._lay_out()
        self._connect()

    def show_diary(self, excerpt: Excerpt) -> None:
        self._excerpt = excerpt
        shown = lines(self._kind, excerpt, self._today)
        focused = next((key for key, row in self.rows.items() if row.hasFocus()), "")
        self._fill("brought", [line for line in shown if line.own is None], self._brought_list)
        self._fill("own", [line for line in shown if line.own is not None], self._own_list)
        self._brought.setHidden(not self._shown["brought"])
        self._own_list.setHidden(not self._shown["own"])
        ticked = chosen(self._kind, self._settings.value)
        for key, row in self.rows.items():
            row.show_ticked(key in ticked)
        if focused in self.rows:
            self._focus_row(focused)

    def focus_first(self) -> None:
        if self.face == FORM:
            self.form.focus_first()
        elif self._shown["brought"] or self._shown["own"]:
            (self._brought_list if self._shown["brought"] else self._own_list).focus()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_primary(self) -> None:
        if self.face == FORM:
            self.form.press_save()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self._brought_list.set_columns(2 if width_class == theme.WIDE else 1)
        self.form.set_width_class(width_class)

    def open_form(self, definition: Definition | None) -> None:
        """Open the form to edit a custom item, or None to add one."""
        self.form.show_definition(definition)
        self.begin_form(FORM, definition, self.form.fields)
        self.show_face(FORM, definition.name if definition else self.words.form)
        self.form.focus_first()

    def _fill(self, part: str, wanted: list[Line], into: TickList) -> None:
        """Create the rows of a list again if its items have changed."""
        if wanted == self._shown[part]:
            return
        for line in self._shown[part]:
            self.rows.pop(line.key, None)
        self._shown[part] = wanted
        holders: list[tuple[TrackRow, QWidget]] = []
        for line in wanted:
            row = TrackRow(line.name, line.detail)
            row.ticked.connect(lambda on, key=line.key: self.key_ticked.emit(self._kind, key, on))
            self.rows[line.key] = row
            holders.append((row, row if line.own is None else self._editable(row, line.own)))
        into.show_rows(holders)

    def _editable(self, row: TrackRow, own: Definition) -> QWidget:
        """A row with the button that opens its form."""
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        button = Button(_("Edit"), kind=QUIET, spoken=_("Edit {name}").format(name=own.name))
        button.clicked.connect(lambda: self.open_form(own))
        line.addWidget(row, 1)
        line.addWidget(button)
        return holder

    def _save(self, former: Definition | None, wanted: Definition) -> None:
        definitions: Sequence[Definition] = self._excerpt.definitions
        key = wanted.key
        try:
            if former is None:
                key, changes = add(definitions, wanted)
                self._require_listed(key, wanted, changes)
            else:
                changes = edit(definitions, former, wanted)
        except InvalidEntryError as error:
            self.form.error_banner.show_words(str(error))
            return
        notice = _("{name} was added").format(name=wanted.name) if former is None and changes else ""
        self.changes_made.emit(changes, notice, "")
        if former is None:
            self.key_ticked.emit(self._kind, key, True)
        self.close_face()
        self._focus_row(key)

    def _require_listed(self, key: str, wanted: Definition, changes: Sequence[Change]) -> None:
        """Raise `InvalidEntryError` for an event that the evening log always asks for."""
        if self._kind == "event" and not changes and key not in self.rows:
            raise InvalidEntryError(_("“{name}” is there already.").format(name=wanted.name))

    def _retire(self, own: Definition) -> None:
        try:
            changes, notice = retirement(own, self._excerpt, self._settings.value, self._today)
        except InvalidEntryError as error:
            self.form.error_banner.show_words(str(error))
            return
        self.changes_made.emit(changes, notice, "")
        self.close_face()

    def _tick_all(self, part: str) -> None:
        for line in self._shown[part]:
            self.rows[line.key].setChecked(True)

    def _focus_row(self, key: str) -> None:
        if key in self.rows:
            self.rows[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda: self.open_form(None))
        for part, rows in (("brought", self._brought_list), ("own", self._own_list)):
            rows.whole_list_wanted.connect(lambda part=part: self._tick_all(part))
        self.form.saved.connect(self._save)
        self.form.retire_wanted.connect(self._retire)
        self.form.left.connect(self.close_face)

    def _lay_out(self) -> None:
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        self._brought.add_bleeding(self._brought_list)
        self._own.content.addWidget(self._nothing)
        self._own.add_bleeding(self._own_list)
        for part in (label(self.words.about, "body", "ink2", wraps=True), self._brought, self._own):
            add_layout(column, within_rings(part, right=False))
        column.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add_face("", face, is_ringed=True)
        self.add_face(FORM, self.form, is_ringed=True)
        self.whole.addStretch(1)
