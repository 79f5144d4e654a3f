"""My medicines: present intake and history of each."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.change import removed
from diary.domain.custom_items import add, edit
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.domain.record import InvalidEntryError
from diary.domain.tracked_items import known_keys, name_of
from diary.domain.treatment import KINDS, TreatmentEvent, course_on
from diary.domain.treatment_history import (
    Intake,
    correct_event,
    course_in_words,
    event_in_words,
    events_of,
    log_event,
    start,
)
from diary.i18n import _
from diary.ui import locale_format, theme
from diary.ui.open_settings import OpenSettings
from diary.ui.preferences.choosing import retirement
from diary.ui.preferences.medicine_cards import Medicine, MedicineCards
from diary.ui.preferences.medicine_form import MedicineForm
from diary.ui.preferences.medicine_history_panel import MedicineHistoryPanel
from diary.ui.preferences.own_form import OwnForm
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.within_rings import within_rings
from diary.ui.widgets.treatment_event_form import TreatmentEventForm

ADD, CHANGE, COURSE, EDIT = "add", "change", "course", "edit"


class MedicinesView(SettingsView):
    """The cards of all medicines, the form to add one, and for each its history and the form for a change."""

    def __init__(self, settings: OpenSettings, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("My medicines"), parent)
        self._today = today
        self._excerpt = Excerpt(period=single(today))
        self._settings = settings
        self._medicines: dict[str, Medicine] = {}
        self._key = ""
        self._event: TreatmentEvent | None = None
        self.medicines = MedicineCards()
        self.add_button = Button(_("Add a medicine"), icon="plus")
        self.form = MedicineForm(today)
        self.turn_form = TreatmentEventForm(today)
        self.course = MedicineHistoryPanel()
        self.own = OwnForm("treatment")
        self._lay_out()
        self._connect()

    def show_diary(self, excerpt: Excerpt) -> None:
        self._excerpt = excerpt
        self._medicines = medicines(excerpt, self._today)
        self.medicines.show_medicines(list(self._medicines.values()))
        medicine = self._medicines.get(self._key)
        if medicine is not None:
            self.course.show_medicine(medicine)
        elif self.face in (CHANGE, COURSE, EDIT):
            self.show_face("")
            self.focus_first()

    def focus_first(self) -> None:
        if self.face == ADD:
            self.form.focus_first()
        elif self.face == CHANGE:
            self.turn_form.focus_first()
        elif self.face == COURSE:
            self.course.focus_first()
        elif self.face == EDIT:
            self.own.focus_first()
        elif self._medicines:
            self.medicines.focus_on(self._key)
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_primary(self) -> None:
        act = {ADD: self.form.press_save, CHANGE: self.turn_form.press_log, EDIT: self.own.press_save}.get(self.face)
        if act is not None:
            act()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self.medicines.set_columns(2 if width_class == theme.WIDE else 1)
        for part in (self.form, self.turn_form, self.course, self.own):
            part.set_width_class(width_class)

    def open_course(self, key: str) -> None:
        """Open the history of a medicine."""
        self._key = key
        self.course.show_medicine(self._medicines[key])
        self.show_face(COURSE, self._medicines[key].name)
        self.focus_first()

    def open_change(self, key: str) -> None:
        """Open the form for a change of a medicine."""
        self._key, self._event = key, None
        medicine = self._medicines[key]
        self.turn_form.show_treatment(medicine.name, medicine.present)
        self.begin_form(CHANGE, (key, medicine.present), self.turn_form.fields)
        self._open(CHANGE, _("Log a change"))

    def open_form(self) -> None:
        """Open the form to add a medicine."""
        self.form.begin()
        self.begin_form(ADD, None, self.form.fields)
        self._open(ADD, _("A medicine or supplement"))

    def _open_correction(self, event: TreatmentEvent) -> None:
        self._event = event
        self.turn_form.show_event(self._medicines[self._key].name, event)
        self.begin_form(CHANGE, (self._key, "correct", event), self.turn_form.fields)
        self._open(CHANGE, _("Correct the course"))

    def _open_edit(self) -> None:
        medicine = self._medicines[self._key]
        self.own.show_definition(medicine.own)
        self.begin_form(EDIT, medicine.own, self.own.fields)
        self._open(EDIT, medicine.name)

    def _open(self, face: str, title: str) -> None:
        self.show_face(face, title)
        self.focus_first()

    def _add(self, wanted: Definition, day: date, dose: str, times: str) -> None:
        key, changes = add(self._excerpt.definitions, wanted)
        changes += start(self._excerpt.treatment_changes, key, day, Intake(dose, times))
        self._key = key
        self.changes_made.emit(changes, _("{name} was added").format(name=wanted.name), "")
        self.key_ticked.emit("treatment", key, True)
        self.close_face()
        self.focus_first()

    def _log(self, turn: str, day: date, dose: str, times: str, text: str) -> None:
        events, former = self._excerpt.treatment_changes, self._event
        intake = Intake(dose, times, text)
        if former is None:
            changes = log_event(events, self._key, turn, day, intake)
        else:
            changes = correct_event(events, former, turn, day, intake)
        name = self._medicines[self._key].name
        self.changes_made.emit(changes, _("{name}: written down").format(name=name) if changes else "", "")
        self.close_face()

    def _remove(self, event: TreatmentEvent) -> None:
        day = locale_format.day_month(event.day)
        notice = _("Taken away: {turn} on {day}").format(turn=event_in_words(event), day=day)
        self.changes_made.emit(removed([event]), notice, "")
        self.focus_first()

    def _edit(self, former: Definition, wanted: Definition) -> None:
        try:
            changes = edit(self._excerpt.definitions, former, wanted)
        except InvalidEntryError as error:
            self.own.error_banner.show_words(str(error))
            return
        self.changes_made.emit(changes, "", "")
        self.name_face(COURSE, wanted.name)
        self.close_face()

    def _retire(self, own: Definition) -> None:
        changes, notice = retirement(own, self._excerpt, self._settings.value, self._today)
        self.changes_made.emit(changes, notice, "")

    def _connect(self) -> None:
        self.medicines.change_wanted.connect(self.open_change)
        self.medicines.course_wanted.connect(self.open_course)
        self.add_button.clicked.connect(self.open_form)
        self.form.saved.connect(self._add)
        self.turn_form.event_logged.connect(self._log)
        self.course.change_wanted.connect(lambda: self.open_change(self._key))
        self.course.correction_wanted.connect(self._open_correction)
        self.course.removal_wanted.connect(self._remove)
        self.course.edit_wanted.connect(self._open_edit)
        self.own.saved.connect(self._edit)
        self.own.retire_wanted.connect(self._retire)
        for form in (self.form, self.turn_form, self.own):
            form.left.connect(self.close_face)

    def _lay_out(self) -> None:
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        about = _("What you take, and when its dose changed. The diary gives no advice on medicines.")
        for part in (label(about, "body", "ink2", wraps=True), self.medicines):
            add_layout(column, within_rings(part, right=False))
        column.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add_face("", face, is_ringed=True)
        self.add_face(ADD, self.form, is_ringed=True)
        change = Card("")
        change.add_ringed(self.turn_form)
        self.add_face(CHANGE, change)
        self.add_face(COURSE, self.course)
        self.add_face(EDIT, self.own, is_ringed=True)
        self.whole.addStretch(1)


def medicines(excerpt: Excerpt, today: date) -> dict[str, Medicine]:
    """Custom treatments, and built-in ones with a history, by key; stopped ones come last."""
    own = {
        definition.key: definition
        for definition in excerpt.definitions
        if definition.kind == "treatment" and definition.retired is None
    }
    listed: list[Medicine] = []
    for key in known_keys("treatment", excerpt.definitions):
        events, mine = events_of(excerpt.treatment_changes, key), own.get(key)
        if not events and mine is None:
            continue
        present = course_on(events, key, today)
        course = course_in_words(present, lambda day: locale_format.date_seen_from(day, today), stands_alone=True)
        listed.append(
            Medicine(
                key=key,
                name=name_of("treatment", key, excerpt.definitions),
                kind=_(KINDS.get(mine.category, "")) if mine else "",
                course=course or _("No start is written down"),
                present=present,
                treatment_events=events,
                own=mine,
            )
        )
    listed.sort(key=lambda medicine: medicine.present is not None and medicine.present.turn == "stopped")
    return {medicine.key: medicine for medicine in listed}
