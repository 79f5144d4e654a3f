from pathlib import Path

from tests.contributing.tree_copy import Tree


def test_an_exercise(tree: Tree, tmp_path: Path) -> None:
    """It has a tile and a figure that moves, is written down and shown by commands, and stands in a table."""
    tree.add_source("exercise/heel-drop.toml", "resources/catalogue/exercises/heel-drop.toml")
    tree.add_source("exercise/heel-drop.poses.toml", "resources/catalogue/poses/heel-drop.toml")
    tree.try_out("an exercise", "exercise", tmp_path)
