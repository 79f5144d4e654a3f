"""The first view of the settings: what concerns the program at the left, what is tracked at the right."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from diary import settings as kept
from diary.domain.excerpt import Excerpt
from diary.domain.measurement import SLEEP
from diary.domain.symptom import SYMPTOMS
from diary.domain.tracked_items import rated_keys
from diary.i18n import _
from diary.settings import LATEST_TURN, Settings
from diary.ui import theme
from diary.ui.preferences.backup_card import BackupCard
from diary.ui.preferences.listing import listing, state_of
from diary.ui.preferences.privacy_card import PrivacyCard
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.preferences.size_choice import SizeChoice
from diary.ui.preferences.switch_row import SwitchRow
from diary.ui.preferences.track_row import TrackRow
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.disclosure_row import DisclosureRow, RowsCard
from diary.ui.widgets.inputs.choice_row import ChoiceRow, Choices
from diary.ui.widgets.inputs.stepper import Stepper
from diary.ui.widgets.inputs.tick_list import TickList
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.wrapping import FlowLayout

WORDS, MEDICINES = "words", "medicines"
LISTS: Mapping[str, str] = {
    "more": "symptom",
    "treatments": "treatment",
    "measurements": "measurement",
    "events": "event",
}
"""The views that are lists, by their place, each with its kind."""
_ICONS = {"more": "plus", WORDS: "lines", "treatments": "check", "measurements": "table", "events": "flag"}


class CardsView(SettingsView):
    """`settings_chosen` carries all settings; `view_wanted` the place of a view, `page_wanted` the key of a page."""

    settings_chosen = Signal(object)
    view_wanted = Signal(str)
    page_wanted = Signal(str)

    def __init__(self, folder: Path, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(_("Settings"), parent)
        self._settings = settings
        self.read_in = Button(_("Import from a file"), icon="down")
        self.write_out = Button(_("Export to a file"), icon="copy")
        self.join_with = Button(_("Join with another diary"))
        self.sizes = SizeChoice()
        self.calm = SwitchRow(_("Calm motion"), _("Nothing moves or fades by itself"))
        self.hour = Stepper(_("Hour at which a new day begins"), _("o’clock"), 0, LATEST_TURN, 1)
        self.ticks = {one.key: TrackRow(_(one.name), symptom=one.key) for one in SYMPTOMS}
        self.sleep = TrackRow(_("Hours of sleep"))
        self.same_where = SwitchRow(
            _("“Same as yesterday” for where I feel it"),
            _("Two keys or taps take yesterday’s places over"),
        )
        self.rows = {place: DisclosureRow(icon, self._name_of(place)) for place, icon in _ICONS.items()}
        self.backups, self.privacy = BackupCard(), PrivacyCard()
        self.exercises, self.medicines = Button(_("My exercises")), Button(_("My medicines"))
        self._tick_list = TickList(_("What I track"), 2)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._colours = self._made_colours()
        self._lay_out(folder)
        self._connect()

    def show_diary(self, excerpt: Excerpt, settings: Settings) -> None:
        self._settings = settings
        rated = rated_keys(settings.symptoms, excerpt.definitions)
        for key, tick in self.ticks.items():
            tick.show_ticked(key in rated)
        self.sleep.show_ticked(SLEEP.key in settings.measurements)
        self.same_where.show_on(settings.same_where)
        self.privacy.show_minutes(settings.lock_minutes)
        self.calm.show_on(settings.calm)
        for place, kind in LISTS.items():
            self.rows[place].show_state(state_of(kind, excerpt, settings))
        worded = {one.symptom for one in excerpt.step_words if one.valid_to is None}
        self.rows[WORDS].show_state(_("In use") if worded & set(rated) else _("None yet"))

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        wide, narrow = width_class == theme.WIDE, width_class == theme.NARROW
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._colours.set_columns(1 if narrow else 2)
        self._tick_list.set_columns(1 if narrow else 2)

    def open_place(self, place: str) -> None:
        """Put the focus on the control of that name, or on what leads to the view of that name."""
        if place == "theme":
            row = next(row for row in self._colours.findChildren(ChoiceRow) if row.isChecked())
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place == "text-size":
            self.sizes.focus_choice()
        elif target := self._targets().get(place):
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> str:
        """The name of the control that has the focus, of those whose choice makes the page anew."""
        focused = self.focusWidget()
        parts = {"theme": self._colours, "text-size": self.sizes, "day-turn": self.hour}
        return next((name for name, part in parts.items() if focused is not None and part.isAncestorOf(focused)), "")

    def _targets(self) -> dict[str, QWidget]:
        own = {MEDICINES: self.medicines, "import": self.read_in, "export": self.write_out, "join": self.join_with}
        kept = {"day-turn": self.hour, "backups": self.backups.all, "privacy": self.privacy.set}
        return {**self.rows, **own, **kept}

    def _name_of(self, place: str) -> str:
        return listing(LISTS[place]).title if place in LISTS else _("My words for the steps")

    def _made_colours(self) -> Choices[str]:
        names = {
            "system": _("Like my computer"),
            "light": _("Light"),
            "dark": _("Dark"),
            "high-contrast": _("High contrast"),
        }
        choices = [(key, names[key]) for key in kept.THEMES]
        return Choices(choices, self._settings.theme, lambda key: self._choose(theme=key))

    def _choose(self, **parts: object) -> None:
        self.settings_chosen.emit(self._settings._replace(**parts))  # type: ignore[arg-type]

    def _connect(self) -> None:
        self.sizes.size_chosen.connect(lambda size: self._choose(text_size=size))
        self.calm.switched.connect(lambda on: self._choose(calm=on))
        self.hour.value_changed.connect(lambda value: self._choose(day_turn_hour=int(value)))
        self.same_where.switched.connect(lambda on: self._choose(same_where=on))
        for key, tick in self.ticks.items():
            tick.ticked.connect(lambda on, key=key: self.key_ticked.emit("symptom", key, on))
        self._tick_list.whole_list_wanted.connect(self._tick_all)
        self.sleep.ticked.connect(lambda on: self.key_ticked.emit("measurement", SLEEP.key, on))
        for place, row in self.rows.items():
            row.clicked.connect(lambda _on=False, place=place: self.view_wanted.emit(place))
        self.medicines.clicked.connect(lambda: self.view_wanted.emit(MEDICINES))
        self.read_in.clicked.connect(lambda: self.view_wanted.emit("import"))
        self.write_out.clicked.connect(lambda: self.view_wanted.emit("export"))
        self.join_with.clicked.connect(lambda: self.view_wanted.emit("join"))
        self.backups.view_wanted.connect(lambda: self.view_wanted.emit("backups"))
        self.privacy.view_wanted.connect(lambda: self.view_wanted.emit("passphrase"))
        self.privacy.minutes_chosen.connect(lambda minutes: self._choose(lock_minutes=minutes))
        self.exercises.clicked.connect(lambda: self.page_wanted.emit("exercises"))

    def _tick_all(self) -> None:
        for tick in (*self.ticks.values(), self.sleep):
            tick.setChecked(True)

    def _lay_out(self, folder: Path) -> None:
        face = QWidget()
        face.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(theme.px(16))
        for cards in (
            (self._text_and_colours(), self._day_turn(), self._diary(folder), self.backups),
            (self._tracked(), RowsCard(list(self.rows.values())), self.privacy),
        ):
            column = QVBoxLayout()
            column.setSpacing(theme.px(16))
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            self._columns.addLayout(column, 1)
        self.add_face("", face)
        self.whole.addStretch()

    def _text_and_colours(self) -> Card:
        card = _card(_("Text and colours"), "text")
        self.sizes.show_size(self._settings.text_size)
        card.add_bleeding(self.sizes)
        card.add_bleeding(self._colours)
        card.add_inset(self.calm)
        return card

    def _day_turn(self) -> Card:
        card = _card(_("When a new day begins"), "moon")
        words = _("What you write after midnight counts for the day that is ending, until this hour.")
        card.content.addWidget(label(words, "body", "ink2", wraps=True))
        self.hour.show_value(self._settings.day_turn_hour)
        card.content.addWidget(self.hour, alignment=Qt.AlignmentFlag.AlignLeft)
        return card

    def _diary(self, folder: Path) -> Card:
        card = _card(_("Your diary"), "folder")
        card.content.addWidget(label(_("Kept in {folder}").format(folder=folder), "body", "ink2", wraps=True))
        card.add_bleeding(self.read_in)
        card.add_bleeding(self.write_out)
        card.add_bleeding(self.join_with)
        return card

    def _tracked(self) -> Card:
        card = _card(_("What I track"), "list")
        self._tick_list.show_rows([(tick, tick) for tick in (*self.ticks.values(), self.sleep)])
        card.add_bleeding(self._tick_list)
        card.add_inset(self.same_where)
        holder = QWidget()
        buttons = FlowLayout(holder, theme.px(2))
        buttons.addWidget(self.exercises)
        buttons.addWidget(self.medicines)
        card.add_bleeding(holder)
        return card


def _card(title: str, icon: str) -> Card:
    """A card with a picture before its title."""
    card, picture = Card(title), QLabel()
    picture.setPixmap(theme.pixmap(icon, "pri"))
    card.heading.insertWidget(0, picture)
    card.heading.setSpacing(theme.px(12))
    return card
