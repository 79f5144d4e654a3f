"""One copy of the tree for all rows."""

from collections.abc import Iterator

import pytest

from tests.contributing.tree_copy import Tree


@pytest.fixture(scope="session")
def copied_tree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tree]:
    """The copy; tests that change it use `tree`."""
    copied = Tree(tmp_path_factory.mktemp("tree"))
    yield copied
    copied.close()


@pytest.fixture
def tree(copied_tree: Tree) -> Iterator[Tree]:
    """The copy of the tree, which is restored after the test."""
    yield copied_tree
    copied_tree.restore()
