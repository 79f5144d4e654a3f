"""Labels of buttons that are too long for a line."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diary.ui import theme
from diary.ui.widgets.buttons import Button

LONG = "Take the copy of 23 November 2026, 21:34, and keep beside it what was written down since then in the diary"


@pytest.fixture(autouse=True)
def usual_text(qapp: QApplication) -> None:
    """Whatever text size the test before this one left."""
    theme.apply(qapp, "light", 1.0)


def words_height(button: Button, width: int) -> int:
    metrics = QFontMetrics(button.font())
    return metrics.boundingRect(QRect(0, 0, width, 1), Qt.TextFlag.TextWordWrap, button.text()).height()


@pytest.mark.parametrize("begins_long", [True, False])
def test_a_long_label_wraps_whether_the_button_began_with_it_or_not(qtbot: QtBot, begins_long: bool) -> None:
    button = Button(LONG if begins_long else "Take it")
    qtbot.addWidget(button)
    line = Button("Take it").sizeHint()
    if not begins_long:
        assert button.sizeHint() == line
        button.setText(LONG)
    hint = button.sizeHint()
    assert hint.width() <= 480 + button._around_words
    assert hint.height() >= words_height(button, hint.width() - button._around_words) > line.height() // 2
    assert button.heightForWidth(300) > hint.height()
    assert button.heightForWidth(300) >= words_height(button, 300 - button._around_words)


def test_in_a_narrow_place_a_long_label_is_higher_and_no_wider(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    button = Button(LONG)
    QHBoxLayout(place).addWidget(button)
    place.resize(320, place.heightForWidth(320))
    place.show()
    assert button.width() <= 320
    assert button.height() >= words_height(button, button.width() - button._around_words)


def test_a_short_label_stays_on_its_line(qtbot: QtBot) -> None:
    button = Button("Done")
    qtbot.addWidget(button)
    assert not button.sizePolicy().hasHeightForWidth()
    assert button.heightForWidth(10) == button.sizeHint().height()
    assert button.minimumSizeHint() == button.sizeHint()


def test_a_long_label_stands_on_one_line_where_the_button_is_wide_enough(qtbot: QtBot) -> None:
    button = Button(LONG)
    qtbot.addWidget(button)
    width = QFontMetrics(button.font()).horizontalAdvance(LONG) + button._around_words + 20
    button.resize(width, button.heightForWidth(width))
    drawn = button.grab().toImage()
    above = button.height() // 2 - QFontMetrics(button.font()).height() // 2 - 2
    assert {drawn.pixelColor(x, above).name() for x in range(40, width - 40)} == {theme.colour("surface").name()}
