"""The log of a day at one glance: how I felt, what I did."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary.domain import tracked_items
from diary.domain.excerpt import Excerpt
from diary.domain.symptom import SYMPTOMS, Symptom, words_on
from diary.i18n import _
from diary.settings import Settings
from diary.ui import theme
from diary.ui.open_settings import OpenSettings
from diary.ui.page import page_margins
from diary.ui.today.day_view import DayView
from diary.ui.today.exercise_card import ExerciseCard
from diary.ui.today.row_states import more_state, where_state
from diary.ui.today.treatments_card import TreatmentsCard
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.disclosure_row import DisclosureRow, RowsCard
from diary.ui.widgets.inputs.rating_scale import RatingRow
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card


class DayLog(DayView):
    """Ratings, exercises, treatments and the rows that lead to the rest.

    `rated` carries a symptom's key and the number or None, `exercised` changes; the cards tell of the rest themselves.
    `view_wanted` names the view that a row or button leads to.
    """

    rated = Signal(str, object)
    exercised = Signal(object)
    view_wanted = Signal(str)
    session_wanted = Signal()

    def __init__(self, settings: OpenSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._symptoms: tuple[Symptom, ...] = ()
        self._scale_lines = 1
        self._stops: list[QWidget] = []
        self.ratings: dict[str, RatingRow] = {}
        self.exercises = ExerciseCard(self)
        self.treatments = TreatmentsCard(self)
        self.where = DisclosureRow("foot", _("Where"), self)
        self.more = DisclosureRow("bed", _("Sleep and falls"), self)
        self.sentence = DisclosureRow("lines", _("A sentence about the day"), self)
        self._further = RowsCard([self.where, self.more, self.sentence], self)
        self._felt = Card(_("How I felt in the past 24 hours"), self)
        self.now = Button(_("Right now"), self._felt, kind=QUIET, spoken=_("Rate right now"))
        self._scales = QWidget(self._felt)
        self._place_of_ratings = QVBoxLayout(self._scales)
        self._ends = label(_("0 is none"), "caption", "ink2"), label(_("10 is the worst imaginable"), "caption", "ink2")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        self._lay_out()
        self._connect()

    def show_settings(self, settings: Settings, excerpt: Excerpt) -> None:
        wanted = tracked_items.asked_symptoms(settings.symptoms, excerpt.definitions)
        if wanted != self._symptoms:
            self._build_scales(wanted)

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        """Show what the diary holds for `day`; `excerpt` reaches from the day before to the day."""
        shown, before = excerpt.day(day), excerpt.day(day - timedelta(days=1))
        for key, row in self.ratings.items():
            row.show_rating(_value(shown, key), _value(before, key))
            row.show_step_words(words_on(excerpt.step_words, key, day))
        self.exercises.show_day(excerpt, day)
        self.treatments.show_day(excerpt, day, self._settings.value.treatments)
        self._order_tabs()
        self.where.show_state(where_state(shown, before if self._settings.value.same_where else None))
        self.more.show_state(more_state(shown))
        note = next(iter(shown.notes), None)
        self.sentence.show_state(" ".join(note.text.split()) if note else _("Nothing written"))

    def take_up(self) -> None:
        self.treatments.take_up()

    def set_width_class(self, width_class: str) -> None:
        """Two columns in a wide window; in a narrow one the scales take two lines each."""
        wide = width_class == theme.WIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        side, gap = page_margins(width_class)
        self._columns.setContentsMargins(side, theme.px(8 if wide else 2), side, gap)
        self._sides[0 if wide else 1].insertWidget(1 if wide else 2, self._further)
        narrow = width_class == theme.NARROW
        for card in (self._felt, self.exercises, self.treatments):
            card.set_flat(narrow)
        self._ends[0].setText(_("0 is none, 10 is the worst imaginable") if narrow else _("0 is none"))
        self._ends[1].setVisible(not narrow)
        self.treatments.set_columns(1 if narrow else 2)
        if (2 if narrow else 1) != self._scale_lines or not self.ratings:
            self._scale_lines = 2 if narrow else 1
            self._build_scales(self._symptoms or SYMPTOMS)
            self._order_tabs()

    def focus_first(self) -> None:
        next(iter(self.ratings.values())).scale.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _order_tabs(self) -> None:
        """Ratings, exercises, treatments, then the rows to the rest, wherever they stand."""
        stops = [
            *(row.scale for row in self.ratings.values()),
            *self.exercises.list.stops,
            self.exercises.session,
            *self.treatments.list.stops,
            self.treatments.change,
            self.where,
            self.more,
            self.sentence,
            self.now,
        ]
        if stops != self._stops:
            self._stops = stops
            for first, second in pairwise(stops):
                self.setTabOrder(first, second)

    def _build_scales(self, symptoms: Sequence[Symptom]) -> None:
        """Make the scales anew, with what they showed."""
        former, self.ratings = self.ratings, {}
        self._symptoms = tuple(symptoms)
        for row in former.values():
            row.hide()
            row.deleteLater()
        for symptom in symptoms:
            row = RatingRow(symptom, self._scales, two_lines=self._scale_lines == 2)
            row.rating_changed.connect(lambda value, key=symptom.key: self.rated.emit(key, value))
            if symptom.key in former:
                row.show_rating(former[symptom.key].scale.value, former[symptom.key].scale.yesterday)
            self.ratings[symptom.key] = row
            self._place_of_ratings.addWidget(row)

    def _lay_out(self) -> None:
        self._felt.heading.addWidget(self.now)
        ends = QHBoxLayout()
        for end in self._ends:
            ends.addWidget(end)
        ends.insertStretch(1)
        self._felt.content.addLayout(ends)
        self._place_of_ratings.setSpacing(theme.px(2))
        edge = theme.px(3)
        self._place_of_ratings.setContentsMargins(edge, 0, edge, 0)
        self._felt.add_bleeding(self._scales)
        self._columns.setSpacing(theme.px(16))
        for column, weight, cards in (
            (self._sides[0], 596, (self._felt, self._further)),
            (self._sides[1], 352, (self.exercises, self.treatments)),
        ):
            column.setSpacing(theme.px(16))
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            self._columns.addLayout(column, weight)
        self._build_scales(SYMPTOMS)

    def _connect(self) -> None:
        self.exercises.changes_made.connect(self.exercised)
        self.exercises.session.clicked.connect(self.session_wanted)
        for button, view in (
            (self.now, "now"),
            (self.where, "where"),
            (self.more, "more"),
            (self.sentence, "sentence"),
            (self.treatments.change, "change"),
        ):
            button.clicked.connect(lambda _ticked=False, view=view: self.view_wanted.emit(view))


def _value(excerpt: Excerpt, symptom: str) -> float | None:
    """The evening's rating, or None where there is none."""
    return next((one.value for one in excerpt.ratings if one.symptom == symptom and one.time is None), None)
