"""The settings: what is tracked, words for the steps, medicines."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QRadioButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.symptom import StepWords, words_on
from diary.domain.treatment import CHANGED, STARTED, STOPPED, TreatmentEvent
from diary.ui.main_window import MainWindow
from diary.ui.preferences.list_view import ListView
from diary.ui.preferences.medicines_view import MedicinesView
from diary.ui.preferences.page import PreferencesPage
from diary.ui.preferences.words_view import WordsView
from diary.ui.widgets.toast import Toast
from tests.journeys.test_window import Windows
from tests.ui.windows import TODAY, named, until, window_on

YESTERDAY = TODAY - timedelta(days=1)
BEFORE = [
    Definition(kind="treatment", key="pregabalin", name="Pregabalin", category="medicine"),
    TreatmentEvent(
        day=TODAY - timedelta(days=50), treatment="pregabalin", turn=STARTED, dose="75 mg", times="at night"
    ),
    StepWords(symptom="numbness", step=4, words="like cotton wool", valid_from=TODAY - timedelta(days=90)),
]


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(BEFORE)) as made:
        yield made


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> PreferencesPage:
    focused = window.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    return preferences(window)


def preferences(window: MainWindow) -> PreferencesPage:
    found = window.page("preferences")
    assert isinstance(found, PreferencesPage)
    return found


def kept(page: PreferencesPage) -> Excerpt:
    """What the diary holds, on disk or not yet."""
    return page.journal.day(TODAY)


def press(qtbot: QtBot, where: QWidget, name: str) -> None:
    qtbot.mouseClick(named(where, QPushButton, name), Qt.MouseButton.LeftButton)


def key(qtbot: QtBot, page: PreferencesPage, code: Qt.Key, *, alt: bool = False, control: bool = False) -> None:
    """Press a key where the focus is."""
    held = Qt.KeyboardModifier.NoModifier
    if alt or control:
        held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(page.window().focusWidget() or page, code, held)


def write(qtbot: QtBot, where: QWidget, name: str, words: str) -> None:
    field = named(where, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)


def open_list(page: PreferencesPage, place: str) -> ListView:
    page.open_place(place)
    view = page.view(place)
    assert isinstance(view, ListView)
    return view


def open_medicines(page: PreferencesPage) -> MedicinesView:
    page.open_place("medicines")
    view = page.view("medicines")
    assert isinstance(view, MedicinesView)
    return view


def toast(window: MainWindow) -> Toast:
    [found] = window.findChildren(Toast)
    return found


def undo(window: MainWindow, qtbot: QtBot) -> None:
    """Press the button of the toast."""
    qtbot.mouseClick(toast(window).findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)


def settle() -> None:
    """Let layouts that depend on each other come to rest."""
    for _round in range(4):
        QApplication.processEvents()


def test_more_is_rated_once_it_is_ticked_and_the_focus_stays(
    page: PreferencesPage, window: MainWindow, qtbot: QtBot
) -> None:
    row = named(page, QPushButton, "More to rate, None chosen")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert page.header.title == "More to rate"
    for _row in range(3):
        key(qtbot, page, Qt.Key.Key_Right)
    cramps = window.focusWidget()
    assert isinstance(cramps, QCheckBox)
    assert cramps.accessibleName() == "Cramps, 0 none, 10 worst imaginable"
    qtbot.keyClick(cramps, Qt.Key.Key_Space)
    assert page.settings.value.symptoms == ("numbness", "tingling", "pain", "cramps")
    assert window.page("preferences") is page
    assert window.focusWidget() is cramps
    key(qtbot, page, Qt.Key.Key_Up, alt=True)
    assert page.header.title == "Settings"
    assert window.focusWidget() is row
    assert row.accessibleName() == "More to rate, Cramps"


def test_one_feeling_stays_ticked(page: PreferencesPage) -> None:
    for name in ("Numbness", "Tingling", "Pain"):
        named(page, QCheckBox, name).click()
    assert list(page.settings.value.symptoms) == ["pain"]
    assert named(page, QCheckBox, "Pain").isChecked()
    assert page.error_banner.words == "At least one feeling stays ticked, so that there is something to rate."
    named(page, QCheckBox, "Tingling").click()
    assert list(page.settings.value.symptoms) == ["tingling", "pain"]
    assert not page.error_banner.isVisible()


def test_one_key_ticks_the_whole_list(page: PreferencesPage, qtbot: QtBot) -> None:
    view = open_list(page, "treatments")
    key(qtbot, page, Qt.Key.Key_A, control=True)
    assert len(page.settings.value.treatments) == 9
    assert "pregabalin" not in page.settings.value.treatments
    assert all(row.isChecked() for name, row in view.rows.items() if name != "pregabalin")


def test_where_no_chosen_feeling_is_left_the_first_three_are_rated(
    page: PreferencesPage, window: MainWindow, qtbot: QtBot
) -> None:
    view = open_list(page, "more")
    press(qtbot, view, "Add something of my own")
    write(qtbot, view.form, "Name", "Itching")
    press(qtbot, view.form, "Save")
    page.show_place("cards")
    for name in ("Numbness", "Tingling", "Pain"):
        named(page.cards, QCheckBox, name).click()
    window.journal.undo()
    assert all(tick.isChecked() for tick in page.cards.ticks.values())
    page.open_place("words")
    assert page.header.title == "My words"
    page.show_place("cards")
    named(page.cards, QCheckBox, "Pain").click()
    assert page.settings.value.symptoms == ("numbness", "tingling", "itching")


def test_a_feeling_of_ones_own_is_added_edited_retired_and_brought_back(
    page: PreferencesPage, window: MainWindow, qtbot: QtBot
) -> None:
    view = open_list(page, "more")
    press(qtbot, view, "Add something of my own")
    assert page.header.title == "Something of my own to rate"
    key(qtbot, page, Qt.Key.Key_Return, control=True)
    assert view.form.error_banner.words == "What is tracked needs a name."
    write(qtbot, view.form, "Name", "Walking on sand")
    write(qtbot, view.form, "What 10 means", "deep sand")
    key(qtbot, page, Qt.Key.Key_Return)
    assert view.rows["walking-on-sand"].accessibleName() == "Walking on sand, 0 none, 10 deep sand"
    assert view.rows["walking-on-sand"].isChecked()
    assert window.focusWidget() is view.rows["walking-on-sand"]
    assert page.settings.value.symptoms[-1] == "walking-on-sand"
    assert toast(window).words == "Walking on sand was added"

    press(qtbot, view, "Edit Walking on sand")
    write(qtbot, view.form, "Name", "Sand")
    key(qtbot, page, Qt.Key.Key_Return)
    assert view.rows["walking-on-sand"].text() == "Sand"
    press(qtbot, view, "Edit Sand")
    press(qtbot, view.form, "No longer offer it")
    assert "walking-on-sand" not in view.rows
    assert [one.retired for one in kept(page).definitions if one.kind == "symptom"] == [TODAY]
    assert toast(window).words == "Sand is no longer offered; what you wrote of it stays"
    undo(window, qtbot)
    assert view.rows["walking-on-sand"].isChecked()


def test_a_name_that_is_there_already_is_ticked_and_one_that_was_retired_comes_back(
    page: PreferencesPage, qtbot: QtBot
) -> None:
    view = open_list(page, "more")
    for name, _again in (("cramps!", 1), ("Itching", 1), ("itching", 2)):
        press(qtbot, view, "Add something of my own")
        write(qtbot, view.form, "Name", name)
        press(qtbot, view.form, "Save")
    assert page.settings.value.symptoms == ("numbness", "tingling", "pain", "cramps", "itching")
    press(qtbot, view, "Edit Itching")
    press(qtbot, view.form, "No longer offer it")
    press(qtbot, view, "Add something of my own")
    write(qtbot, view.form, "Name", "Itching")
    press(qtbot, view.form, "Save")
    [own] = [one for one in kept(page).definitions if one.kind == "symptom"]
    assert own.retired is None
    press(qtbot, view, "Edit Itching")
    write(qtbot, view.form, "Name", "Burning")
    press(qtbot, view.form, "Save")
    assert view.form.error_banner.words == "“Burning” is there already."


def test_the_only_feeling_that_is_rated_is_not_retired(page: PreferencesPage, qtbot: QtBot) -> None:
    view = open_list(page, "more")
    press(qtbot, view, "Add something of my own")
    write(qtbot, view.form, "Name", "Itching")
    press(qtbot, view.form, "Save")
    page.show_place("cards")
    for name in ("Numbness", "Tingling", "Pain"):
        named(page.cards, QCheckBox, name).click()
    open_list(page, "more")
    press(qtbot, view, "Edit Itching")
    press(qtbot, view.form, "No longer offer it")
    assert view.form.error_banner.words.startswith("At least one feeling stays ticked")
    assert page.settings.value.symptoms == ("itching",)


@pytest.mark.parametrize(
    ("place", "kind", "fields"),
    [
        ("measurements", "measurement", {"Name": "Blood pressure", "Unit": "mmHg"}),
        ("events", "event", {"Name": "New shoes"}),
        ("treatments", "treatment", {"Name": "Foot cream"}),
    ],
)
def test_other_things_of_ones_own_are_added_and_ticked(
    page: PreferencesPage, qtbot: QtBot, place: str, kind: str, fields: dict[str, str]
) -> None:
    view = open_list(page, place)
    press(qtbot, view, "Add something of my own")
    for name, words in fields.items():
        write(qtbot, view.form, name, words)
    press(qtbot, view.form, "Save")
    made = next(one for one in kept(page).definitions if one.kind == kind and one.key != "pregabalin")
    assert (made.name, made.unit) == (fields["Name"], fields.get("Unit", ""))
    assert made.key in getattr(page.settings.value, place)
    assert view.rows[made.key].isChecked()
    qtbot.keyClick(view.rows[made.key], Qt.Key.Key_Space)
    assert made.key not in getattr(page.settings.value, place)


def test_only_events_of_ones_own_are_listed(page: PreferencesPage, qtbot: QtBot) -> None:
    view = open_list(page, "events")
    assert view.rows == {}
    assert view.add_button.hasFocus()
    press(qtbot, view, "Add something of my own")
    write(qtbot, view.form, "Name", "fall")
    press(qtbot, view.form, "Save")
    assert view.form.error_banner.words == "“fall” is there already."
    assert page.settings.value.events == ()


def test_leaving_a_form_keeps_nothing(page: PreferencesPage, qtbot: QtBot) -> None:
    view = open_list(page, "more")
    before = kept(page).definitions
    for leave in ("Leave without saving", ""):
        press(qtbot, view, "Add something of my own")
        write(qtbot, view.form, "Name", "Itching")
        if leave:
            press(qtbot, view.form, leave)
        else:
            key(qtbot, page, Qt.Key.Key_Up, alt=True)
        assert page.header.title == "More to rate"
    assert kept(page).definitions == before


def test_words_for_a_step_keep_themselves_and_old_days_keep_the_old_ones(page: PreferencesPage, qtbot: QtBot) -> None:
    page.open_place("words")
    view = page.view("words")
    assert isinstance(view, WordsView)
    assert (view.fields[0].placeholderText(), view.fields[10].placeholderText()) == ("none", "worst imaginable")
    assert view.fields[4].text() == "like cotton wool"
    write(qtbot, view, "Numbness, what 4 means to me", "I cannot feel my sock")
    write(qtbot, view, "Numbness, what 7 means to me", "I look where my feet are")
    assert view.symptom is not None
    named(view.symptom, QRadioButton, "Pain").click()
    assert view.fields[4].text() == ""
    write(qtbot, view, "Pain, what 2 means to me", "I forget it")
    page.leave()
    words = kept(page).step_words
    assert words_on(words, "numbness", TODAY) == {4: "I cannot feel my sock", 7: "I look where my feet are"}
    assert words_on(words, "numbness", YESTERDAY) == {4: "like cotton wool"}
    assert words_on(words, "pain", TODAY) == {2: "I forget it"}


def test_words_that_were_taken_away_come_back_by_undo(page: PreferencesPage, window: MainWindow, qtbot: QtBot) -> None:
    page.open_place("words")
    view = page.view("words")
    assert isinstance(view, WordsView)
    view.fields[4].setFocus()
    view.fields[4].selectAll()
    qtbot.keyClick(view.fields[4], Qt.Key.Key_Delete)
    qtbot.keyClick(view.fields[4], Qt.Key.Key_Return)
    assert words_on(kept(page).step_words, "numbness", TODAY) == {}
    assert toast(window).words == "Numbness: no words for 4"
    undo(window, qtbot)
    assert view.fields[4].text() == "like cotton wool"


def test_a_medicine_is_added_with_its_start_and_asked_for(page: PreferencesPage, qtbot: QtBot) -> None:
    press(qtbot, page, "My medicines")
    view = open_medicines(page)
    assert page.header.title == "My medicines"
    press(qtbot, view, "Add a medicine")
    press(qtbot, view.form, "Add it")
    assert view.form.error_banner.words == "What is tracked needs a name."
    write(qtbot, view.form, "Name", "Vitamin B12")
    write(qtbot, view.form, "Dose", "1 mg")
    write(qtbot, view.form, "Started on", "2027-01-01")
    press(qtbot, view.form, "Add it")
    assert view.form.error_banner.words.endswith("2027 has not come yet.")
    assert len(kept(page).treatment_changes) == 1
    write(qtbot, view.form, "Started on", "2026-11-01")
    press(qtbot, view.form, "Add it")
    started = kept(page).treatment_changes[-1]
    assert (started.treatment, started.turn, started.dose, started.day.day) == ("vitamin-b12", STARTED, "1 mg", 1)
    assert "vitamin-b12" in page.settings.value.treatments
    assert view.medicines.cards["vitamin-b12"].log.hasFocus()


def test_the_course_of_a_medicine_is_logged_corrected_and_taken_back(
    page: PreferencesPage, window: MainWindow, qtbot: QtBot
) -> None:
    view = open_medicines(page)
    press(qtbot, view, "Pregabalin, log a change")
    write(qtbot, view.turn_form, "Dose", "100 mg")
    key(qtbot, page, Qt.Key.Key_Return, control=True)
    assert [one.dose for one in kept(page).treatment_changes] == ["75 mg", "100 mg"]
    press(qtbot, view, "Pregabalin, its course")
    assert page.header.title == "Pregabalin"
    press(qtbot, view.course, "Correct 24 November 2026")
    write(qtbot, view.turn_form, "In your words", "slept badly")
    press(qtbot, view.turn_form, "Save the correction")
    assert page.header.title == "Pregabalin"
    assert [(one.turn, one.text) for one in kept(page).treatment_changes] == [(STARTED, ""), (CHANGED, "slept badly")]
    press(qtbot, view.course, "Take away 24 November 2026")
    assert [one.dose for one in kept(page).treatment_changes] == ["75 mg"]
    assert toast(window).words == "Taken away: dose changed, 100 mg, at night on 24 November"
    undo(window, qtbot)
    assert [one.dose for one in kept(page).treatment_changes] == ["75 mg", "100 mg"]
    press(qtbot, view.course, "Log a change")
    qtbot.keyClick(view.turn_form.event_kind.focusProxy() or view, Qt.Key.Key_End)
    press(qtbot, view.turn_form, "Log the change")
    assert [one.turn for one in kept(page).treatment_changes] == [STARTED, STOPPED]
    for _step in range(2):
        key(qtbot, page, Qt.Key.Key_Up, alt=True)
    assert page.header.title == "Settings"
    assert page.cards.medicines.hasFocus()


def test_a_medicine_is_renamed_and_retired_and_its_course_stays(
    page: PreferencesPage, window: MainWindow, qtbot: QtBot
) -> None:
    view = open_medicines(page)
    press(qtbot, view, "Pregabalin, its course")
    press(qtbot, view.course, "Edit name and kind")
    write(qtbot, view.own, "Name", "Lyrica")
    press(qtbot, view.own, "Save")
    assert page.header.title == "Lyrica"
    press(qtbot, view.course, "Edit name and kind")
    press(qtbot, view.own, "No longer offer it")
    assert page.header.title == "My medicines"
    assert view.medicines.cards == {}
    assert len(kept(page).treatment_changes) == 1
    undo(window, qtbot)
    assert list(view.medicines.cards) == ["pregabalin"]


def test_same_as_yesterday_is_offered_only_where_it_is_asked_for(page: PreferencesPage) -> None:
    assert not page.settings.value.same_where
    named(page, QCheckBox, "“Same as yesterday”").click()
    named(page, QCheckBox, "Calm motion").click()
    assert page.settings.value.same_where
    assert page.settings.value.calm
    assert page.isVisible()


def test_the_focus_stays_on_the_colours_when_they_change(
    page: PreferencesPage, window: MainWindow, qtbot: QtBot
) -> None:
    light = named(page, QRadioButton, "Light")
    qtbot.mouseClick(light, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: window.page("preferences") is not page)
    until(qtbot, lambda: named(preferences(window), QRadioButton, "Light").hasFocus())


def test_the_exercises_are_one_button_away(page: PreferencesPage, window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, page, "My exercises")
    assert window.page("exercises").isVisible()


def test_what_the_keyboard_reaches_is_in_sight(page: PreferencesPage, window: MainWindow, qtbot: QtBot) -> None:
    window.resize(800, 600)
    open_list(page, "more")
    for _row in range(9):
        key(qtbot, page, Qt.Key.Key_Down)
    focused = window.focusWidget()
    assert focused is not None
    until(qtbot, lambda: not focused.visibleRegion().isEmpty())


def _faces(page: PreferencesPage) -> Iterator[str]:
    """Bring each view and each face to the front, one after the other."""
    views = ("cards", "more", "words", "treatments", "measurements", "events", "medicines", "import", "export")
    for place in (*views, "backups", "passphrase", "join"):
        page.show_place(place)
        yield place
        view = page.view(place)
        if isinstance(view, ListView):
            view.open_form(None)
            yield f"{place}, form"
        elif isinstance(view, MedicinesView):
            for name, open_face in (("add", view.open_form), ("edit", view._open_edit)):
                view._key = "pregabalin"
                open_face()
                yield name
            for name, open_medicine in (("course", view.open_course), ("change", view.open_change)):
                open_medicine("pregabalin")
                yield name


def test_no_view_flashes_up_as_a_window_of_its_own(page: PreferencesPage, qapp: QApplication) -> None:
    watcher = Windows()
    qapp.installEventFilter(watcher)
    for _face in _faces(page):
        settle()
    qapp.removeEventFilter(watcher)
    assert watcher.shown == []


@pytest.mark.parametrize(
    ("size", "scale"), [((1200, 800), 1.0), ((800, 600), 1.0), ((1200, 800), 2.0), ((800, 600), 2.0)]
)
def test_no_view_is_wider_than_its_window_and_all_controls_are_named(
    tmp_path: Path, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    own = Definition(kind="symptom", key="sock", name="A sock that is not there", low="no sock", high="woollen sock")
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([*BEFORE, own]), scale=scale) as window:
        window.resize(*size)
        window.show_page("preferences")
        page = preferences(window)
        for face in _faces(page):
            settle()
            for area in page.findChildren(QScrollArea):
                inner = area.widget()
                if area.isVisible() and inner is not None:
                    assert inner.minimumSizeHint().width() <= area.viewport().width(), face
            for widget in page.findChildren(QWidget):
                if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    continue
                if widget.focusProxy() is None and not type(widget).__name__.startswith("_Number"):
                    assert widget.accessibleName(), (face, widget)
                    assert widget.height() >= 44 * scale, (face, widget.accessibleName(), widget.height())
