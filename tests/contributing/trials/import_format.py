"""The import format "Pain list"."""

from unittest.mock import patch

from PySide6.QtWidgets import QFileDialog

from diary.ui.preferences.import_menu import MenuButton
from diary.ui.preferences.page import PreferencesPage
from tests.contributing.driving import SCRATCH, command, exported, today, tried, until, window


def trial() -> None:
    file = SCRATCH / "list.txt"
    file.write_text(f"My pain list\n{today().isoformat()} 7\n", "utf-8")
    assert "pain-list: Pain list" in command("import", "--help")
    with window() as shown:
        shown.show_page("preferences")
        page = shown.page("preferences")
        assert isinstance(page, PreferencesPage)
        page.open_place("import")
        with patch.object(QFileDialog, "getOpenFileName", return_value=(str(file), "")) as dialog:
            page.import_view.open_file()
        assert " *.pains" in dialog.call_args.args[3]
        until(lambda: page.import_view.plan is not None)
        page.import_view.show_all_answers()
        until(lambda: any("Pain list (text)" in one.text() for one in page.findChildren(MenuButton)))
    assert "Pain list (text)" in command("import", str(file))
    assert b"pain-list:" in exported("csv", "csv")


if __name__ == "__main__":
    tried(trial)
