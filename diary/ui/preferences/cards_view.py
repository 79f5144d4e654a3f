"""The first view of Settings: the program's preferences on the left, tracked items on the right."""

from collections.abc import Mapping
from functools import partial
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from diary.domain.day_parts import FALLS, PARTS, leave_out
from diary.domain.excerpt import Excerpt
from diary.domain.measurement import SLEEP
from diary.domain.one_thing import one_thing
from diary.domain.symptom import SYMPTOMS
from diary.domain.tracked_items import rated_keys
from diary.i18n import _
from diary.reminder.autostart import is_offered
from diary.settings import DECLARATIONS, LATEST_TURN, Place
from diary.storage.file import cipher
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import add_keys
from diary.ui.preferences.backup_card import BackupCard
from diary.ui.preferences.control_number_card import ControlNumberCard
from diary.ui.preferences.listing import listing, state_of
from diary.ui.preferences.one_thing_view import ONE_THING
from diary.ui.preferences.preference_rows import ChoicePreference, add_preference_rows, preference_words
from diary.ui.preferences.privacy_card import PrivacyCard
from diary.ui.preferences.reminder_card import ReminderCard
from diary.ui.preferences.settings_search import SettingsSearch
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.disclosure_row import DisclosureRow, RowsCard
from diary.ui.widgets.inputs.size_choice import SizeChoice
from diary.ui.widgets.inputs.stepper import Stepper
from diary.ui.widgets.inputs.tick_list import TickList
from diary.ui.widgets.inputs.track_row import TrackRow
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.columns import add_columns
from diary.ui.widgets.wrapping import flowing

WORDS, MEDICINES, CONTROL = "words", "medicines", "control-number"
LISTS: Mapping[str, str] = {
    "more": "symptom",
    "treatments": "treatment",
    "measurements": "measurement",
    "events": "event",
}
"""The places of the list views, each with the kind of its items."""
VIEWS = frozenset(
    {*LISTS, ONE_THING, WORDS, MEDICINES, "import", "export", "join", "backups", "passphrase", "about", "second-diary"}
)
"""The places that are views of their own; the other places are controls of this view."""
_HOT_AND_COLD = ("burning", "temperature")
"""The symptoms that share one check box."""
_ICONS = {
    "more": "plus",
    ONE_THING: "flag",
    WORDS: "lines",
    "treatments": "check",
    "measurements": "table",
    "events": "cal",
}


