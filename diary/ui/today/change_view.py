"""Log a change: a treatment that was started, whose dose changed, or that was stopped."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from diary.domain import tracked_items, treatment_history
from diary.domain.change import Change, removed
from diary.domain.excerpt import Excerpt
from diary.domain.treatment import TreatmentEvent, course_on
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.today.day_view import DayView
from diary.ui.today.treatments_card import known_treatments
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.inputs.choice_row import ChoiceRow
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.treatment_event_form import TreatmentTurnForm


class ChangeView(DayView):
    """The form of one change, after which the log is shown again, and the changes logged so far."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, parent)
        self._excerpt: Excerpt | None = None
        self._known: tuple[tuple[str, str], ...] = ()
        self._chosen = ""
        self._corrected: TreatmentEvent | None = None
        self.rows: dict[str, ChoiceRow] = {}
        self.medicines = Button(_("My medicines"), icon="plus", spoken=_("My medicines: add or rename one"))
        self._which = Card(_("Which treatment"))
        self._choices = QVBoxLayout()
        self._what = Card("")
        self.form = TreatmentTurnForm(today)
        self._logged = Card(_("Logged so far"))
        self._turns = QGridLayout()
        self._lay_out()
        self._connect()

    @property
    def title(self) -> str:
        return _("Log a change")

    @property
    def head_buttons(self) -> tuple[QWidget, ...]:
        return (self.medicines,)

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        is_new = self._excerpt is None or day != self.day
        super().show_day(excerpt, day)
        self._excerpt = excerpt
        self._offer(known_treatments(excerpt, day, self.settings.value.treatments))
        if is_new or self._chosen not in self.rows:
            self._choose(next(iter(self.rows)))
        self._show_turns()

    def focus_first(self) -> None:
        self.rows[self._chosen].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self.form.set_width_class(width_class)

    def _offer(self, known: Sequence[tuple[str, str]]) -> None:
        if tuple(known) == self._known:
            return
        self._known, self.rows = tuple(known), {}
        empty(self._choices)
        for key, name in known:
            row = ChoiceRow(name)
            row.setChecked(key == self._chosen)
            row.clicked.connect(lambda _on=False, key=key: self._choose(key))
            self.rows[key] = row
            self._choices.addWidget(row)

    def _choose(self, key: str) -> None:
        """Begin with that treatment as it is taken on the day."""
        if self._excerpt is None:
            return
        self._chosen, self._corrected = key, None
        self.rows[key].setChecked(True)
        self.form.show_treatment(self._name(key), course_on(self._excerpt.treatment_events, key, self.day))
        self.form.day.show_day(self.day)
        self._show_turns()

    def _correct(self, turn: TreatmentEvent) -> None:
        self._corrected = turn
        self.form.show_turn(self._name(turn.treatment), turn)
        self.form.focus_first()

    def _take_away(self, turn: TreatmentEvent) -> None:
        words = _("{name}: taken away").format(name=self._name(turn.treatment))
        self._corrected = None
        self.journal.apply(removed([turn]), words)

    def _log(self, turn: str, day: date, dose: str, times: str, text: str) -> None:
        if self._excerpt is None:
            return
        turns, intake = self._excerpt.treatment_events, treatment_history.Intake(dose, times, text)
        if self._corrected is None:
            changes = treatment_history.log_event(turns, self._chosen, turn, day, intake)
        else:
            changes = treatment_history.correct_event(turns, self._corrected, turn, day, intake)
        self._tell(changes)

    def _tell(self, changes: list[Change]) -> None:
        self._corrected = None
        name = self._name(self._chosen)
        self.journal.apply(changes, _("{name}: written down").format(name=name) if changes else "")
        self.left.emit()

    def _name(self, key: str) -> str:
        return tracked_items.name_of("treatment", key, self._excerpt.definitions if self._excerpt else ())

    def _show_turns(self) -> None:
        empty(self._turns)
        turns = treatment_history.events_of(self._excerpt.treatment_events, self._chosen) if self._excerpt else ()
        self._logged.setVisible(bool(turns))
        for row, turn in enumerate(turns):
            self._add_turn(row, turn)

    def _add_turn(self, row: int, turn: TreatmentEvent) -> None:
        when, what = locale_format.day_month_abbreviated(turn.day, year=True), treatment_history.event_in_words(turn)
        words = label(", ".join(filter(None, (what, turn.text))), "body", wraps=True)
        correct = Button(_("Correct"), kind=QUIET, spoken=_("Correct: {day}, {what}").format(day=when, what=what))
        away = Button(_("Take away"), kind=QUIET, spoken=_("Take away: {day}, {what}").format(day=when, what=what))
        correct.clicked.connect(lambda: self._correct(turn))
        away.clicked.connect(lambda: self._take_away(turn))
        for column, widget in enumerate((label(when, "label"), words, correct, away)):
            self._turns.addWidget(widget, row, column)

    def _connect(self) -> None:
        self.form.turn_logged.connect(self._log)
        self.form.left.connect(self.left)
        self.medicines.clicked.connect(lambda: self.page_wanted.emit("preferences#medicines"))

    def _lay_out(self) -> None:
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._choices.setSpacing(0)
        self._turns.setContentsMargins(0, 0, 0, 0)
        self._turns.setHorizontalSpacing(theme.px(16))
        self._turns.setColumnStretch(1, 1)
        choices, turns = QWidget(), QWidget()
        choices.setLayout(self._choices)
        turns.setLayout(self._turns)
        self._which.add_bleeding(choices)
        self._what.add_bleeding(self.form)
        self._logged.add_inset(turns)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(16))
        for card in (self._which, self._what, self._logged):
            whole.addWidget(card)
        whole.addStretch()


VIEW = ChangeView
