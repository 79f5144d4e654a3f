"""The table "you add / you write / and name it in" of CONTRIBUTING.md."""

import re
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
NAMED = {
    "CHARTS": "diary/charts/__init__.py",
    "CardsView": "diary/ui/preferences/cards_view.py",
    "COMMANDS": "diary/cli/__init__.py",
    "DayLog": "diary/ui/today/day_log.py",
    "EXPORTS": "diary/formats/__init__.py",
    "IMPORTS": "diary/formats/__init__.py",
    "Excerpt": "diary/domain/excerpt.py",
    "OBSERVATIONS": "diary/formats/fhir/observation.py",
    "PAGES": "diary/ui/pages.py",
    "PreferencesPage": "diary/ui/preferences/page.py",
    "STEPS": "diary/storage/file/migrations/__init__.py",
    "entry_words.WORDS": "diary/ui/history/entry_words.py",
    "kinds.KINDS": "diary/domain/kinds.py",
    "row.TITLES": "diary/formats/row.py",
}
"""The names used in rows, with the file that defines each."""


class TableRow(NamedTuple):
    """A row: what is added, and the files that it may change, with `*` for the new thing's own name."""

    added: str
    files: tuple[str, ...]

    def names(self, path: str) -> bool:
        """Whether the row names the file."""
        return any(PurePosixPath(path).match(pattern) for pattern in self.files)


def rows() -> dict[str, TableRow]:
    """The rows of the table by what is added; a row that includes "a schema step" may also change that row's files."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    [table] = re.findall(r"^\| you add \| you write \|.*\n\| --- .*\n((?:\|.*\n)+)", text, re.MULTILINE)
    cells = [[cell.strip() for cell in line.strip().strip("|").split(" | ")] for line in table.splitlines()]
    found = {added: TableRow(added, (*_files(writes), *_files(names))) for added, writes, names in cells}
    for added, writes, _names in cells:
        parts = [row.files for other, row in found.items() if other in writes]
        found[added] = TableRow(added, (*found[added].files, *chain.from_iterable(parts)))
    return found


def _files(cell: str) -> list[str]:
    """The files in a cell: paths, a file in the folder of the previous one, and the files of `NAMED`."""
    found: list[str] = []
    for token in re.findall(r"`([^`]+)`", cell):
        path = re.sub(r"<\w+>", "*", token)
        if token in NAMED:
            found.append(NAMED[token])
        elif (ROOT / "diary" / path).is_dir():
            found.append(f"diary/{path}/*")
        elif path.endswith("/"):
            found.append(f"{path}*")
        elif "/" in path:
            folder = found[-1].rpartition("/")[0].rpartition("/")[0] if found else ""
            found.append(path if (ROOT / path.partition("/")[0]).is_dir() else f"{folder}/{path}")
        elif path.endswith(".py"):
            found.append(f"{found[-1].rpartition('/')[0]}/{path}")
    return found
