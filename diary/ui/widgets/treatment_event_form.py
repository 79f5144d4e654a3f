"""The form for an event of a treatment: start, change of dose or stop, with date, dose and times."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.record import InvalidEntryError
from diary.domain.treatment import CHANGED, STARTED, STOPPED, TreatmentEvent
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets import painting
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.inputs.past_date_field import PastDateField
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.form_button_row import FormButtonRow
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.titled import titled


class TreatmentEventForm(QWidget):
    """The form for one treatment; a card adds it with `add_bleeding`, so that its fields align with other controls.

    `event_logged` carries the event (a key of `TREATMENT_EVENTS`), its date, the dose, the times and a comment; `left`
    is emitted when the person leaves without logging. A banner of the form shows invalid input.
    """

    event_logged = Signal(str, date, str, str, str)
    left = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.name = label("", "row", wraps=True)
        self.trouble = Banner("problem")
        events = [(STARTED, _("Started")), (CHANGED, _("Dose changed")), (STOPPED, _("Stopped"))]
        self.event_kind = SegmentedControl(_("What happened"), events)
        self.day = PastDateField(_("On which day"), today)
        self.dose = TextField(_("Dose"), _("75 mg, say"))
        self.times = TextField(_("When it is taken"), _("at night, say"))
        self.text = TextField(_("In your words"), _("optional"))
        self.log = Button(_("Log the change"), kind=PRIMARY)
        self.leave_button = Button(_("Leave without saving"))
        self._taken = [titled(_("Dose from then on"), self.dose)]
        self._taken.append(titled(_("When it is taken"), self.times))
        self._ways = FormButtonRow(self.leave_button, self.log, self.trouble)
        self.fields = (self.event_kind, self.day, self.dose, self.times, self.text)
        self._lay_out()
        self._connect()

    def show_treatment(self, name: str, present: TreatmentEvent | None) -> None:
        """Fill the form with the present state of a treatment; the default event is a change for a running one,
        otherwise a start."""
        runs = present is not None and present.turn != STOPPED
        self._show(name, CHANGED if runs else STARTED, self._today)
        self.log.show_label(_("Log the change"), "")
        self._show_words(present.dose if present else "", present.times if present else "", "")

    def show_event(self, name: str, event: TreatmentEvent) -> None:
        """Fill the form with a logged event, to correct it."""
        self._show(name, event.turn, event.day)
        self.log.show_label(_("Save the correction"), "")
        self._show_words(event.dose, event.times, event.text)

    def set_width_class(self, width_class: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""
        narrow = width_class == theme.NARROW
        self.event_kind.set_compact(narrow)
        self._ways.set_width_class(width_class)

    def focus_first(self) -> None:
        self.event_kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_log(self) -> None:
        """Emit `event_logged`, or show what is invalid."""
        event, taken = self.event_kind.choice, ("", "")
        try:
            day = self.day.taken_up()
        except InvalidEntryError as trouble:
            self.trouble.show_words(str(trouble))
            return
        if event != STOPPED:
            taken = (self.dose.words, self.times.words)
        if event == CHANGED and not any(taken):
            self.trouble.show_words(_("What is the dose from then on, or when is it taken?"))
            return
        self.trouble.hide()
        self.event_logged.emit(event, day, *taken, self.text.words)

    def _show(self, name: str, event: str, day: date) -> None:
        self.name.setText(name)
        self.trouble.hide()
        self.event_kind.show_choice(event)
        self.day.show_day(day)
        self._show_taken(event)

    def _show_words(self, dose: str, times: str, text: str) -> None:
        for field, words in ((self.dose, dose), (self.times, times), (self.text, text)):
            field.setText(words)

    def _show_taken(self, event: str) -> None:
        """Show dose and times, except for a stop."""
        for field in self._taken:
            field.setVisible(event != STOPPED)

    def _connect(self) -> None:
        self.event_kind.choice_made.connect(self._show_taken)
        self.log.clicked.connect(self.press_log)
        self.leave_button.clicked.connect(self.left)
        for field in (self.dose, self.times, self.text):
            field.returnPressed.connect(self.press_log)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(10))
        fields = (
            titled(_("What happened"), self.event_kind),
            titled(_("On which day"), self.day),
            *self._taken,
            titled(_("In your words"), self.text),
        )
        for widget in (self.name, *fields):
            whole.addWidget(widget)
        add_layout(whole, self._ways)
        self.name.setContentsMargins(theme.px(painting.RING), 0, 0, theme.px(2))
