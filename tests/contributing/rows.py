"""The table "you add / you write / and name it in" of CONTRIBUTING.md."""

import re
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class TableRow(NamedTuple):
    """A row: what is added, and the files that it may change, with `*` for the new thing's own name."""

    added: str
    files: tuple[str, ...]

    def names(self, path: str) -> bool:
        """Whether the row names the file."""
        return any(PurePosixPath(path).match(pattern) for pattern in self.files)


def rows() -> dict[str, TableRow]:
    """The rows of the table by what is added; a row that includes "a schema step" may also change that row's files."""
    cells = [[cell.strip() for cell in line.strip().strip("|").split(" | ")] for line in _table().splitlines()]
    by_name = {added: TableRow(added, (*_files(writes), *_files(names))) for added, writes, names in cells}
    for added, writes, _names in cells:
        parts = [row.files for other, row in by_name.items() if other in writes]
        by_name[added] = TableRow(added, (*by_name[added].files, *chain.from_iterable(parts)))
    return by_name


def defined() -> list[str]:
    """The names in the table that are followed by their file, "`A` or `B` of `path`", each as "path: NAME"."""
    pairs = re.findall(r"((?:`\w+` or )?`\w+`) of `([\w/]+\.py)`", _table())
    return sorted({f"{path}: {name}" for names, path in pairs for name in re.findall(r"`(\w+)`", names)})


def _table() -> str:
    """The rows of the table as they are written."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    [table] = re.findall(r"^\| you add \| you write \|.*\n\| --- .*\n((?:\|.*\n)+)", text, re.MULTILINE)
    return str(table)


def _files(cell: str) -> list[str]:
    """The files in a cell: paths, folders, and a file in the folder of the previous one."""
    files: list[str] = []
    for token in re.findall(r"`([^`]+)`", cell):
        path = re.sub(r"<\w+>", "*", token)
        if path.endswith("/"):
            files.append(f"{path}*")
        elif "/" in path:
            folder = files[-1].rpartition("/")[0].rpartition("/")[0] if files else ""
            files.append(path if (ROOT / path.partition("/")[0]).is_dir() else f"{folder}/{path}")
        elif path.endswith(".py"):
            files.append(f"{files[-1].rpartition('/')[0]}/{path}")
    return files
