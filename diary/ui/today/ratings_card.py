"""How strong each symptom was in the past 24 hours: the scales of the evening log."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.domain import evening
from diary.domain.excerpt import Excerpt
from diary.domain.own_words import own_words
from diary.domain.symptom import SYMPTOMS, Symptom, words_on
from diary.i18n import _
from diary.ui import theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.inputs.rating_scale import RatingRow
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.spoken import say


class RatingsCard(Card):
    """A scale for each symptom; a rating is applied to the journal at once.

    `definitions_wanted` asks to show the definition of each symptom, or to hide it.
    """

    definitions_wanted = Signal(bool)

    def __init__(self, journal: OpenJournal, day: date, parent: QWidget | None = None) -> None:
        super().__init__(_("How I felt in the past 24 hours"), parent)
        self._journal, self._day = journal, day
        self._symptoms: tuple[Symptom, ...] = ()
        self._lines = 1
        self.rows: dict[str, RatingRow] = {}
        self.now = Button(_("Right now"), self, kind=QUIET, spoken=_("Rate right now"))
        self.what = Button("", self, kind=QUIET, icon="help", spoken=_("What numbness, tingling and pain are (?)"))
        self._shows_definitions = False
        self._phrases: Mapping[str, str] = {}
        self._ends = label(_("0 is none"), "caption", "ink2"), label(_("10 is the worst imaginable"), "caption", "ink2")
        self._lay_out_ends()
        self._scales = QWidget(self)  # created later, for the accessible order
        self._place = QVBoxLayout(self._scales)
        self._lay_out_scales()
        self._build(SYMPTOMS)

    def offer(self, symptoms: Sequence[Symptom]) -> None:
        """Create scales for these symptoms."""
        if tuple(symptoms) != self._symptoms:
            self._build(symptoms)

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        """Show the evening's ratings of `day`, next to those of the day before."""
        self._day = day
        values, before = _evening_ratings(excerpt, day), _evening_ratings(excerpt, day - timedelta(days=1))
        for key, row in self.rows.items():
            row.show_rating(values.get(key), before.get(key))
            row.show_step_words(words_on(excerpt.step_words, key, day))
        self._phrases = own_words(excerpt.background)
        self._show_notes()

    def show_definitions(self, *, shown: bool) -> None:
        """Show or hide the definition below each symptom's name."""
        if shown != self._shows_definitions:
            self._shows_definitions = shown
            self._show_notes()

    def _show_notes(self) -> None:
        """Show the definitions of symptoms, and the person's own words."""
        for symptom in self._symptoms:
            phrase = self._phrases.get(symptom.key, "")
            own = _("In my words: {words}").format(words=phrase) if phrase else ""
            self.rows[symptom.key].show_note(_(symptom.definition) if self._shows_definitions else "", own)

    def _turn_definitions(self) -> None:
        shown = not self._shows_definitions
        defined = [one for one in self._symptoms if one.definition]
        parts = [_("{name}: {words}").format(name=_(one.name), words=_(one.definition)) for one in defined]
        say(self, " ".join(parts) if shown else _("Hidden again"))
        self.definitions_wanted.emit(shown)

    def set_width_class(self, width_class: str) -> None:
        """In a narrow window, give each scale two rows of cells."""
        narrow = width_class == theme.NARROW
        self.set_flat(narrow)
        self._ends[0].setText(_("0 is none, 10 is the worst imaginable") if narrow else _("0 is none"))
        self._ends[1].setVisible(not narrow)
        lines = 2 if narrow else 1
        if lines != self._lines:
            self._lines = lines
            self._build(self._symptoms)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the question mark on any keyboard layout; the scales pass on keys that they do not use."""
        if event.text() == "?":
            self._turn_definitions()
        else:
            super().keyPressEvent(event)

    def _rate(self, symptom: str, value: float | None) -> None:
        notice = _("{name}: not recorded").format(name=self.rows[symptom].name) if value is None else ""
        self._journal.change_day(self._day, lambda excerpt: evening.rate(excerpt, self._day, symptom, value), notice)

    def _build(self, symptoms: Sequence[Symptom]) -> None:
        """Create the scales again with their present ratings."""
        former = dict(self.rows)
        self.rows.clear()
        self._symptoms = tuple(symptoms)
        for row in former.values():
            row.hide()
            row.deleteLater()
        for symptom in symptoms:
            row = RatingRow(symptom, self._scales, two_lines=self._lines == 2)
            row.scale.rating_changed.connect(partial(self._rate, symptom.key))
            if symptom.key in former:
                row.show_rating(former[symptom.key].scale.value, former[symptom.key].scale.yesterday)
            self.rows[symptom.key] = row
            self._place.addWidget(row)
            row.show()  # so that it can be focused before the layout shows it
        self._show_notes()

    def _lay_out_ends(self) -> None:
        self.heading.addWidget(self.what)
        self.heading.addWidget(self.now)
        self.what.clicked.connect(self._turn_definitions)
        ends = QHBoxLayout()
        for end in self._ends:
            ends.addWidget(end)
        ends.insertStretch(1)
        add_layout(self.content, ends)

    def _lay_out_scales(self) -> None:
        self._place.setSpacing(theme.px(2))
        edge = theme.px(3)
        self._place.setContentsMargins(edge, 0, edge, 0)
        self.add_bleeding(self._scales)


def _evening_ratings(excerpt: Excerpt, day: date) -> dict[str, float]:
    """The evening's ratings by symptom, without momentary ones."""
    return {one.symptom: one.value for one in reversed(excerpt.ratings) if one.day == day and one.time is None}
