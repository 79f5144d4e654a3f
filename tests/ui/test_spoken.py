"""What a screen reader is told: each message as an announcement and as the description of the focused widget."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.symptom import PAIN
from diary.ui import theme
from diary.ui.widgets import spoken
from diary.ui.widgets.inputs.rating_scale import RatingScale
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.inputs.stepper import Stepper
from diary.ui.widgets.label import plain_label, show_emphasis
from tests.ui.windows import until


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words of all announcements, in the order in which they are made."""
    words: list[str] = []
    monkeypatch.setattr(spoken, "_announce", lambda _widget, said, **_urgent: words.append(said))
    return words


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    theme.apply(qapp, "light")
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


def put(window: QWidget, qtbot: QtBot, *widgets: QWidget) -> None:
    """Add the widgets and focus the first one."""
    for widget in widgets:
        layout = window.layout()
        assert layout is not None
        layout.addWidget(widget)
    widgets[0].setFocus()
    until(qtbot, lambda: QApplication.focusWidget() is not None)


def test_a_message_goes_both_ways_and_the_description_comes_back_after_the_focus(
    window: QWidget, qtbot: QtBot, announced: list[str]
) -> None:
    button, other = QPushButton("Save"), QPushButton("Open")
    button.setAccessibleDescription("Its own words")
    put(window, qtbot, button, other)
    spoken.say(window, "Saved")
    assert announced == ["Saved"]
    assert button.accessibleDescription() == "Saved"
    assert spoken.own_description(button) == "Its own words"
    other.setFocus()
    until(qtbot, lambda: button.accessibleDescription() == "Its own words")


def test_the_same_words_are_said_once_in_one_turn_and_again_in_the_next(
    window: QWidget, qtbot: QtBot, announced: list[str]
) -> None:
    put(window, qtbot, QPushButton("Save"))
    spoken.say(window, "Saved")
    spoken.say(window, "Saved")
    assert announced == ["Saved"]
    qtbot.wait(1)
    spoken.say(window, "Saved")
    assert announced == ["Saved", "Saved"]


def test_a_quiet_description_waits_until_the_focus_has_left(window: QWidget, qtbot: QtBot) -> None:
    chart, other = QPushButton("Chart"), QPushButton("Open")
    put(window, qtbot, chart, other)
    spoken.describe(chart, "Twelve weeks", quietly=True)
    assert chart.accessibleDescription() == "Twelve weeks", "the first one is heard"
    spoken.describe(chart, "Four weeks", quietly=True)
    assert chart.accessibleDescription() == "Twelve weeks"
    other.setFocus()
    until(qtbot, lambda: chart.accessibleDescription() == "Four weeks")


def test_a_loud_description_takes_the_place_of_a_message(window: QWidget, qtbot: QtBot) -> None:
    scale = QPushButton("Scale")
    put(window, qtbot, scale, QPushButton("Open"))
    spoken.say(scale, "Pain, 3 of 10")
    spoken.describe(scale, "Not recorded")
    assert scale.accessibleDescription() == "Not recorded"


def test_a_widget_that_is_deleted_while_it_carries_a_message_is_forgotten(window: QWidget, qtbot: QtBot) -> None:
    button, other = QPushButton("Save"), QPushButton("Open")
    put(window, qtbot, button, other)
    spoken.say(window, "Saved")
    button.deleteLater()
    other.setFocus()
    until(qtbot, lambda: not spoken._held)


def test_a_rating_says_its_value_when_set_and_when_come_back_to(
    window: QWidget, qtbot: QtBot, announced: list[str]
) -> None:
    scale, other = RatingScale(PAIN), QPushButton("Next")
    scale.show_rating(None, 5)
    put(window, qtbot, scale, other)
    assert scale.accessibleDescription() == "Not recorded. Yesterday 5"
    for key in (Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Home):
        qtbot.keyClick(scale, key)
    assert announced == [
        "Pain, 3 of 10",
        "Pain, 1 of 10. Press 0 for 10",
        "Pain, 10 of 10",
        "Pain: not recorded",
        "Pain, 0 of 10",
    ]
    assert scale.accessibleDescription() == "Pain, 0 of 10"
    qtbot.keyClick(scale, Qt.Key.Key_1)
    assert spoken.own_description(scale) == "1 of 10. Press 0 for 10. Yesterday 5"
    other.setFocus()
    until(qtbot, lambda: scale.accessibleDescription() == "1 of 10. Yesterday 5")


def test_a_segmented_control_says_the_chosen_part(window: QWidget, qtbot: QtBot, announced: list[str]) -> None:
    control = SegmentedControl("Period", [("4", "4 weeks"), ("12", "12 weeks"), ("all", "All")])
    put(window, qtbot, control, QPushButton("Next"))
    row = control.focusProxy()
    assert row is not None
    assert row.accessibleDescription() == "4 weeks, 1 of 3"
    qtbot.keyClick(row, Qt.Key.Key_Right)
    assert announced == ["12 weeks, 2 of 3"]
    assert spoken.own_description(row) == "12 weeks, 2 of 3"


def test_minutes_that_are_stepped_from_elsewhere_are_said(window: QWidget, qtbot: QtBot, announced: list[str]) -> None:
    tick, minutes = QCheckBox("Walk"), Stepper("Brisk walk minutes", "", 1, 300, 5)
    minutes.show_value(25)
    put(window, qtbot, tick, minutes)
    minutes.step_by(1)
    assert announced == ["Brisk walk minutes, 30"]
    assert tick.accessibleDescription() == "Brisk walk minutes, 30"


def test_a_stepped_number_that_has_the_focus_is_shown_to_orca_alone(
    window: QWidget, qtbot: QtBot, announced: list[str]
) -> None:
    minutes = Stepper("Brisk walk minutes", "min", 1, 300, 5)
    put(window, qtbot, minutes)
    number = minutes.focusProxy()
    assert number is not None
    qtbot.keyClick(number, Qt.Key.Key_Plus)
    assert announced == []
    assert number.accessibleDescription() == "6 min"


def test_no_tag_is_read(window: QWidget) -> None:
    words = plain_label("", window)
    show_emphasis(words, "<big><b>{n}</b></big> of 10", n="<3>")
    read = QAccessible.queryAccessibleInterface(words)
    assert read.text(QAccessible.Text.Name) == "<3> of 10"
