"""The export format "Short notes"."""

from PySide6.QtWidgets import QRadioButton

from tests.contributing.driving import command, exported, named, tried, window


def trial() -> None:
    command("log", "--note", "Rain")
    assert "short-notes: Short notes" in command("export", "--help")
    assert exported("short-notes", "txt").endswith(b" Rain\n")
    with window() as shown:
        shown.show_page("preferences")
        page = shown.page("preferences")
        page.open_place("export")
        assert named(page, QRadioButton, "Short notes (text)").accessibleDescription() == "For a quick look"


if __name__ == "__main__":
    tried(trial)
