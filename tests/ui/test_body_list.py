"""The body map as a list of check boxes gives identical data."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from diary.domain.site import SITES
from diary.domain.symptom import SYMPTOMS
from diary.ui import theme
from diary.ui.widgets.body.body_list import BodyList, SiteTick
from diary.ui.widgets.body.body_map import BodyMap
from diary.ui.widgets.body.body_site import Boards
from tests.slow.whole import at
from tests.ui.marking import Diary, boxes, shown, use

TOES = "foot-sole-left-toes"
KEYS = [one.key for one in SITES]


@pytest.fixture
def listed(qtbot: QtBot, qapp: QApplication) -> Iterator[BodyList]:
    theme.apply(qapp, "light")
    made = BodyList()
    with shown(made, qtbot):
        yield made


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(focused(), key)


def focused() -> SiteTick:
    box = QApplication.focusWidget()
    assert isinstance(box, SiteTick)
    return box


def said(screen: Boards) -> list[tuple[str, str, str, bool]]:
    """The accessible state of all check boxes of a screen."""
    return sorted(
        (key, box.accessibleName(), box.accessibleDescription(), box.isChecked()) for key, box in boxes(screen).items()
    )


def test_rows_and_targets_are_as_high_as_the_design_says(listed: BodyList) -> None:
    for box in boxes(listed).values():
        assert (box.width(), box.height()) == (92, 53)


def test_the_whole_cell_is_the_target(qtbot: QtBot, listed: BodyList) -> None:
    diary = Diary()
    diary.show_on(listed)
    box = boxes(listed)[TOES]
    for corner in (box.rect().topLeft(), box.rect().bottomRight()):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=corner)
        assert box.isChecked() == boxes(listed)["foot-sole-right-toes"].isChecked()
    assert diary.facts == set()


def test_rows_have_headings_and_the_names_of_the_regions(listed: BodyList) -> None:
    words = [one.text() for one in listed.findChildren(QLabel)]
    assert words.count("Left") == words.count("Right") == 2
    assert {"Feet", "Hands", "Toes, underneath", "Wrist, outside"} <= set(words)


def test_every_tick_is_reached_and_toggled_by_keys_alone(qtbot: QtBot, listed: BodyList) -> None:
    diary = Diary(both_sides=False)
    diary.show_on(listed)
    listed.focus()
    reached = []
    for place in range(8):
        for row in range(4):
            if row:
                press(qtbot, Qt.Key.Key_Down)
            press(qtbot, Qt.Key.Key_Space)
            reached.append(focused().site.key)
        if place < 7:
            press(qtbot, Qt.Key.Key_Tab)
    assert reached == KEYS
    assert {site for site, _symptom in diary.facts} == set(KEYS)


def test_arrows_move_over_the_rows_and_between_left_and_right(qtbot: QtBot, listed: BodyList) -> None:
    boxes(listed)["foot-sole-left-heel"].setFocus()
    for key, expected in (
        (Qt.Key.Key_Down, "foot-top-left-toes"),
        (Qt.Key.Key_Right, "foot-top-right-toes"),
        (Qt.Key.Key_Right, "foot-top-right-toes"),
        (Qt.Key.Key_Up, "foot-sole-right-heel"),
        (Qt.Key.Key_Left, "foot-sole-left-heel"),
    ):
        press(qtbot, key)
        assert focused().site.key == expected


def test_keys_switch_the_feeling_as_on_the_map(qtbot: QtBot, listed: BodyList) -> None:
    diary = Diary()
    diary.show_on(listed)
    asked: list[bool] = []
    listed.same_as_yesterday_wanted.connect(lambda: asked.append(True))
    listed.focus()
    press(qtbot, Qt.Key.Key_3)
    assert diary.layer == "pain"
    press(qtbot, Qt.Key.Key_Y)
    assert asked == [True]


def test_a_screen_reader_hears_the_same_as_on_the_map(listed: BodyList) -> None:
    listed.show_marks({TOES: ("numbness", "tingling")}, "numbness")
    heard = QAccessible.queryAccessibleInterface(boxes(listed)[TOES])
    assert heard.role() == QAccessible.Role.CheckBox
    assert heard.text(QAccessible.Text.Name) == "Left foot, sole, toes, numbness"
    assert heard.text(QAccessible.Text.Description) == "also tingling"
    assert heard.state().checked


steps = some.lists(
    some.tuples(
        some.sampled_from(KEYS), some.sampled_from([one.key for one in SYMPTOMS]), some.booleans(), some.booleans()
    ),
    max_size=8,
)


@settings(max_examples=at(25, 8), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_list_and_map_give_identical_data(qapp: QApplication, steps: list[tuple[str, str, bool, bool]]) -> None:
    """Random ticks on either widget, and on both alternately, lead to the same marks."""
    theme.apply(qapp, "light")
    on_map, on_list, by_turns = Diary(), Diary(), Diary()
    screens = [BodyMap(), BodyList(), BodyMap(), BodyList()]
    for diary, screen in zip((on_map, on_list, by_turns, by_turns), screens, strict=True):
        diary.show_on(screen)
    for site, layer, both_sides, turn in steps:
        for diary in (on_map, on_list, by_turns):
            diary.both_sides = both_sides
            diary.edit(layer)
        for screen in (screens[0], screens[1], screens[2 + turn]):
            boxes(screen)[site].click()
        assert on_map.facts == on_list.facts == by_turns.facts
        assert said(screens[0]) == said(screens[1]) == said(screens[2]) == said(screens[3])
    for screen in screens:
        screen.deleteLater()


@pytest.mark.parametrize("look", ["light", "dark", "high-contrast"])
def test_every_state_looks_different(qtbot: QtBot, look: str) -> None:
    use(look)
    listed = BodyList()
    with shown(listed, qtbot):
        box = boxes(listed)[TOES]
        pictures = []
        for marked in ((), ("pain",), ("numbness",), ("pain", "numbness"), ("pain", "numbness", "tingling")):
            listed.show_marks({TOES: marked}, "pain")
            pictures.append(box.grab().toImage())
        box.setFocus()
        pictures.append(box.grab().toImage())
        assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


@pytest.mark.parametrize("width", [700, 1200])
def test_no_word_is_cut_off_at_twice_the_text_size(qtbot: QtBot, width: int) -> None:
    use("light", 2.0)
    listed = BodyList()
    with shown(listed, qtbot, width=width, height=700) as page:
        assert listed.minimumSizeHint().width() <= page.viewport().width()
        for words in listed.findChildren(QLabel):
            needed = words.heightForWidth(words.width()) if words.wordWrap() else words.sizeHint().height()
            assert words.height() >= needed, words.text()
            longest = max(words.fontMetrics().horizontalAdvance(word) for word in words.text().split())
            assert words.width() >= longest, words.text()
        assert all(box.height() >= 106 and box.width() >= 184 for box in boxes(listed).values())
