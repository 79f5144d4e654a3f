"""SQLAlchemy is imported through one module only, so that threads wait for each other."""

import ast
from pathlib import Path

import diary

FOLDER = Path(diary.__file__).parent


def imports_at_run_time(tree: ast.Module) -> set[str]:
    """The modules a file imports, without those for type checkers alone."""
    for_types = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and isinstance(block.test, ast.Name) and block.test.id == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    names = set()
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


def test_one_module_alone_imports_sqlalchemy() -> None:
    texts = {path: path.read_text("utf-8") for path in FOLDER.rglob("*.py")}
    files = {
        path.relative_to(FOLDER).as_posix()
        for path, text in texts.items()
        if "sqlalchemy" in text
        and any(name.split(".")[0] == "sqlalchemy" for name in imports_at_run_time(ast.parse(text)))
    }
    assert files == {"storage/sqlalchemy_names.py"}
