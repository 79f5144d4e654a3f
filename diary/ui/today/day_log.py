"""The log of a day: ratings, exercises and treatments on one page."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QVBoxLayout, QWidget

from diary.domain import tracked_items
from diary.domain.excerpt import Excerpt
from diary.domain.one_thing import one_thing
from diary.domain.who_wrote import helper_on
from diary.i18n import _
from diary.ui import theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import page_margins
from diary.ui.today.day_view import DayView
from diary.ui.today.exercise_card import ExerciseCard
from diary.ui.today.ratings_card import RatingsCard
from diary.ui.today.row_states import more_state, where_state
from diary.ui.today.treatments_card import TreatmentsCard
from diary.ui.widgets.disclosure_row import DisclosureRow, RowsCard
from diary.ui.widgets.focus_within import has_focus_within
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.scrolling import beside_gutter

if TYPE_CHECKING:
    from diary.ui.today.one_thing_card import OneThingCard
    from diary.ui.today.who_card import WhoCard


class DayLog(DayView):
    """Ratings, exercises, treatments and the rows that open the other views.

    `view_wanted` carries the key of the view to open. `ratings` are the scales by symptom.
    """

    view_wanted = Signal(str)

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, parent)
        self._felt = RatingsCard(journal, today, self)
        self.ratings, self.now = self._felt.rows, self._felt.now
        self.exercises = ExerciseCard(journal, self)
        self.treatments = TreatmentsCard(journal, self)
        self.where = DisclosureRow("foot", _("Where"), self)
        self.more = DisclosureRow("bed", _("Sleep and falls"), self)
        self.sentence = DisclosureRow("lines", _("A sentence about the day"), self)
        self.who: WhoCard | None = None
        self.one_thing: OneThingCard | None = None
        self._is_narrow = False
        self._further = RowsCard([self.where, self.more, self.sentence], self)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        self._ways: dict[str, QAbstractButton] = {
            "now": self.now,
            "where": self.where,
            "more": self.more,
            "sentence": self.sentence,
            "change": self.treatments.change,
        }
        self._lay_out()
        self._felt.definitions_wanted.connect(self._turn_definitions)
        for view, button in self._ways.items():
            button.clicked.connect(lambda _ticked=False, view=view: self.view_wanted.emit(view))
        self.exercises.session.clicked.connect(lambda: self.page_wanted.emit("exercises#session"))

    def way_to(self, view: str) -> QWidget | None:
        """The row or button that opens the view with that key."""
        return self._ways.get(view)

    def offer(self, excerpt: Excerpt) -> None:
        self._felt.offer(tracked_items.asked_symptoms(self.settings.value.symptoms, excerpt.definitions))
        self._felt.show_definitions(shown=self.settings.value.definitions_shown)

        left_out = self.settings.value.left_out
        parts: dict[str, QWidget] = {"where": self.where, "sentence": self.sentence}
        for key, part in {**parts, "exercises": self.exercises, "treatments": self.treatments}.items():
            part.setVisible(key not in left_out)

    def _turn_definitions(self, shown: bool) -> None:
        self.settings.set("definitions_shown", shown)
        self._felt.show_definitions(shown=shown)

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        super().show_day(excerpt, day)
        shown, before = excerpt.day(day), excerpt.day(day - timedelta(days=1))
        self._felt.show_day(excerpt, day)
        self.exercises.show_day(excerpt, day)
        self.treatments.show_day(excerpt, day, self.settings.value.treatments)
        self.where.show_state(where_state(shown, before if self.settings.value.same_where else None))
        self.more.show_state(more_state(shown))
        note = next(iter(shown.notes), None)
        self._show_who(excerpt, day)
        self._show_one_thing(excerpt, day)
        self.sentence.show_state(" ".join(note.text.split()) if note else _("Nothing written"))

    def _show_one_thing(self, excerpt: Excerpt, day: date) -> None:
        """Ask for the one thing that matters, if one is chosen; its card is created on first use."""
        named = one_thing(excerpt.definitions)
        if named is None:
            if self.one_thing is not None:
                self.one_thing.hide()
            return
        if self.one_thing is None:
            from diary.ui.today.one_thing_card import OneThingCard  # noqa: PLC0415 - few have one, and not before paint

            self.one_thing = OneThingCard(self.journal, self)
            self._place_rare()
        had_focus = has_focus_within(self.one_thing)
        self.one_thing.show_day(excerpt, day, named)
        if had_focus and self.one_thing.isHidden():
            self.focus_first()  # otherwise the focus would leave the page

    def _show_who(self, excerpt: Excerpt, day: date) -> None:
        """Ask who writes, if that is switched on or a helper entered the day; its card is created on first use."""
        if self.who is None and (self.settings.value.helper_writes or helper_on(excerpt, day) is not None):
            from diary.ui.today.who_card import WhoCard  # noqa: PLC0415 - rarely needed, and not before the first paint

            self.who = WhoCard(self.journal, self.settings, self)
            self._place_rare()
        if self.who is not None:
            self.who.show_day(excerpt, day)

    def _place_rare(self) -> None:
        """Place the rarely used cards below the rows that open other views."""
        side = next(side for side in self._sides if side.indexOf(self._further) >= 0)
        rare = [card for card in (self.who, self.one_thing) if card is not None]
        for place, card in enumerate(rare, side.indexOf(self._further) + 1):
            card.set_flat(self._is_narrow)
            card.set_narrow(narrow=self._is_narrow)
            side.insertWidget(place, card)

    def close_view(self) -> None:
        if self.one_thing is not None:
            self.one_thing.close_card()

    def take_up(self) -> None:
        self.treatments.take_up()
        if self.who is not None:
            self.who.take_up()

    def set_width_class(self, width_class: str) -> None:
        """Lay out two columns in a wide window; in a narrow one two rows of cells per scale."""
        wide, narrow = width_class == theme.WIDE, width_class == theme.NARROW
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        side, gap = page_margins(width_class)
        self._columns.setContentsMargins(side, theme.px(8 if wide else 2), beside_gutter(side), gap)
        self._is_narrow = narrow
        self._sides[0 if wide else 1].insertWidget(1 if wide else 2, self._further)
        for card in (self.exercises, self.treatments):
            card.set_flat(narrow)
        self._place_rare()
        self.treatments.set_columns(1 if narrow else 2)
        self._felt.set_width_class(width_class)

    def focus_first(self) -> None:
        next(iter(self.ratings.values())).scale.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_rating(self, symptom: str) -> None:
        """Focus the scale of a symptom, if there is one."""
        if symptom in self.ratings:
            self.ratings[symptom].scale.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        self._columns.setSpacing(theme.px(16))
        for column, weight, cards in (
            (self._sides[0], 596, (self._felt, self._further)),
            (self._sides[1], 352, (self.exercises, self.treatments)),
        ):
            column.setSpacing(theme.px(16))
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            add_layout(self._columns, column, weight)
