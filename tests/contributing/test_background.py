from pathlib import Path

from tests.contributing.tree_copy import ADDED, Tree

_BLOCKS = "resources/catalogue/background"


def test_a_question_of_the_health_background(tree: Tree, tmp_path: Path) -> None:
    """It is asked on its block's view, told by `background show`, and stands in the file of `background export`."""
    question = (ADDED / "background" / "falls_item.toml").read_text("utf-8")
    tree.put(f"{_BLOCKS}/falls.toml", '[[item]]\nkey = "near-falls"\n', question)
    tree.try_out("a question of the health background", "question", tmp_path)


def test_a_block_of_the_health_background(tree: Tree, tmp_path: Path) -> None:
    """The form leads to it, `background show` tells of it, and it stands in the file of `background export`."""
    tree.add_source("background/pets.toml", f"{_BLOCKS}/pets.toml")
    tree.try_out("a block of the health background", "background_block", tmp_path)
