"""The chart "Rated days"."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from diary.ui.trends.page import TrendsPage
from tests.contributing.driving import SCRATCH, command, named, press, says, today, tried, until, window


def trial() -> None:
    for back in range(8):
        command("log", "--pain", "3", "--day", (today() - timedelta(days=back)).isoformat())
    with window() as shown:
        shown.show_page("trends")
        page = shown.page("trends")
        assert isinstance(page, TrendsPage)
        until(lambda: page.data is not None)
        press(page, "Patterns")
        until(lambda: page.patterns.is_made)
        tabs = page.patterns.tabs
        assert tabs is not None
        tabs.choose("rated_days")
        says(named(page, QWidget, "Rated days"), "Days on which something was rated: 8.")
        file = SCRATCH / "table.csv"
        page.tables.choose_path = lambda _name: file
        page.patterns.show_parts(table=True)
        press(page, "Save as a spreadsheet: Rated days")
        until(file.is_file)
        until(lambda: "Days on which something was rated" in file.read_text("utf-8"))


if __name__ == "__main__":
    tried(trial)
