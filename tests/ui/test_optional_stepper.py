"""An optional number."""

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from diary.ui.widgets.inputs.optional_stepper import NumberRange, OptionalStepper


@pytest.fixture
def hours(qtbot: QtBot) -> OptionalStepper:
    made = OptionalStepper("Hours of sleep", "hours", NumberRange(0, 24, 0.5, 7))
    qtbot.addWidget(made)
    made.show()
    return made


def typed(hours: OptionalStepper, qtbot: QtBot, text: str) -> float | None:
    qtbot.keyClicks(hours.stepper.number, text)
    qtbot.keyClick(hours.stepper.number, Qt.Key.Key_Return)
    return hours.value


def test_it_is_blank_until_the_first_step_which_lands_on_a_usual_number(hours: OptionalStepper, qtbot: QtBot) -> None:
    assert hours.value is None
    assert hours.stepper.number.text() == "Not recorded"
    qtbot.keyClick(hours.stepper.number, Qt.Key.Key_Up)
    assert hours.value == 7
    qtbot.keyClick(hours.stepper.number, Qt.Key.Key_Plus)
    assert hours.value == 7.5
    assert hours.stepper.number.text() == "7.5 hours"


@pytest.mark.parametrize(("text", "value"), [("6", 6), ("6.5", 6.5), ("6,5", 6.5), ("0", 0), ("24", 24)])
def test_a_number_is_typed_over_the_words(hours: OptionalStepper, qtbot: QtBot, text: str, value: float) -> None:
    assert typed(hours, qtbot, text) == value


@pytest.mark.parametrize("text", ["25", "-1", "-", "."])
def test_what_cannot_be_is_told_and_changes_nothing(hours: OptionalStepper, qtbot: QtBot, text: str) -> None:
    assert typed(hours, qtbot, text) is None
    assert hours.trouble.isVisible()
    hours.show_value(6)
    hours.stepper.number.selectAll()
    assert typed(hours, qtbot, "99") == 6
    assert hours.stepper.number.text() == "6 hours"


def test_an_empty_field_and_clear_take_the_number_back(hours: OptionalStepper, qtbot: QtBot) -> None:
    answers: list[object] = []
    hours.answered.connect(answers.append)
    assert typed(hours, qtbot, "8") == 8
    hours.stepper.number.selectAll()
    qtbot.keyClick(hours.stepper.number, Qt.Key.Key_Delete)
    qtbot.keyClick(hours.stepper.number, Qt.Key.Key_Return)
    assert hours.value is None
    assert typed(hours, qtbot, "9") == 9
    hours.clear.click()
    assert answers == [8, None, 9, None]


def test_thousands_are_read_as_the_person_writes_them(qtbot: QtBot) -> None:
    former = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        steps = OptionalStepper("Steps", "", NumberRange(0, 200_000, 100, 4000))
        qtbot.addWidget(steps)
        assert typed(steps, qtbot, "4.500") == 4500
    finally:
        QLocale.setDefault(former)


def test_an_own_quantity_may_be_below_zero(qtbot: QtBot) -> None:
    outside = OptionalStepper("Outside", "°C", NumberRange(-1_000_000, 1_000_000, 1, 0))
    qtbot.addWidget(outside)
    assert typed(outside, qtbot, "-4") == -4
