from pathlib import Path

from tests.contributing.tree_copy import Tree


def test_a_command(tree: Tree, tmp_path: Path) -> None:
    """The help tells of it, it prints and writes a file. No window has a command."""
    tree.add_source("command/count_commands.py", "diary/cli/count_commands.py")
    tree.put("diary/cli/__init__.py", '    "check": ', '    "count": "count_commands.count",\n')
    tree.try_out("a command", "command", tmp_path)
