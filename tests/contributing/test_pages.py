from pathlib import Path

from tests.contributing.tree_copy import Tree

_PAGES, _HELP, _SUMMARY = "diary/ui/pages.py", "diary/ui/help/keys.py", "diary/ui/summary/options_view.py"


def test_a_page(tree: Tree, tmp_path: Path) -> None:
    """It has a button on the rail, a key that Help tells, and shows the diary. No command and no file has a page."""
    tree.add("diary/ui/weather/__init__.py", "")
    tree.add_source("page/page.py", "diary/ui/weather/page.py")
    tree.put(_PAGES, '    PageEntry("preferences"', '    PageEntry("weather", N_("Weather"), "moon", "Ctrl+6"),\n')
    tree.put(_HELP, '            ("Ctrl+,",', '            ("Ctrl+6", N_("Weather")),\n')
    tree.try_out("a page", "page", tmp_path)


def test_a_page_that_another_one_leads_to(tree: Tree, tmp_path: Path) -> None:
    """It is reached from Summary, whose button on the rail stays the chosen one. No command and no file has a page."""
    tree.add("diary/ui/weather/__init__.py", "")
    tree.add_source("page/page.py", "diary/ui/weather/page.py")
    tree.put(_PAGES, ")\nRAIL = ", '    PageEntry("weather", N_("Weather"), within="summary"),\n')
    tree.put(
        _SUMMARY, "        self._dates = QWidget()\n", '        self.weather = DisclosureRow("moon", _("Weather…"))\n'
    )
    tree.put(_SUMMARY, "])))]\n", ", self.weather")
    wanted = '        self.weather.clicked.connect(lambda: self.page_wanted.emit("weather"))\n'
    tree.put(_SUMMARY, "        self.visits.clicked.connect(", wanted)
    tree.try_out("a page that another one leads to", "inner_page", tmp_path)
