"""How far up each limb, driven by keys and clicks as a person drives it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from diary.domain.site import LEVELS, LIMBS
from diary.ui import theme
from diary.ui.widgets.body.extent_picker import ExtentPicker, LimbExtent
from tests.ui.marking import shown, use


@pytest.fixture
def picker(qtbot: QtBot, qapp: QApplication) -> Iterator[ExtentPicker]:
    theme.apply(qapp, "light")
    made = ExtentPicker()
    with shown(made, qtbot):
        yield made


def cell(limb: LimbExtent, words: str) -> QRadioButton:
    return next(one for one in limb.findChildren(QRadioButton) if one.text() == words)


def chosen(limb: LimbExtent) -> list[str]:
    return [one.text() for one in limb.findChildren(QRadioButton) if one.isChecked()]


def test_nothing_is_recorded_at_first_and_that_is_not_none(picker: ExtentPicker) -> None:
    for limb in picker.limbs.values():
        assert limb.level == ""
        assert chosen(limb) == ["Not recorded"]
        assert limb.accessibleDescription() == "Not recorded"


def test_each_limb_offers_the_seven_levels_in_its_own_words(picker: ExtentPicker) -> None:
    words = {key: [one.text() for one in limb.findChildren(QRadioButton)] for key, limb in picker.limbs.items()}
    assert list(words) == list(LIMBS)
    assert words["left-leg"] == words["right-leg"]
    assert words["left-arm"][1:4] == ["None", "Fingertips", "Whole hand"]
    assert all(len(set(one)) == 8 for one in words.values())


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([Qt.Key.Key_Right], "none"),
        ([Qt.Key.Key_Right, Qt.Key.Key_Down], "toes"),
        ([Qt.Key.Key_Left], ""),
        ([Qt.Key.Key_End], "above"),
        ([Qt.Key.Key_End, Qt.Key.Key_Right], "above"),
        ([Qt.Key.Key_End, Qt.Key.Key_Up], "knee"),
        ([Qt.Key.Key_Right, Qt.Key.Key_Left], ""),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], ""),
        ([Qt.Key.Key_End, Qt.Key.Key_Delete], ""),
        ([Qt.Key.Key_End, Qt.Key.Key_Backspace], ""),
    ],
)
def test_keys_choose(qtbot: QtBot, picker: ExtentPicker, keys: list[Qt.Key], expected: str) -> None:
    limb = picker.limbs["left-leg"]
    limb.setFocus()
    for key in keys:
        qtbot.keyClick(limb, key)
    assert limb.level == expected


def test_one_announcement_for_each_new_answer(qtbot: QtBot, picker: ExtentPicker) -> None:
    told: list[tuple[str, str]] = []
    picker.extent_chosen.connect(lambda limb, level: told.append((limb, level)))
    qtbot.mouseClick(cell(picker.limbs["right-arm"], "Wrist"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(cell(picker.limbs["right-arm"], "Wrist"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(cell(picker.limbs["right-arm"], "None"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(cell(picker.limbs["right-arm"], "Not recorded"), Qt.MouseButton.LeftButton)
    assert told == [("right-arm", "ankle"), ("right-arm", "none"), ("right-arm", "")]
    assert picker.limbs["right-arm"].hasFocus()


def test_showing_what_the_diary_holds_announces_nothing(picker: ExtentPicker) -> None:
    told: list[str] = []
    picker.extent_chosen.connect(lambda limb, _level: told.append(limb))
    picker.show_extents({"left-leg": "calf", "right-arm": "none"})
    assert [limb.level for limb in picker.limbs.values()] == ["calf", "", "", "none"]
    assert chosen(picker.limbs["left-leg"]) == ["Half-way up the calf"]
    picker.show_extents({})
    assert all(chosen(limb) == ["Not recorded"] for limb in picker.limbs.values())
    assert told == []


def test_each_limb_is_one_tab_stop(qtbot: QtBot, picker: ExtentPicker) -> None:
    picker.setFocus()
    order = []
    for _limb in LIMBS:
        here = QApplication.focusWidget()
        assert isinstance(here, LimbExtent)
        order.append(here.accessibleName())
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert order == [
        "Left leg, how far up",
        "Right leg, how far up",
        "Left arm, how far up",
        "Right arm, how far up",
    ]


def test_a_screen_reader_hears_a_group_of_radio_buttons(picker: ExtentPicker) -> None:
    picker.show_extents({"left-leg": "knee"})
    limb = picker.limbs["left-leg"]
    group = QAccessible.queryAccessibleInterface(limb)
    assert group.role() == QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Description) == "Knee"
    button = QAccessible.queryAccessibleInterface(cell(limb, "Knee"))
    assert button.role() == QAccessible.Role.RadioButton
    assert button.text(QAccessible.Text.Name) == "Knee"
    assert button.state().checked


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [600, 980])
def test_no_word_is_cut_off_and_every_target_is_large(qtbot: QtBot, scale: float, width: int) -> None:
    use("light", scale)
    picker = ExtentPicker()
    with shown(picker, qtbot, width=width, height=700):
        for one in picker.findChildren(QRadioButton):
            room = QRect(0, 0, one.width() - theme.px(8), one.height())
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            words = QFontMetrics(one.font()).boundingRect(room, flags.value, one.text())
            assert room.contains(words), one.text()
            assert one.height() >= 44
        for limb in picker.limbs.values():
            assert limb.rect().contains(limb.childrenRect())


@pytest.mark.parametrize("look", ["light", "dark", "high-contrast"])
def test_every_state_looks_different(qtbot: QtBot, look: str) -> None:
    use(look)
    picker = ExtentPicker()
    with shown(picker, qtbot):
        limb = picker.limbs["left-leg"]
        pictures = []
        for level in ("", *LEVELS):
            limb.show_level(level)
            pictures.append(limb.grab().toImage())
        limb.setFocus()
        pictures.append(limb.grab().toImage())
        assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])
