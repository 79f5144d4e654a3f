"""The rest of an evening in the real window: where, sleep and falls, right now, a change of a medicine, by keyboard."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.definition import Definition
from diary.domain.event import FALL, NO_FALL
from diary.domain.excerpt import Excerpt
from diary.domain.period import single
from diary.domain.site import SiteMark
from diary.domain.symptom import StepWords
from diary.domain.treatment import STARTED, TreatmentEvent
from diary.settings import Settings, SettingsStore, Value
from diary.storage.day_reader import read_day
from diary.ui.main_window import MainWindow
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.inputs.rating_scale import RatingScale
from tests.benchmarks.evening_keys import MOST, write_evening
from tests.ui.windows import TODAY, named, until, window_on

TOES = "foot-sole-left-toes"


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(tmp_path / "diary.sqlite", qtbot) as made:
        yield made


def choose(folder: Path, **values: Value) -> None:
    store = SettingsStore(folder)
    store.update(**values)
    store.write()


def focused(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(window), key, modifiers)


def kept(window: MainWindow, day: date = TODAY) -> Excerpt:
    """What is on disk once the window is closed."""
    window.close()
    return read_day(window.journal.path, day).within(single(day))


def test_an_average_evening_takes_at_most_25_keys(window: MainWindow, qtbot: QtBot) -> None:
    assert write_evening(window) <= MOST
    until(qtbot, window.today_page.view("finished").isVisible)
    evening = kept(window)
    assert {one.symptom: one.value for one in evening.ratings} == {"numbness": 4, "tingling": 5, "pain": 3}
    assert {one.exercise for one in evening.exercises} == {
        *("arm-circles", "leg-swings", "calf-stretch", "seated-hamstring-stretch", "calf-raise", "brisk-walk")
    }
    assert {one.treatment for one in evening.treatments} == {"tablets", "warm-bath"}


def test_tab_goes_down_the_left_column_and_then_the_right_one(window: MainWindow) -> None:
    names = []
    for _stop in range(10):
        names.append(focused(window).accessibleName().split(",")[0])
        press(window, Qt.Key.Key_Tab)
    assert names == [
        *("Numbness", "Tingling", "Pain", "Where", "Sleep and falls", "A sentence about the day"),
        *("Dynamic warm-up", "Start guided session", "Log a change", "Tablets"),
    ]


def test_a_week_is_filled_in_with_one_key_from_day_to_day(window: MainWindow) -> None:
    for value in (Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5):
        press(window, value)
        press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    window.close()
    days = (TODAY, TODAY - timedelta(days=1), TODAY - timedelta(days=2))
    values = [one.value for day in days for one in read_day(window.journal.path, day).within(single(day)).ratings]
    assert values == [3, 4, 5]


def test_places_are_marked_on_both_sides_rated_and_told_in_words(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    view = window.today_page.view("where")
    box = named(view, QCheckBox, "Left foot, sole, toes")
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.keyClick(named(view, QWidget, "Left foot, sole, toes"), Qt.Key.Key_2)
    press(window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert window.today_page.log.where.accessibleName() == "Where, Both feet: toes"
    assert focused(window) is window.today_page.log.where
    evening = kept(window)
    assert {one.site for one in evening.site_marks} == {TOES, "foot-sole-right-toes"}
    assert {one.symptom for one in evening.site_marks} == {"numbness"}


def test_two_keys_take_yesterdays_places_where_the_person_asked_for_it(tmp_path: Path, qtbot: QtBot) -> None:
    marks = [SiteMark(day=TODAY - timedelta(days=1), site=TOES, symptom="pain", value=6)]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(marks)) as window:
        press(window, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
        press(window, Qt.Key.Key_Y)
        assert window.journal.day(TODAY).day(TODAY).site_marks == ()
    choose(tmp_path, same_where=True)
    with window_on(tmp_path / "diary.sqlite", qtbot) as window:
        press(window, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
        press(window, Qt.Key.Key_Y)
        [mark] = kept(window).site_marks
        assert (mark.site, mark.symptom, mark.value) == (TOES, "pain", 6)


def test_the_list_holds_the_same_places_as_the_picture(window: MainWindow, qtbot: QtBot) -> None:
    page = window.today_page
    page.open_view("where")
    view = page.view("where")
    qtbot.mouseClick(named(window, Button, "Use a list"), Qt.MouseButton.LeftButton)
    ticks = [one for one in view.findChildren(QCheckBox) if one.isVisible()]
    assert len(ticks) == 32 + 1  # the regions, and the switch
    qtbot.keyClick(named(view, QCheckBox, "Left foot, sole, toes"), Qt.Key.Key_Space)
    qtbot.mouseClick(named(window, Button, "Use the picture"), Qt.MouseButton.LeftButton)
    assert named(view, QCheckBox, "Right foot, sole, toes").isChecked()


def test_sleep_a_fall_and_the_feet_are_answered_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    view = window.today_page.view("more")
    press(window, Qt.Key.Key_Space)
    number = next(one for one in view.findChildren(QWidget) if one.accessibleName() == "Hours of sleep")
    qtbot.keyClicks(number, "6.5")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    named(view, QRadioButton, "Did I fall or nearly fall today? Yes").click()
    named(view, QRadioButton, "Was I hurt? Not hurt").click()
    place = named(view, QLineEdit, "Where was it?")
    qtbot.keyClicks(place, "kitchen")
    qtbot.keyClick(place, Qt.Key.Key_Return)
    named(view, QRadioButton, "Did I look at both feet, soles and between the toes? Nothing new").click()
    named(view, Button, "Clear: Did I look at both feet, soles and between the toes?").click()
    evening = kept(window)
    assert [(one.quantity, one.value) for one in evening.measurements] == [("sleep-hours", 6.5)]
    assert {one.event for one in evening.events} == {"slept-badly", FALL.key}
    [fall] = [one for one in evening.events if one.event == FALL.key]
    assert (fall.hurt, fall.place, fall.count) == (False, "kitchen", None)


def test_no_fall_is_an_answer_and_takes_the_place_of_a_fall(window: MainWindow) -> None:
    window.today_page.open_view("more")
    view = window.today_page.view("more")
    named(view, QRadioButton, "Did I fall or nearly fall today? Yes").click()
    named(view, QRadioButton, "Did I fall or nearly fall today? No").click()
    assert [one.event for one in kept(window).events] == [NO_FALL.key]


@pytest.mark.parametrize("typed", ["25", "-1", "1000", "24.5"])
def test_hours_of_sleep_that_cannot_be_are_told_and_not_taken(window: MainWindow, qtbot: QtBot, typed: str) -> None:
    window.today_page.open_view("more")
    view = window.today_page.view("more")
    number = next(one for one in view.findChildren(QWidget) if one.accessibleName() == "Hours of sleep")
    number.setFocus()
    qtbot.keyClicks(number, typed)
    qtbot.keyClick(number, Qt.Key.Key_Return)
    sentence = f"Hours of sleep: {typed} cannot be; it is 0 to 24."
    assert [one.text() for one in view.findChildren(QLabel) if one.isVisible() and "cannot be" in one.text()] == [
        sentence
    ]
    assert kept(window).measurements == ()


def test_a_note_of_a_megabyte_stays_in_the_field_and_is_told(window: MainWindow) -> None:
    window.today_page.open_view("sentence")
    view = window.today_page.view("sentence")
    text = named(view, QPlainTextEdit, "A sentence about today")
    text.setPlainText("long " * 200_000)
    view.take_up()
    assert any("at most 100000" in one.text() and one.isVisible() for one in view.findChildren(QLabel))
    assert len(text.toPlainText()) == 1_000_000
    text.setPlainText("short")
    view.take_up()
    assert [one.text for one in kept(window).notes] == ["short"]


def test_a_rating_right_now_stands_beside_the_evenings(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_4)
    named(window, Button, "Rate right now").click()
    view = window.today_page.view("now")
    scale = named(view, RatingScale, "Numbness, right now")
    qtbot.keyClick(scale, Qt.Key.Key_7)
    named(view, Button, "Write this down").click()
    assert scale.value is None
    press(window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert window.today_page.log.ratings["numbness"].scale.value == 4
    timed = {one.time is not None: one.value for one in kept(window).ratings}
    assert timed == {False: 4, True: 7}


def test_own_symptoms_and_words_for_the_steps_are_asked_for(tmp_path: Path, qtbot: QtBot) -> None:
    own = Definition(kind="symptom", key="sock", name="Sock feeling", low="bare", high="thick sock")
    words = StepWords(symptom="sock", step=4, words="as if I wore one", valid_from=TODAY)
    choose(tmp_path, symptoms=("numbness", "sock", "cramps"))
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([own, words])) as window:
        rows = window.today_page.log.ratings
        assert list(rows) == ["numbness", "sock", "cramps"]
        qtbot.keyClick(rows["sock"].scale, Qt.Key.Key_4)
        assert rows["sock"]._hint.text() == "as if I wore one"
        assert [(one.symptom, one.value) for one in kept(window).ratings] == [("sock", 4)]


def test_a_medicine_is_ticked_with_its_dose_and_its_change_is_logged(tmp_path: Path, qtbot: QtBot) -> None:
    medicine = Definition(kind="treatment", key="pregabalin", name="Pregabalin", category="medicine")
    start = TreatmentEvent(
        day=TODAY - timedelta(days=40), treatment="pregabalin", turn=STARTED, dose="75 mg", times="at night"
    )
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([medicine, start])) as window:
        page = window.today_page
        tick = named(page, QCheckBox, "Pregabalin, 75 mg, at night")
        qtbot.keyClick(tick, Qt.Key.Key_Space)
        named(page, Button, "Log a change").click()
        view = page.view("change")
        assert named(view, QRadioButton, "Pregabalin").isChecked()
        named(view, QRadioButton, "Stopped").click()
        named(view, Button, "Log the change").click()
        assert page.log.isVisible()
        evening = kept(window)
        assert [(one.treatment, one.dose) for one in evening.treatments] == [("pregabalin", "75 mg")]
        assert [(one.turn, one.day) for one in evening.treatment_events] == [("stopped", TODAY)]


def test_points_of_acupressure_are_written_with_it(window: MainWindow, qtbot: QtBot) -> None:
    page = window.today_page
    qtbot.keyClick(named(page, QCheckBox, "Acupressure"), Qt.Key.Key_Space)
    points = named(page, QLineEdit, "Points of the acupressure")
    assert points.isVisible()
    qtbot.keyClicks(points, "between the first two toes")
    qtbot.keyClick(points, Qt.Key.Key_Return)
    assert [one.text for one in kept(window).treatments] == ["between the first two toes"]


def test_a_carer_signs_the_sentence(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    view = window.today_page.view("sentence")
    qtbot.keyClicks(focused(window), "He slept badly.")
    author = named(view, QLineEdit, "Written by")
    assert not author.isVisible()
    window.today_page.settings.set("helper_writes", True)
    window.today_page.refresh()
    assert author.isVisible()
    qtbot.keyClicks(author, "Anna")
    [note] = kept(window).notes
    assert (note.text, note.author, note.for_practitioner) == ("He slept badly.", "Anna", False)


def test_who_writes_stands_on_today_once_that_is_switched_on(window: MainWindow, qtbot: QtBot) -> None:
    page = window.today_page
    assert page.log.who is None
    page.settings.set("helper_writes", True)
    page.refresh()
    who = page.log.who
    assert who is not None
    assert who.isVisible()
    assert not who.name.isVisible()
    high = who.sizeHint().height()
    who.choice.setFocus()
    qtbot.keyClick(focused(window), Qt.Key.Key_Right)
    assert said_by(window) == [("by-helper", "")]
    until(qtbot, who.name.isVisible)
    assert who.sizeHint().height() == high
    qtbot.keyClick(focused(window), Qt.Key.Key_Tab)
    assert focused(window) is who.name
    qtbot.keyClicks(who.name, " Anna  B ")
    page.go_to(TODAY - timedelta(days=1))
    assert said_by(window) == [("by-helper", "Anna B")]
    assert who.choice.choice == "myself"  # each day says so by itself
    page.go_to(TODAY)
    assert (who.choice.choice, who.name.text()) == ("helper", "Anna B")
    page.open_view("sentence")
    assert named(page.view("sentence"), QLineEdit, "Written by").text() == "Anna B"
    page.go_back()
    page.settings.set("helper_writes", False)
    page.refresh()
    assert who.isVisible()  # somebody else wrote what is shown
    who.choice.setFocus()
    qtbot.keyClick(focused(window), Qt.Key.Key_Left)
    assert said_by(window) == []
    window.journal.undo()
    assert (who.choice.choice, who.name.text()) == ("helper", "Anna B")
    qtbot.keyClick(focused(window), Qt.Key.Key_Left)
    qtbot.keyClick(focused(window), Qt.Key.Key_Right)
    assert said_by(window) == [("by-helper", "Anna B")]  # the name that was used last


def said_by(window: MainWindow) -> list[tuple[str, str]]:
    return [(one.event, one.text) for one in window.journal.day(TODAY).day(TODAY).events]


def test_settings_of_a_switch_are_kept(window: MainWindow, qtbot: QtBot) -> None:
    page = window.today_page
    page.open_view("where")
    qtbot.mouseClick(named(page.view("where"), QCheckBox, "Mark left and right together"), Qt.MouseButton.LeftButton)
    assert page.settings.value == Settings()._replace(where_together=False)
    qtbot.keyClick(named(page.view("where"), QCheckBox, "Left foot, sole, toes"), Qt.Key.Key_Space)
    assert [one.site for one in kept(window).site_marks] == [TOES]


@pytest.mark.parametrize("form", ["change", "now"])
def test_the_day_does_not_turn_under_a_form_that_is_being_filled_in(
    window: MainWindow, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow = TODAY + timedelta(days=1)
    monkeypatch.setattr("diary.ui.main_window.diary_day", lambda _moment, _turn: tomorrow)
    page = window.today_page
    page.open_view(form)
    window._clock.timeout.emit()
    assert window.today_page is page
    page.open_view("log")
    window._clock.timeout.emit()
    assert window.today_page is not page
    assert window.today_page.today == tomorrow
