"""The two views behind "Edit": which notes are for the practitioner, and the patient line."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from diary.domain.note import Note
from diary.domain.profile import Profile
from diary.i18n import _
from diary.ui import local_words, theme
from diary.ui.summary.note_row import NoteRow
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.card import Card
from diary.ui.widgets.date_field import DateField
from diary.ui.widgets.tick_list import TickList

_MOST_SHOWN = 400


class NotesView(QWidget):
    """The notes of the period as ticks; `note_marked` carries a note and whether it is for the practitioner."""

    note_marked = Signal(object, bool)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = TickList(_("Notes"))
        self._nothing = QLabel(_("There is no note in this period."))
        self._notes: tuple[Note, ...] = ()
        self._rows: dict[str, NoteRow] = {}
        card = Card(_("Notes for my practitioner"))
        card.content.addWidget(self._nothing)
        card.add_bleeding(self._list)
        _stack(self, card, self.done)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show the notes, the latest first."""
        latest = sorted(notes, key=lambda note: note.day, reverse=True)[:_MOST_SHOWN]
        self._nothing.setVisible(not latest)
        if [(note.id, note.text) for note in latest] != [(note.id, note.text) for note in self._notes]:
            self._rows = {}
            for note in latest:
                row = NoteRow(note)
                row.tick.ticked.connect(lambda on, key=note.id: self._on_ticked(key, on))
                self._rows[note.id] = row
            self._list.show_rows([(row.tick, row) for row in self._rows.values()])
        self._notes = tuple(latest)
        for note in latest:
            self._rows[note.id].tick.show_ticked(note.for_practitioner)

    def focus_first(self) -> None:
        self._list.focus()

    def _on_ticked(self, key: str, on: bool) -> None:
        self.note_marked.emit(next(note for note in self._notes if note.id == key), on)


class NameView(QWidget):
    """The patient line; `introduced` carries the name and the date of birth or None."""

    introduced = Signal(str, object)
    done = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLineEdit()
        self._name.setAccessibleName(_("Name"))
        self._name.setMinimumHeight(theme.px(52))
        self._name.setStyleSheet(theme.field_style("QLineEdit"))
        self._born = DateField(_("Date of birth"), local_words.long_date, today, optional=True)
        card = Card(_("My name and date of birth"))
        for words, field in ((_("Name"), self._name), (_("Date of birth"), self._born)):
            label = QLabel(words)
            label.setBuddy(field)
            card.content.addWidget(label)
            card.content.addWidget(field)
        _stack(self, card, self.done)
        self._name.editingFinished.connect(self.take_up)
        self._born.day_changed.connect(lambda _day: self.take_up())

    def show_profile(self, profile: Profile | None) -> None:
        """Show what the diary holds, unless the name is just being typed."""
        if not self._name.hasFocus():
            self._name.setText(profile.name if profile else "")
        self._born.show_day(profile.born if profile else None)

    def focus_first(self) -> None:
        self._name.setFocus()

    def take_up(self) -> None:
        """Hand over what was typed."""
        self.introduced.emit(self._name.text(), self._born.day)


def _stack(view: QWidget, card: Card, done: object) -> None:
    """The card with Done below it."""
    whole = QVBoxLayout(view)
    whole.setContentsMargins(0, 0, 0, 0)
    button = Button(_("Done"), kind=PRIMARY)
    button.clicked.connect(done)
    whole.addWidget(card)
    whole.addWidget(button)
    whole.addStretch()
