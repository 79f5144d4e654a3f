"""The page "Weather" behind Summary."""

from PySide6.QtWidgets import QRadioButton

from tests.contributing.driving import command, named, press, says, tried, window


def trial() -> None:
    command("log", "--note", "Rain")
    with window() as shown:
        shown.show_page("summary")
        press(shown.page("summary"), "Weather…")
        says(shown.page("weather"), "Notes about the weather: 1")
        assert named(shown, QRadioButton, "Summary").isChecked()


if __name__ == "__main__":
    tried(trial)
