"""The exercise "Heel drop"."""

from PySide6.QtWidgets import QAbstractButton

from diary.ui.exercises.picture import ExercisePicture
from tests.contributing.driving import command, exported, named, press, tried, window


def trial() -> None:
    command("log", "--did", "heel-drop")
    assert "Heel drop" in command("show")
    assert b"Heel drop" in exported("csv", "csv")
    with window() as shown:
        shown.show_page("exercises")
        page = shown.page("exercises")
        press(page, named(page, QAbstractButton, "Heel drop").accessibleName())
        picture = named(page, ExercisePicture, "Picture of Heel drop")
        assert picture.movement is not None
        former = picture.grab().toImage()
        picture.show_phase(0.0)
        assert picture.grab().toImage() != former


if __name__ == "__main__":
    tried(trial)
