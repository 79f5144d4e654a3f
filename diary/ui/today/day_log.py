"""The log of a day at one glance: how I felt, what I did."""

from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.domain.symptom import SYMPTOMS
from diary.domain.treatment import TREATMENTS
from diary.i18n import _
from diary.ui import theme
from diary.ui.page import page_margins
from diary.ui.today.day_view import DayView
from diary.ui.today.exercise_card import ExerciseCard
from diary.ui.widgets.card import Card
from diary.ui.widgets.disclosure_row import DisclosureRow, RowsCard
from diary.ui.widgets.label import set_ink
from diary.ui.widgets.rating_scale import RatingRow
from diary.ui.widgets.tick_list import TickList
from diary.ui.widgets.tick_row import TickRow


class DayLog(DayView):
    """Ratings, exercises, treatments and the row that leads to the sentence.

    `rated` carries a symptom's key and the number or None, `treated` a treatment's key and whether it was done,
    `exercised` changes, `all_treated` wants all treatments ticked.
    """

    rated = Signal(str, object)
    treated = Signal(str, bool)
    all_treated = Signal()
    exercised = Signal(object)
    sentence_wanted = Signal()
    session_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ratings: dict[str, RatingRow] = {}
        self.exercises = ExerciseCard(self)
        self._treated = Card(_("Treatments"), self)
        self.treatment_list = TickList(_("Treatments"), 2, self._treated)
        self.treatments = {one.key: TickRow(_(one.name), parent=self.treatment_list) for one in TREATMENTS}
        self.sentence = DisclosureRow("lines", _("A sentence about the day"), self)
        self._further = RowsCard([self.sentence], self)
        self._scale_lines = 0
        self._felt = Card(_("How I felt in the past 24 hours"), self)
        self._scales = QWidget(self._felt)
        self._place_of_ratings = QVBoxLayout(self._scales)
        self._ends = QLabel(_("0 is none")), QLabel(_("10 is the worst imaginable"))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        self._lay_out()
        self._connect()

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        """Show what the diary holds for `day`; `excerpt` reaches from the day before to the day."""
        shown, before = excerpt.day(day), excerpt.day(day - timedelta(days=1))
        for key, row in self.ratings.items():
            row.show_rating(_value(shown, key), _value(before, key))
        self.exercises.show_day(excerpt, day)
        done = {one.treatment for one in shown.treatments}
        for key, tick in self.treatments.items():
            tick.show_ticked(key in done)
        note = next(iter(shown.notes), None)
        self.sentence.show_state(" ".join(note.text.split()) if note else _("Nothing written"))

    def set_breadth(self, breadth: str) -> None:
        """Two columns in a wide window; in a narrow one the scales take two lines each."""
        wide = breadth == theme.WIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        side, gap = page_margins(breadth)
        self._columns.setContentsMargins(side, theme.px(8 if wide else 2), side, gap)
        self._sides[0 if wide else 1].insertWidget(1 if wide else 2, self._further)
        narrow = breadth == theme.NARROW
        for card in (self._felt, self.exercises, self._treated):
            card.set_flat(narrow)
        self._ends[0].setText(_("0 is none, 10 is the worst imaginable") if narrow else _("0 is none"))
        self._ends[1].setVisible(not narrow)
        self.treatment_list.set_columns(1 if narrow else 2)
        self._build_scales(2 if narrow else 1)
        self._order_tabs()

    def focus_first(self) -> None:
        next(iter(self.ratings.values())).scale.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _order_tabs(self) -> None:
        """Ratings, exercises, treatments, then the row to the sentence, wherever they stand."""
        stops = [*(row.scale for row in self.ratings.values()), self.exercises.list, self.treatment_list, self.sentence]
        for first, second in pairwise(stops):
            self.setTabOrder(first, second)

    def _build_scales(self, lines: int) -> None:
        """Make the scales anew where they are to take another number of lines."""
        if lines == self._scale_lines:
            return
        self._scale_lines = lines
        former, self.ratings = self.ratings, {}
        for symptom in SYMPTOMS:
            row = RatingRow(symptom, self._scales, two_lines=lines == 2)
            row.rating_changed.connect(lambda value, key=symptom.key: self.rated.emit(key, value))
            if symptom.key in former:
                row.show_rating(former[symptom.key].scale.value, former[symptom.key].scale.yesterday)
                former[symptom.key].hide()
                former[symptom.key].deleteLater()
            self.ratings[symptom.key] = row
            self._place_of_ratings.addWidget(row)

    def _lay_out(self) -> None:
        ends = QHBoxLayout()
        for label in self._ends:
            label.setFont(theme.font("caption"))
            set_ink(label, "ink2")
            ends.addWidget(label)
        ends.insertStretch(1)
        self._felt.content.addLayout(ends)
        self._place_of_ratings.setSpacing(theme.px(2))
        edge = theme.px(3)
        self._place_of_ratings.setContentsMargins(edge, 0, edge, 0)
        self._felt.add_bleeding(self._scales)
        treated = self._treated
        treated.add_bleeding(self.treatment_list)
        self._columns.setSpacing(theme.px(16))
        for column, weight, cards in (
            (self._sides[0], 596, (self._felt, self._further)),
            (self._sides[1], 352, (self.exercises, treated)),
        ):
            column.setSpacing(theme.px(16))
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            self._columns.addLayout(column, weight)
        self.treatment_list.show_rows([(tick, tick) for tick in self.treatments.values()])
        self._build_scales(1)

    def _connect(self) -> None:
        self.exercises.changes_made.connect(self.exercised)
        self.exercises.session.clicked.connect(self.session_wanted)
        self.treatment_list.whole_list_wanted.connect(self.all_treated)
        self.sentence.clicked.connect(self.sentence_wanted)
        for key, tick in self.treatments.items():
            tick.ticked.connect(lambda ticked, key=key: self.treated.emit(key, ticked))


def _value(excerpt: Excerpt, symptom: str) -> float | None:
    """The evening's rating, or None where there is none."""
    return next((one.value for one in excerpt.ratings if one.symptom == symptom and one.time is None), None)
