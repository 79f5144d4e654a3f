"""The page "Weather"."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from tests.contributing.driving import command, named, press, says, tried, until, window


def trial() -> None:
    command("log", "--note", "Rain")
    with window() as shown:
        press(shown, "Weather")
        says(shown.page("weather"), "Notes about the weather: 1")
        shown._open("help#keys")
        says(shown.page("help"), "Weather")
        shown.activateWindow()
        until(shown.isActiveWindow)
        QTest.keyClick(shown, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
        assert shown.page("weather").isVisible()
        assert named(shown, QRadioButton, "Weather").isChecked()


if __name__ == "__main__":
    tried(trial)
