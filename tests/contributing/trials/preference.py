"""The preference "Large pointer"."""

import json

from PySide6.QtWidgets import QAbstractButton

from tests.contributing.driving import DIARY, named, press, tried, window


def trial() -> None:
    with window() as shown:
        shown.show_page("preferences")
        page = shown.page("preferences")
        assert not named(page, QAbstractButton, "Large pointer, Easier to find").isChecked()
        press(page, "Large pointer, Easier to find")
    assert json.loads((DIARY.parent / "settings.json").read_text("utf-8"))["big_pointer"] is True
    with window() as shown:
        shown.show_page("preferences")
        assert named(shown.page("preferences"), QAbstractButton, "Large pointer").isChecked()


if __name__ == "__main__":
    tried(trial)