class CardsView(SettingsView):
    """The first view; `page_wanted` carries the key of a page.

    Preferences whose declaration has `shown_in` get their control from it; the other controls are laid out here.
    """

    page_wanted = Signal(str)

    def __init__(self, journal: OpenJournal, settings: OpenSettings, parent: QWidget | None = None) -> None:
        super().__init__(_("Settings"), parent)
        self._diary, self._settings = journal.path, settings
        self.preferences: dict[str, QWidget] = {}
        self.read_in = Button(_("Import from a file"), icon="down")
        self.write_out = Button(_("Export to a file"), icon="copy")
        self.join_with = Button(_("Join with another diary"))
        self.sizes = SizeChoice()
        self.hour = Stepper(_("Hour at which a new day begins"), _("o’clock"), 0, LATEST_TURN, 1)
        self.ticks = {symptom.key: TrackRow(_(symptom.name), symptom=symptom.key) for symptom in SYMPTOMS}
        self.sleep = TrackRow(_("Hours of sleep"))
        self.hot_and_cold = TrackRow(_("Cold or burning"), _("Two more ratings"))
        self.parts = {key: TrackRow(_(name)) for key, name in PARTS.items()}
        self.rows = {place: DisclosureRow(icon, self._name_of(place)) for place, icon in _ICONS.items()}
        self.backups, self.privacy, self.control = BackupCard(), PrivacyCard(), ControlNumberCard(journal)
        self.exercises, self.medicines = Button(_("My exercises")), Button(_("My medicines"))
        self.reminder = ReminderCard(journal, settings)
        if not is_offered():
            self.reminder.hide()
        self._looking = Background(self)
        self.about = DisclosureRow("info", _("About this program"))
        self.second = DisclosureRow("plus", _("A second diary"))
        self.search, self._face = SettingsSearch(), QWidget()
        self._tick_list = TickList(_("What I track"), 2)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def titles(self, excerpt: Excerpt) -> tuple[str, str]:  # noqa: ARG002 - does not depend on the diary
        return _("Settings"), _("Everything stays on this computer")

    def close_view(self) -> None:
        self.control.close_card()
        self.reminder.close_card()
        self._looking.close()

    def show_diary(self, excerpt: Excerpt) -> None:
        self.control.forget()
        self.reminder.refresh()
        settings = self._settings.value
        rated = rated_keys(settings.symptoms, excerpt.definitions)
        for key, tick in self.ticks.items():
            tick.show_ticked(key in rated)
        self.hot_and_cold.show_ticked(any(key in rated for key in _HOT_AND_COLD))
        self.sleep.show_ticked(SLEEP.key in settings.measurements)
        for key, tick in self.parts.items():
            tick.show_ticked(key not in settings.left_out)
        self.privacy.show_minutes(settings.lock_minutes)
        self._show_privacy()
        for place, kind in LISTS.items():
            self.rows[place].show_state(state_of(kind, excerpt, settings))
        named = one_thing(excerpt.definitions)
        self.rows[ONE_THING].show_state(named.name if named else _("None yet"))
        worded = {words.symptom for words in excerpt.step_words if words.valid_to is None}
        self.rows[WORDS].show_state(_("In use") if worded & set(rated) else _("None yet"))

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        wide, narrow = width_class == theme.WIDE, width_class == theme.NARROW
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        for row in self.preferences.values():
            if isinstance(row, ChoicePreference):
                row.set_columns(1 if narrow else 2)
        self._tick_list.set_columns(1 if narrow else 2)
        self.privacy.minutes.set_compact(narrow)

    def open_place(self, place: str) -> None:
        """Focus the control with that name, or the button that opens the view with that name."""
        self.search.end()
        target = self._targets().get(place)
        if target is self._tick_list:
            self._tick_list.focus()
        elif isinstance(target, ChoicePreference | SizeChoice):
            target.focus_choice()
        elif target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        self.open_place(self.came_from)

    def place(self) -> str:
        """The name of the focused control if changing it rebuilds the window; otherwise empty."""
        focused = self.focusWidget()
        parts = {**self.preferences, "text-size": self.sizes, "day-turn": self.hour}
        return next((name for name, part in parts.items() if focused is not None and part.isAncestorOf(focused)), "")

    def _show_privacy(self) -> None:
        """Show whether there is a passphrase and, once that is read, whether there are recovery words."""
        path = self._diary
        is_set = cipher.was_encrypted(path)
        if is_set != self.privacy.is_set:
            self.privacy.show_passphrase(is_set=is_set, has_words=True)
        if not is_set:
            return

        def look() -> bool:
            from diary.storage.safety.recovery import box_beside  # noqa: PLC0415 - imported in the worker thread

            return box_beside(path) is not None

        self._looking.start(look)

    def _on_looked(self, has_words: bool) -> None:
        self.privacy.show_passphrase(is_set=cipher.was_encrypted(self._diary), has_words=has_words)

    def _targets(self) -> dict[str, QWidget]:
        own = {MEDICINES: self.medicines, "import": self.read_in, "export": self.write_out, "join": self.join_with}
        kept = {"day-turn": self.hour, "backups": self.backups.all, "about": self.about, "second-diary": self.second}
        private = {"privacy": self.privacy.set, "passphrase": self.privacy.set, "lock": self.privacy.first_of_lock}
        more = {"tracked": self._tick_list, "text-size": self.sizes, **self.reminder.targets}
        return {**self.preferences, **self.rows, **own, **kept, **private, **more, CONTROL: self.control.show_button}

    def _name_of(self, place: str) -> str:
        own = {WORDS: _("My words"), ONE_THING: _("The one thing that matters")}
        return own[place] if place in own else listing(LISTS[place]).title

    def _add_preferences(self, card: Card, place: Place) -> None:
        self.preferences.update(add_preference_rows(card, place, self._settings))

    def _connect(self) -> None:
        settings = self._settings
        self._looking.done.connect(self._on_looked)
        self.sizes.size_chosen.connect(lambda size: settings.set("text_size", size))
        self.hour.value_changed.connect(lambda value: settings.set("day_turn_hour", int(value)))
        self.privacy.minutes_chosen.connect(lambda minutes: settings.set("lock_minutes", minutes))
        for key, tick in self.ticks.items():
            tick.ticked.connect(lambda on, key=key: self.key_ticked.emit("symptom", key, on))
        for key, tick in self.parts.items():
            tick.ticked.connect(partial(self._ask_for, key))
        self._tick_list.whole_list_wanted.connect(self._tick_all)
        for key in _HOT_AND_COLD:
            self.hot_and_cold.ticked.connect(partial(self._rate, key))
        add_keys(self, {"Ctrl+F": partial(self.search.field.setFocus, Qt.FocusReason.ShortcutFocusReason)})
        self.search.searching.connect(self._face.setHidden)
        self.search.place_wanted.connect(self._go)
        self.sleep.ticked.connect(lambda on: self.key_ticked.emit("measurement", SLEEP.key, on))
        for place, row in self.rows.items():
            row.clicked.connect(lambda _on=False, place=place: self.place_wanted.emit(place))
        self.second.clicked.connect(lambda: self.place_wanted.emit("second-diary"))
        self.about.clicked.connect(lambda: self.place_wanted.emit("about"))
        self.medicines.clicked.connect(lambda: self.place_wanted.emit(MEDICINES))
        self.read_in.clicked.connect(lambda: self.place_wanted.emit("import"))
        self.write_out.clicked.connect(lambda: self.place_wanted.emit("export"))
        self.join_with.clicked.connect(lambda: self.place_wanted.emit("join"))
        self.backups.view_wanted.connect(lambda: self.place_wanted.emit("backups"))
        self.privacy.view_wanted.connect(lambda: self.place_wanted.emit("passphrase"))
        self.exercises.clicked.connect(lambda: self.page_wanted.emit("exercises"))

    def _go(self, where: str) -> None:
        """Go to a search result: a control of this view, another view, or another page."""
        key, _sign, place = where.partition("#")
        if key != "preferences":
            self.page_wanted.emit(where)
        elif place in VIEWS:
            self.place_wanted.emit(place)
        else:
            self.open_place(place)

    def _tick_all(self) -> None:
        for tick in self._all_ticks():
            tick.setChecked(True)

    def _all_ticks(self) -> list[TrackRow]:
        """All rows with check boxes, in the order of the evening log, rarely tracked ones last."""
        parts = {**self.parts}
        asked = chain.from_iterable((self.sleep, row) if key == FALLS else (row,) for key, row in parts.items())
        return [*self.ticks.values(), *asked, self.hot_and_cold]

    def _rate(self, symptom: str, rated: bool) -> None:
        self.key_ticked.emit("symptom", symptom, rated)

    def _ask_for(self, part: str, asked: bool) -> None:
        self._settings.set("left_out", leave_out(self._settings.value.left_out, part, asked=asked))

    def _lay_out(self) -> None:
        self._face.setLayout(self._columns)
        last = RowsCard([self.second, self.about])
        left = (self._text_and_colours(), self._day_turn(), self.reminder, self._kept(), self.backups)
        right = (self._tracked(), RowsCard([*self.rows.values()]), self.privacy, self.control, last)
        add_columns(self._columns, (left, right))
        self.add_within_rings(self.search)
        self.add_face("", self._face)
        self.whole.addStretch(1)

    def _text_and_colours(self) -> Card:
        card = Card(_("Text and colours"), icon="text")
        self.sizes.show_size(self._settings.value.text_size)
        for part in preference_words("text_size"):
            card.add_inset(part)
        card.add_bleeding(self.sizes)
        self._add_preferences(card, "text")
        return card

    def _day_turn(self) -> Card:
        declared = DECLARATIONS["day_turn_hour"]
        card = Card(_(declared.title), icon="moon")
        card.content.addWidget(label(_(declared.detail), "body", "ink2", wraps=True))
        self.hour.show_value(self._settings.value.day_turn_hour)
        card.content.addWidget(self.hour, alignment=Qt.AlignmentFlag.AlignLeft)
        self._add_preferences(card, "day")
        return card

    def _kept(self) -> Card:
        card = Card(_("Your diary"), icon="folder")
        words = _("Kept in {folder}").format(folder=self._diary.parent)
        card.content.addWidget(label(words, "body", "ink2", wraps=True))
        for button in (self.read_in, self.write_out, self.join_with):
            card.add_ringed(button)
        self._add_preferences(card, "diary")
        return card

    def _tracked(self) -> Card:
        declared = DECLARATIONS["left_out"]
        card = Card(_(declared.title), icon="list")
        card.content.addWidget(label(_(declared.detail), "body", "ink2", wraps=True))
        self._tick_list.show_rows([(tick, tick) for tick in self._all_ticks()])
        card.add_bleeding(self._tick_list)
        self._add_preferences(card, "tracked")
        card.add_ringed(flowing(self.exercises, self.medicines, gap=theme.px(2)))
        return card
