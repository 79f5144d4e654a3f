"""The rating scale, driven by keys and clicks as a person drives it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.symptom import PAIN
from diary.ui import theme
from diary.ui.widgets.inputs.rating_scale import RatingRow


@pytest.fixture
def row(qtbot: QtBot, qapp: QApplication) -> Iterator[RatingRow]:
    theme.apply(qapp, "light")
    window = QWidget()
    layout = QVBoxLayout(window)
    made = RatingRow(PAIN)
    made.show_rating(None, 3)
    layout.addWidget(made)
    layout.addWidget(RatingRow(PAIN))
    qtbot.addWidget(window)
    window.resize(600, 260)
    with qtbot.waitExposed(window):
        window.show()
    made.scale.setFocus()
    yield made
    window.close()


def test_a_new_scale_holds_nothing_and_not_zero(row: RatingRow) -> None:
    assert row.scale.value is None
    assert not any(cell.isChecked() for cell in row.findChildren(QRadioButton))
    assert row.scale.accessibleName() == "Pain, past 24 hours, 0 none to 10 worst imaginable"
    assert row.scale.accessibleDescription() == "Not recorded. Yesterday 3"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([Qt.Key.Key_7], 7),
        ([Qt.Key.Key_1], 1),
        ([Qt.Key.Key_1, Qt.Key.Key_0], 10),
        ([Qt.Key.Key_0], 0),
        ([Qt.Key.Key_1, Qt.Key.Key_Delete, Qt.Key.Key_0], 0),
        ([Qt.Key.Key_1, Qt.Key.Key_Home], 0),
        ([Qt.Key.Key_1, Qt.Key.Key_Right, Qt.Key.Key_0], 0),
        ([Qt.Key.Key_1, Qt.Key.Key_F5, Qt.Key.Key_0], 0),
        ([Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_0], 10),
        ([Qt.Key.Key_Right], 3),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right], 4),
        ([Qt.Key.Key_End, Qt.Key.Key_Up], 10),
        ([Qt.Key.Key_Home, Qt.Key.Key_Left], 0),
        ([Qt.Key.Key_5, Qt.Key.Key_PageUp], 7),
        ([Qt.Key.Key_1, Qt.Key.Key_PageDown], 0),
        ([Qt.Key.Key_8, Qt.Key.Key_Backspace], None),
    ],
)
def test_keys_choose(qtbot: QtBot, row: RatingRow, keys: list[Qt.Key], expected: int | None) -> None:
    for key in keys:
        qtbot.keyClick(row.scale, key)
    assert row.scale.value == expected


def test_leaving_the_scale_closes_the_door_to_ten(qtbot: QtBot, row: RatingRow) -> None:
    qtbot.keyClick(row.scale, Qt.Key.Key_1)
    assert "Press 0 for 10" in [label.text() for label in row.findChildren(QLabel)]
    row.scale.clearFocus()
    row.scale.setFocus()
    qtbot.keyClick(row.scale, Qt.Key.Key_0)
    assert row.scale.value == 0


def test_one_announcement_for_each_new_answer(qtbot: QtBot, row: RatingRow) -> None:
    answers: list[object] = []
    row.scale.rating_changed.connect(answers.append)
    for key in (Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_End, Qt.Key.Key_Delete):
        qtbot.keyClick(row.scale, key)
    assert answers == [1, 10, None]


def test_a_click_chooses_and_clear_takes_it_back(qtbot: QtBot, row: RatingRow) -> None:
    cell = row.findChildren(QRadioButton)[4]
    qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert row.scale.value == 4
    row.scale.clear()
    assert row.scale.value is None
    assert not cell.isChecked()


def test_an_imported_decimal_is_told_in_words_and_chooses_no_cell(row: RatingRow) -> None:
    row.show_rating(3.5, None)
    assert not any(cell.isChecked() for cell in row.findChildren(QRadioButton))
    assert any("3.5" in label.text() for label in row.findChildren(QLabel))


def test_each_cell_is_a_target_of_44_pixels(row: RatingRow) -> None:
    assert all(cell.width() >= 44 and cell.height() >= 44 for cell in row.findChildren(QRadioButton))
