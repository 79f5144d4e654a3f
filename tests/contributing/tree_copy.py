"""A copy of the program's tree, to which something is added as CONTRIBUTING.md describes."""

import os
import shutil
from importlib.util import cache_from_source
from pathlib import Path

from tests.contributing.rows import ROOT, rows
from tests.forking import Forks

_PARTS = ("diary", "resources", "tests/contributing")
_UNFINISHED = "*.pyc.*"
"""Bytecode that another process is writing; complete bytecode is copied, so that a trial compiles less."""
_LIBRARIES = (
    "PySide6.QtWidgets",
    "PySide6.QtTest",
    "PySide6.QtSvg",
    "PySide6.QtNetwork",
    "numpy",
    "typer",
    "pydantic.types",
)
"""The libraries that every trial imports in addition to the copied program."""
ADDED = ROOT / "tests" / "contributing" / "added"


def forget_bytecode(source: Path) -> None:
    """Have a file compiled again: Python takes bytecode for valid if size and time (in seconds) of the source are
    unchanged."""
    if source.suffix == ".py":
        Path(cache_from_source(str(source))).unlink(missing_ok=True)


class Tree:
    """The copy in `folder`; `restore` resets it, so that it can be reused by the next test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in _PARTS:
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns(_UNFINISHED))
        (folder / "tests" / "__init__.py").touch()
        self._before = self._files()
        self._forks = Forks(_LIBRARIES, PYTHONPATH="")

    def add(self, path: str, text: str) -> None:
        """Create a file."""
        place = self.folder / path
        assert not place.exists(), path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")

    def add_source(self, source: str, path: str) -> None:
        """Create a file with the content of one in `tests/contributing/added`."""
        self.add(path, (ADDED / source).read_text("utf-8"))

    def put(self, path: str, before: str, text: str) -> None:
        """Insert `text` before the only occurrence of `before` in a file."""
        place = self.folder / path
        content = place.read_text("utf-8")
        assert content.count(before) == 1, (path, before)
        place.write_text(content.replace(before, text + before), "utf-8")
        forget_bytecode(place)

    def changed(self) -> set[str]:
        """The files that were changed or created."""
        now = self._files()
        return {path for path in now.keys() | self._before.keys() if now.get(path) != self._before.get(path)}

    def try_out(self, row: str, trial: str, scratch: Path) -> None:
        """Run a trial with the program of the copy; the changes until now must be within the files of the row."""
        touched = self.changed()
        beside = {path for path in touched if not rows()[row].names(path)}
        assert touched, row
        assert not beside, (row, beside)
        done = self._forks.run(
            f"tests.contributing.trials.{trial}",
            str(scratch),
            folder=self.folder,
            PYTHONPATH=str(self.folder),
            QT_QPA_PLATFORM="offscreen",
            COLUMNS="500",
        )
        assert (done.returncode, done.stdout) == (0, "tried\n"), f"{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        assert self.changed() == touched

    def close(self) -> None:
        """End the process whose forks run the trials."""
        self._forks.close()

    def restore(self) -> None:
        """Restore every file, and have changed ones compiled again."""
        for path in self.changed():
            place = self.folder / path
            if path in self._before:
                place.write_bytes(self._before[path])
                os.utime(place, ns=(0, 0))
            else:
                place.unlink()
                if not any(one.name != "__pycache__" for one in place.parent.iterdir()):
                    shutil.rmtree(place.parent)

    def _files(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file() and path.parent.name != "__pycache__"
        }
