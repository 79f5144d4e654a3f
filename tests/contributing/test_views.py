from pathlib import Path

from tests.contributing.tree_copy import Tree

_CARDS, _PAGE, _LOG = (
    f"diary/ui/{name}.py" for name in ("preferences/cards_view", "preferences/page", "today/day_log")
)


def test_a_view_of_settings(tree: Tree, tmp_path: Path) -> None:
    """A row of Settings leads to it, and it shows the diary. No command and no file has a view."""
    tree.add_source("settings_view/quiet_view.py", "diary/ui/preferences/quiet_view.py")
    wanted = "from diary.ui.preferences.quiet_view import QuietView\n"
    tree.put(_PAGE, "from diary.ui.preferences.settings_view import", wanted)
    tree.put(_PAGE, "            IMPORT: self._create_import,\n", '            "quiet": QuietView,\n')
    row = '        self.rows["quiet"] = DisclosureRow("moon", _("Quiet hours"))\n'
    tree.put(_CARDS, "        self.exercises, self.medicines = ", row)
    tree.try_out("a view of Settings", "settings_view", tmp_path)


def test_a_view_of_the_evening_log(tree: Tree, tmp_path: Path) -> None:
    """A row of the log leads to it, and what is entered in it is told by `show` and stands in a file out."""
    tree.add_source("day_view/weather_view.py", "diary/ui/today/weather_view.py")
    row = '        self.weather = DisclosureRow("moon", _("Weather"), self)\n'
    tree.put(_LOG, "        self._further = RowsCard", row)
    tree.put(_LOG, "], self)\n", ", self.weather")
    tree.put(_LOG, '            "change": self.treatments.change,\n', '            "weather": self.weather,\n')
    tree.try_out("a view of the evening log", "day_view", tmp_path)
