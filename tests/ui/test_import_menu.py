"""A button with a menu of choices."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from diary.ui.preferences.import_menu import MenuButton

LONG = "The pain in both of my feet and in the lower part of my legs, as it was on average"
CHOICES = [("a", "Short"), ("b", LONG), ("c", "R&D")]


def button(qtbot: QtBot) -> MenuButton:
    made = MenuButton("Day", CHOICES, "a")
    qtbot.addWidget(made)
    made.show()
    return made


def test_its_name_says_what_is_chosen(qtbot: QtBot) -> None:
    made = button(qtbot)
    assert made.accessibleName() == "Day: Short"
    made.show_choice("b")
    assert made.accessibleName() == f"Day: {LONG}"


def test_long_words_stand_on_several_lines(qtbot: QtBot) -> None:
    made = button(qtbot)
    low, narrow = made.sizeHint().height(), made.sizeHint().width()
    made.show_choice("b")
    assert made.sizeHint().height() > low
    assert narrow < made.sizeHint().width() < made.fontMetrics().horizontalAdvance(LONG)


def test_choosing_tells_the_key_once_and_the_same_again_tells_nothing(qtbot: QtBot) -> None:
    made, told = button(qtbot), list[str]()
    made.choice_made.connect(told.append)
    for _time in range(2):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert [action.text() for action in menu.actions()] == ["Short", LONG, "R&&D"]
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        while menu.activeAction() is not menu.actions()[2]:
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert told == ["c"]
