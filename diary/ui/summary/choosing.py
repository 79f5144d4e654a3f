"""The two views behind "Edit": the notes for the practitioner, and the patient line."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from diary.domain.note import Note
from diary.domain.profile import Profile
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.summary.note_row import NoteRow
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.inputs.date_field import DateField
from diary.ui.widgets.inputs.tick_list import TickList
from diary.ui.widgets.label import plain_label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.within_rings import within_rings

_AT_ONCE = 20


class NotesView(QWidget):
    """The notes of the period with check boxes; `note_marked` carries a note and whether it is for the practitioner.

    They are shown in batches, as hundreds of rows would block the GUI thread.
    """

    note_marked = Signal(Note, bool)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = TickList(_("Notes"))
        self._nothing = plain_label(_("There is no note in this period."))
        self._earlier, self._later = Button(_("Earlier notes")), Button(_("Later notes"))
        self._notes: tuple[Note, ...] = ()
        self._rows: dict[str, NoteRow] = {}
        self._first = 0
        card = Card(_("Notes for my practitioner"))
        card.content.addWidget(self._nothing)
        card.add_bleeding(self._list)
        for button, by in ((self._earlier, _AT_ONCE), (self._later, -_AT_ONCE)):
            button.clicked.connect(partial(self._show_batch, by))
            card.add_ringed(button)
        _stack(self, card, self.done)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Set the notes, shown latest first; while the view is hidden they are only stored."""
        self._notes = tuple(sorted(notes, key=lambda note: note.day, reverse=True))
        if self.isVisible():
            self._refresh()

    def begin(self) -> None:
        """Called when the view is shown: show the latest notes."""
        self._first = 0
        self._refresh()
        self._list.focus()

    def _show_batch(self, by: int) -> None:
        self._first += by
        self._refresh()
        self._list.focus()

    def _refresh(self) -> None:
        self._first = min(self._first, max(len(self._notes) - 1, 0) // _AT_ONCE * _AT_ONCE)
        shown = self._notes[self._first : self._first + _AT_ONCE]
        if [(note.id, note.text) for note in shown] != [(key, row.text) for key, row in self._rows.items()]:
            self._rows = {note.id: self._row(note) for note in shown}
            self._list.show_rows([(row.tick, row) for row in self._rows.values()])
        for note in shown:
            self._rows[note.id].tick.show_ticked(note.for_practitioner)
        self._nothing.setVisible(not shown)
        self._earlier.setVisible(self._first + _AT_ONCE < len(self._notes))
        self._later.setVisible(self._first > 0)

    def _row(self, note: Note) -> NoteRow:
        row = NoteRow(note)
        row.tick.ticked.connect(partial(self._on_ticked, note.id))
        return row

    def _on_ticked(self, key: str, on: bool) -> None:
        self.note_marked.emit(next(note for note in self._notes if note.id == key), on)


class NameView(QWidget):
    """The patient line; `introduced` carries the name and the date of birth or None.

    `font_wanted` asks to choose a font file for the letters of the name.
    """

    introduced = Signal(str, date)
    font_wanted = Signal()
    done = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLineEdit()
        self._name.setAccessibleName(_("Name"))
        self._name.setMinimumHeight(theme.px(52))
        self._name.setStyleSheet(theme.field_style("QLineEdit"))
        self._known: tuple[str, date | None] = ("", None)
        self._born = DateField(_("Date of birth"), locale_format.long_date, today, optional=True)
        card = Card(_("My name and date of birth"))
        for words, field in ((_("Name"), self._name), (_("Date of birth"), self._born)):
            label = plain_label(words)
            label.setBuddy(field)
            card.content.addWidget(label)
            card.content.addWidget(field)
        self.lack, self.choose_font = Banner("problem"), Button(_("Choose a font file"))
        card.content.addWidget(self.lack)
        card.content.addWidget(self.choose_font)
        self.choose_font.hide()
        self.choose_font.clicked.connect(self.font_wanted)
        _stack(self, card, self.done)
        self._name.editingFinished.connect(self.take_up)
        self._born.day_changed.connect(lambda _day: self.take_up())

    def show_profile(self, profile: Profile | None) -> None:
        """Show the stored name and date of birth; pending input stays."""
        self._known = (profile.name, profile.born) if profile else ("", None)
        if not self._name.hasFocus():
            self._name.setText(self._known[0])
        self._born.show_day(self._known[1])

    def show_lack(self, sentence: str) -> None:
        """Show which letter of the name cannot be printed, and offer to choose a font; hide both for an empty
        sentence."""
        self.choose_font.setVisible(bool(sentence))
        if sentence:
            self.lack.show_words(sentence)
        else:
            self.lack.hide()

    def begin(self) -> None:
        """Called when the view is shown: focus the name."""
        self._name.setFocus()

    def take_up(self) -> None:
        """Emit `introduced` if name or date of birth was changed."""
        typed = (self._name.text().strip(), self._born.day)
        if typed != self._known:
            self._known = typed
            self.introduced.emit(*typed)


def _stack(view: QWidget, card: Card, done: object) -> None:
    """Lay out the card with a Done button below it."""
    whole = QVBoxLayout(view)
    whole.setContentsMargins(0, 0, 0, 0)
    button = Button(_("Done"), kind=PRIMARY)
    button.clicked.connect(done)
    add_layout(whole, within_rings(card))
    whole.addWidget(button)
    whole.addStretch()
