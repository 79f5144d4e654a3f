"""The view that logs a change of a treatment: start, change of dose, or stop."""

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
from diary.ui.widgets.drafts import Drafts
from diary.ui.widgets.inputs.choice_row import ChoiceRow
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.treatment_event_form import TreatmentEventForm

_FORM = "change"


class ChangeView(DayView):
    """The form for one event of a treatment, and the events logged so far; after logging, `left` leads back to the
    log."""

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(journal, settings, today, parent)
        self._drafts = Drafts(settings.drafts, "today ")
        self._excerpt: Excerpt | None = None
        self._known: tuple[tuple[str, str], ...] = ()
        self._chosen = ""
        self._corrected: TreatmentEvent | None = None
        self._is_form_over = False
        self._shown_events: tuple[TreatmentEvent, ...] = ()
        self.rows: dict[str, ChoiceRow] = {}
        self.medicines = Button(_("My medicines"), icon="plus", spoken=_("My medicines: add or rename one"))
        self._which = Card(_("Which treatment"))
        self._choices = QVBoxLayout()
        self._what = Card("")
        self.form = TreatmentEventForm(today)
        self._logged = Card(_("Logged so far"))
        self._events = QGridLayout()
        self._lay_out()
        self._connect()

    @property
    def title(self) -> str:
        return _("Log a change")

    @property
    def head_buttons(self) -> tuple[QWidget, ...]:
        return (self.medicines,)

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        is_new = self._excerpt is None or day != self.day or self._is_form_over
        self._is_form_over = False
        super().show_day(excerpt, day)
        self._excerpt = excerpt
        self._offer(known_treatments(excerpt, day, self.settings.value.treatments))
        if is_new or self._chosen not in self.rows:
            self._choose(next(iter(self.rows)))
            self._resume(self._drafts.about(_FORM))
        self._show_events()

    def close_view(self) -> None:
        if self._excerpt is not None and not self._is_form_over:
            self._drafts.keep(_FORM, (self.day, self._chosen, self._corrected), self.form.fields)

    def _resume(self, about: object) -> None:
        """Restore the draft of the same day after the widgets were created again."""
        if not isinstance(about, tuple):
            return
        day, chosen, corrected = about
        if day == self.day and chosen in self.rows:
            self._choose(chosen)
            if corrected is not None:
                self._begin_correction(corrected)
        self._drafts.resume(_FORM, (self.day, self._chosen, self._corrected), self.form.fields)

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
        """Fill the form with the treatment's dose and times on the day."""
        if self._excerpt is None:
            return
        self._chosen, self._corrected = key, None
        self.rows[key].setChecked(True)
        self.form.show_treatment(self._name(key), course_on(self._excerpt.treatment_events, key, self.day))
        self.form.day.show_day(self.day)
        self._show_events()

    def _correct(self, event: TreatmentEvent) -> None:
        self._begin_correction(event)
        self.form.focus_first()

    def _begin_correction(self, event: TreatmentEvent) -> None:
        self._corrected = event
        self.form.show_event(self._name(event.treatment), event)

    def _take_away(self, event: TreatmentEvent) -> None:
        words = _("{name}: taken away").format(name=self._name(event.treatment))
        self._corrected = None
        self.journal.apply(removed([event]), words)

    def _log(self, event: str, day: date, dose: str, times: str, text: str) -> None:
        if self._excerpt is None:
            return
        events, intake = self._excerpt.treatment_events, treatment_history.Intake(dose, times, text)
        if self._corrected is None:
            changes = treatment_history.log_event(events, self._chosen, event, day, intake)
        else:
            changes = treatment_history.correct_event(events, self._corrected, event, day, intake)
        self._apply(changes)

    def _apply(self, changes: list[Change]) -> None:
        self._corrected, self._is_form_over = None, True
        name = self._name(self._chosen)
        self.journal.apply(changes, _("{name}: written down").format(name=name) if changes else "")
        self.left.emit()

    def _leave(self) -> None:
        """Leave without saving and without a draft; the back button keeps the input as a draft."""
        self._corrected, self._is_form_over = None, True
        self.left.emit()

    def _name(self, key: str) -> str:
        return tracked_items.name_of("treatment", key, self._excerpt.definitions if self._excerpt else ())

    def _show_events(self) -> None:
        events = treatment_history.events_of(self._excerpt.treatment_events, self._chosen) if self._excerpt else ()
        self._logged.setVisible(bool(events))
        if self._shown_events == (wanted := tuple(events)):
            return
        self._shown_events = wanted
        empty(self._events)
        for row, event in enumerate(events):
            self._add_event(row, event)

    def _add_event(self, row: int, event: TreatmentEvent) -> None:
        when, event_text = (
            locale_format.day_month_abbreviated(event.day, year=True),
            treatment_history.event_in_words(event),
        )
        words = label(", ".join(filter(None, (event_text, event.text))), "body", wraps=True)
        correct = Button(_("Correct"), kind=QUIET, spoken=_("Correct: {day}, {what}").format(day=when, what=event_text))
        away = Button(
            _("Take away"), kind=QUIET, spoken=_("Take away: {day}, {what}").format(day=when, what=event_text)
        )
        correct.clicked.connect(lambda: self._correct(event))
        away.clicked.connect(lambda: self._take_away(event))
        for column, widget in enumerate((label(when, "label"), words, correct, away)):
            self._events.addWidget(widget, row, column)

    def _connect(self) -> None:
        self.form.event_logged.connect(self._log)
        self.form.left.connect(self._leave)
        self.medicines.clicked.connect(lambda: self.page_wanted.emit("preferences#medicines"))

    def _lay_out(self) -> None:
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._choices.setSpacing(0)
        self._events.setContentsMargins(0, 0, 0, 0)
        self._events.setHorizontalSpacing(theme.px(16))
        self._events.setColumnStretch(1, 1)
        choices, events = QWidget(), QWidget()
        choices.setLayout(self._choices)
        events.setLayout(self._events)
        self._which.add_ringed(choices)
        self._what.add_ringed(self.form)
        self._logged.add_inset(events)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(16))
        for card in (self._which, self._what, self._logged):
            whole.addWidget(card)
        whole.addStretch(1)


VIEW = ChangeView
