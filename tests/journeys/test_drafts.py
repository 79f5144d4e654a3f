"""What was typed into a form stays when it is left by the way home, and goes when it is left without saving."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.treatment import TreatmentEvent
from diary.ui.exercises.page import ExercisesPage
from diary.ui.main_window import MainWindow
from diary.ui.preferences.list_view import ListView
from diary.ui.preferences.medicines_view import MedicinesView
from diary.ui.preferences.page import PreferencesPage
from diary.ui.today.change_view import ChangeView
from diary.ui.visits.page import VisitsPage
from diary.ui.widgets.drafts import Draft, Drafts, type_into, typed_in
from tests.ui.presses import press_escape
from tests.ui.views import opened
from tests.ui.windows import TODAY, named, window_on

LISTS = ("more", "treatments", "measurements", "events")


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    records = [
        Definition(kind="symptom", key="own-burning", name="Burning"),
        Definition(kind="treatment", key="own-pregabalin", name="Pregabalin", category="medicine"),
        TreatmentEvent(day=TODAY - timedelta(days=30), treatment="own-pregabalin", turn="started", dose="75 mg"),
        TreatmentEvent(day=TODAY - timedelta(days=10), treatment="tablets", turn="started", dose="5 mg"),
    ]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(records)) as made:
        yield made


def leave(form: QWidget) -> None:
    named(form, QPushButton, "Leave without saving").click()


def test_of_a_visit_and_of_an_own_exercise(window: MainWindow, qtbot: QtBot) -> None:
    visits = opened(window, "visits", qtbot)
    assert isinstance(visits, VisitsPage)
    visits.add.click()
    visits.form.whom.setText("Dr Ode")
    assert visits.has_unkept
    press_escape(window)
    assert not visits.has_unkept
    visits.add.click()
    assert visits.form.whom.words == "Dr Ode"
    leave(visits.form)
    visits.add.click()
    assert visits.form.whom.words == ""
    page = opened(window, "exercises", qtbot)
    assert isinstance(page, ExercisesPage)
    add = named(page, QPushButton, "Add an exercise of my own")
    add.click()
    page.own.name.setText("Sand")
    press_escape(window)
    add.click()
    assert page.own.name.text() == "Sand"
    leave(page.own)
    add.click()
    assert page.own.name.text() == ""


@pytest.mark.parametrize("place", LISTS)
def test_of_something_of_ones_own_in_settings(window: MainWindow, qtbot: QtBot, place: str) -> None:
    page = opened(window, "preferences", qtbot)
    assert isinstance(page, PreferencesPage)
    page.show_place(place)
    view = page.view(place)
    assert isinstance(view, ListView)
    view.add_button.click()
    view.form.name.setText("Cramps")
    assert page.has_unkept
    press_escape(window)
    assert (view.face, page.has_unkept) == ("", False)
    view.add_button.click()
    assert view.form.name.words == "Cramps"
    leave(view.form)
    view.add_button.click()
    assert view.form.name.words == ""
    view.form.name.setText("Cramps")
    view.form.save.click()
    view.add_button.click()
    assert view.form.name.words == ""


def test_a_form_that_is_opened_for_something_else_shows_that(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, "preferences", qtbot)
    assert isinstance(page, PreferencesPage)
    page.show_place("more")
    view = page.view("more")
    assert isinstance(view, ListView)
    edit = named(view, QPushButton, "Edit Burning")
    view.add_button.click()
    view.form.name.setText("Cramps")
    press_escape(window)
    edit.click()
    assert view.form.name.words == "Burning"
    view.form.name.setText("Burning at night")
    press_escape(window)
    edit.click()
    assert view.form.name.words == "Burning at night"
    view.form.save.click()
    named(view, QPushButton, "Edit Burning at night").click()
    assert view.form.name.words == "Burning at night"


def test_of_a_medicine_and_its_changes(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, "preferences", qtbot)
    assert isinstance(page, PreferencesPage)
    page.show_place("medicines")
    view = page.view("medicines")
    assert isinstance(view, MedicinesView)
    view.add_button.click()
    view.form.name.setText("Vitamin B12")
    view.form.dose.setText("1 mg")
    press_escape(window)
    view.add_button.click()
    assert (view.form.name.words, view.form.dose.words) == ("Vitamin B12", "1 mg")
    leave(view.form)
    view.add_button.click()
    assert (view.form.name.words, view.form.dose.words) == ("", "")
    press_escape(window)
    view.open_change("own-pregabalin")
    view.turn_form.dose.setText("150 mg")
    press_escape(window)
    view.open_change("own-pregabalin")
    assert view.turn_form.dose.words == "150 mg"
    press_escape(window)
    view.open_change("tablets")
    assert view.turn_form.dose.words == "5 mg"
    press_escape(window)
    view.open_course("own-pregabalin")
    view._open_correction(view._medicines["own-pregabalin"].treatment_events[0])
    assert view.turn_form.dose.words == "75 mg"
    view.turn_form.text.setText("forgot it twice")
    press_escape(window)
    view._open_edit()
    view.own.name.setText("Pregabalin 75")
    press_escape(window)
    view._open_edit()
    assert view.own.name.words == "Pregabalin 75"
    press_escape(window)
    view._open_correction(view._medicines["own-pregabalin"].treatment_events[0])
    assert view.turn_form.text.words == "forgot it twice"


def test_of_a_change_in_today(window: MainWindow) -> None:
    window.today_page.open_view("change")
    view = window.today_page.view("change")
    assert isinstance(view, ChangeView)
    view.form.text.setText("for the nights")
    press_escape(window)
    window.today_page.open_view("change")
    assert view.form.text.words == "for the nights"
    leave(view.form)
    window.today_page.open_view("change")
    assert view.form.text.words == ""
    view.form.dose.setText("10 mg")
    view.form.text.setText("for the nights")
    view.form.log.click()
    window.today_page.open_view("change")
    assert view.form.text.words == ""


def test_of_every_form_through_another_theme(window: MainWindow, qtbot: QtBot) -> None:
    """A look is chosen while forms are open on three pages and one was left by the way home: all is there again."""
    visits = opened(window, "visits", qtbot)
    assert isinstance(visits, VisitsPage)
    visits.add.click()
    visits.form.whom.setText("Dr Ode")
    visits.form.agreed.edit.setPlainText("Blood tests")
    visits.form.day.show_typed("someday")
    own = opened(window, "exercises", qtbot)
    assert isinstance(own, ExercisesPage)
    named(own, QPushButton, "Add an exercise of my own").click()
    own.own.name.setText("Sand")
    type_into(own.own.measure, "minutes")
    own.own.dose.numbers["minutes"].step_by(1)
    own.own.set_picture(b"picture")
    window.show_page("today")
    window.today_page.open_view("change")
    change = window.today_page.view("change")
    assert isinstance(change, ChangeView)
    change.rows["tablets"].click()
    change.form.text.setText("for the nights")
    page = opened(window, "preferences", qtbot)
    assert isinstance(page, PreferencesPage)
    page.show_place("medicines")
    medicines = page.view("medicines")
    assert isinstance(medicines, MedicinesView)
    medicines.open_change("own-pregabalin")
    type_into(medicines.turn_form.event_kind, "stopped")
    press_escape(window)
    window._settings.set("theme", "dark")
    qtbot.waitUntil(lambda: window.page("preferences") is not page)
    again = opened(window, "visits", qtbot)
    assert isinstance(again, VisitsPage)
    again.add.click()
    assert [typed_in(field) for field in again.form.fields] == ["someday", "Dr Ode", "Blood tests"]
    own_again = opened(window, "exercises", qtbot)
    assert isinstance(own_again, ExercisesPage)
    named(own_again, QPushButton, "Add an exercise of my own").click()
    form = own_again.own
    assert (form.name.text(), form.measure.choice, form.dose.dose.minutes, form.picture) == (
        "Sand",
        "minutes",
        (15, 15),
        b"picture",
    )
    window.today_page.open_view("change")
    new = window.today_page.view("change")
    assert isinstance(new, ChangeView)
    assert (new.rows["tablets"].isChecked(), new.form.text.words) == (True, "for the nights")
    settings = opened(window, "preferences", qtbot)
    assert isinstance(settings, PreferencesPage)
    settings.show_place("medicines")
    view = settings.view("medicines")
    assert isinstance(view, MedicinesView)
    view.open_change("own-pregabalin")
    assert view.turn_form.event_kind.choice == "stopped"


def test_a_draft_is_of_one_thing_and_is_there_once(qtbot: QtBot) -> None:
    field, kept = QLineEdit("typed"), dict[str, Draft]()
    qtbot.addWidget(field)
    drafts = Drafts(kept, "page ")
    assert not drafts.resume("form", None, [field])
    drafts.keep("form", None, [field])
    field.setText("")
    assert not drafts.resume("other", None, [field])
    assert not Drafts(kept, "another page ").resume("form", None, [field])
    assert Drafts(kept, "page ").resume("form", None, [field])
    assert field.text() == "typed"
    assert not drafts.resume("form", None, [field])
    drafts.keep("form", 1, [field])
    assert drafts.about("form") == 1
    assert not drafts.resume("form", 2, [field])
    assert not drafts.resume("form", 1, [field])
    with pytest.raises(TypeError):
        typed_in(QWidget())
