"""The form for a change of a treatment."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from diary.domain.treatment import CHANGED, STARTED, STOPPED, TreatmentEvent
from diary.ui import theme
from diary.ui.widgets.treatment_event_form import TreatmentEventForm
from tests.ui.windows import TODAY, named

RUNNING = TreatmentEvent(
    day=date(2026, 10, 5), treatment="pregabalin", turn=CHANGED, dose="75 mg", times="at night", text="slept badly"
)


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> TreatmentEventForm:
    theme.apply(qapp, "light", 1.0)
    made = TreatmentEventForm(TODAY)
    qtbot.addWidget(made)
    made.show_treatment("Pregabalin", RUNNING)
    made.show()
    return made


def heard(form: TreatmentEventForm) -> list[tuple[str, date, str, str, str]]:
    logged: list[tuple[str, date, str, str, str]] = []
    form.event_logged.connect(lambda *parts: logged.append(parts))
    return logged


def type_into(field: QLineEdit, words: str, qtbot: QtBot) -> None:
    field.clear()
    qtbot.keyClicks(field, words)


def press(form: TreatmentEventForm, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(named(form, QPushButton, name), Qt.MouseButton.LeftButton)


def test_a_running_treatment_begins_with_its_dose_to_be_changed_today(form: TreatmentEventForm, qtbot: QtBot) -> None:
    logged = heard(form)
    assert (form.event_kind.choice, form.dose.text(), form.times.text(), form.text.text()) == (
        CHANGED,
        "75 mg",
        "at night",
        "",
    )
    type_into(form.dose, "100  mg ", qtbot)
    press(form, "Log the change", qtbot)
    assert logged == [(CHANGED, TODAY, "100 mg", "at night", "")]


@pytest.mark.parametrize("present", [None, TreatmentEvent(day=TODAY, treatment="pregabalin", turn=STOPPED)])
def test_one_that_does_not_run_begins_with_a_start(
    form: TreatmentEventForm, qtbot: QtBot, present: TreatmentEvent | None
) -> None:
    form.show_treatment("Pregabalin", present)
    logged = heard(form)
    press(form, "Log the change", qtbot)
    assert logged == [(STARTED, TODAY, "", "", "")]


def test_what_was_stopped_is_not_asked_for_a_dose(form: TreatmentEventForm, qtbot: QtBot) -> None:
    logged = heard(form)
    form.event_kind.setFocus()
    qtbot.keyClick(form.event_kind.focusProxy() or form.event_kind, Qt.Key.Key_End)
    assert not form.dose.isVisible()
    type_into(form.text, "made me dizzy", qtbot)
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    assert logged == [(STOPPED, TODAY, "", "", "made me dizzy")]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("yesterday or so", "“yesterday or so” is not a date"),
        ("2026-11-25", "2026 has not come yet."),
    ],
)
def test_a_day_that_cannot_be_is_told_and_nothing_is_logged(
    form: TreatmentEventForm, qtbot: QtBot, typed: str, sentence: str
) -> None:
    logged = heard(form)
    type_into(form.day.findChildren(QLineEdit)[0], typed, qtbot)
    press(form, "Log the change", qtbot)
    assert sentence in form.trouble.words
    assert logged == []
    type_into(form.day.findChildren(QLineEdit)[0], "2026-11-23", qtbot)
    press(form, "Log the change", qtbot)
    assert [day for _event, day, *_words in logged] == [TODAY - timedelta(days=1)]
    assert not form.trouble.isVisible()


def test_a_dose_that_is_changed_to_nothing_is_told(form: TreatmentEventForm, qtbot: QtBot) -> None:
    logged = heard(form)
    form.dose.clear()
    form.times.clear()
    press(form, "Log the change", qtbot)
    assert form.trouble.words == "What is the dose from then on, or when is it taken?"
    assert logged == []


def test_an_event_is_shown_as_it_was_logged_to_be_corrected(form: TreatmentEventForm, qtbot: QtBot) -> None:
    form.show_event("Pregabalin", RUNNING)
    logged = heard(form)
    press(form, "Save the correction", qtbot)
    assert logged == [(CHANGED, RUNNING.day, "75 mg", "at night", "slept badly")]


def test_leaving_logs_nothing(form: TreatmentEventForm, qtbot: QtBot) -> None:
    logged = heard(form)
    with qtbot.waitSignal(form.left):
        press(form, "Leave without saving", qtbot)
    assert logged == []
