from pathlib import Path

from tests.contributing.tree_copy import Tree


def test_a_chart(tree: Tree, tmp_path: Path) -> None:
    """It has a card among the patterns, a table for a spreadsheet and a picture for a file. No command draws charts."""
    tree.add_source("chart/rated_days.py", "diary/charts/rated_days.py")
    tree.put("diary/charts/__init__.py", '    "one_thing",\n)', '    "rated_days",\n')
    tree.try_out("a chart", "chart", tmp_path)
