"""The table of CONTRIBUTING.md, compared with the tests of this folder."""

import re
from pathlib import Path

import pytest

from tests.contributing.rows import ROOT, defined, rows
from tests.contributing.tree_copy import Tree


def test_each_row_of_the_table_is_tried() -> None:
    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    tried = set(re.findall(r"tree\.try_out\(\s*\"([^\"]+)\", \"\w+\"", tests))
    assert tried == set(rows())


@pytest.mark.parametrize("name", defined())
def test_what_a_row_calls_by_its_name_is_defined_in_the_file_beside_it(name: str) -> None:
    path, _colon, called = name.partition(": ")
    assert re.search(rf"^(class )?{called}\b", (ROOT / path).read_text("utf-8"), re.MULTILINE)


def test_a_file_that_the_row_does_not_name_is_refused(tree: Tree, tmp_path: Path) -> None:
    tree.add("resources/catalogue/exercises/heel-drop.toml", "")
    tree.put("diary/charts/__init__.py", '    "one_thing",\n)', '    "rated_days",\n')
    with pytest.raises(AssertionError, match=re.escape("{'diary/charts/__init__.py'}")):
        tree.try_out("an exercise", "exercise", tmp_path)


def test_the_tree_is_as_it_was_after_each_test(tree: Tree) -> None:
    tree.add("diary/ui/weather/page.py", "")
    tree.put("diary/charts/__init__.py", '    "one_thing",\n)', '    "rated_days",\n')
    assert tree.changed() == {"diary/ui/weather/page.py", "diary/charts/__init__.py"}
    tree.restore()
    assert not tree.changed()
    assert not (tree.folder / "diary/ui/weather").exists()
    for path in ("diary/charts/__init__.py", "diary/ui/pages.py"):
        assert (tree.folder / path).read_bytes() == (ROOT / path).read_bytes()
