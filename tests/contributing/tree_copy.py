"""A copy of the program's tree, to which something is added as CONTRIBUTING.md says."""

import os
import shutil
from importlib.util import cache_from_source
from pathlib import Path

from tests.contributing.rows import ROOT, rows
from tests.forking import Forks

_PARTS = ("diary", "resources", "tests/contributing")
_UNFINISHED = "*.pyc.*"
"""Bytecode that another process is just writing; what is finished is copied, and a trial has less to compile."""
_LIBRARIES = (
    "PySide6.QtWidgets",
    "PySide6.QtTest",
    "PySide6.QtSvg",
    "PySide6.QtNetwork",
    "numpy",
    "typer",
    "pydantic.types",
)
"""What every trial imports beside the program of the copy."""
ADDED = ROOT / "tests" / "contributing" / "added"


def forget_bytecode(source: Path) -> None:
    """Have a file compiled anew: Python takes one of the same size that was written in the same second for the same."""
    if source.suffix == ".py":
        Path(cache_from_source(str(source))).unlink(missing_ok=True)


class Tree:
    """The copy in `folder`; `restore` makes it as it was, so that the next test has no need of another one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in _PARTS:
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns(_UNFINISHED))
        (folder / "tests" / "__init__.py").touch()
        self._before = self._files()
        self._forks = Forks(_LIBRARIES, PYTHONPATH="")

    def add(self, path: str, text: str) -> None:
        """Write a file that there is not yet."""
        place = self.folder / path
        assert not place.exists(), path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")

    def add_source(self, source: str, path: str) -> None:
        """Write a file that there is not yet, as it lies in `tests/contributing/added`."""
        self.add(path, (ADDED / source).read_text("utf-8"))

    def put(self, path: str, before: str, text: str) -> None:
        """Put `text` before the one place where `before` stands in a file."""
        place = self.folder / path
        content = place.read_text("utf-8")
        assert content.count(before) == 1, (path, before)
        place.write_text(content.replace(before, text + before), "utf-8")
        forget_bytecode(place)

    def changed(self) -> set[str]:
        """The files that are not as they were, new ones among them."""
        now = self._files()
        return {path for path in now.keys() | self._before.keys() if now.get(path) != self._before.get(path)}

    def try_out(self, row: str, trial: str, scratch: Path) -> None:
        """Let a trial run with the program of the copy; what was done until here may touch only what the row names."""
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
        """End the process whose forks try things out."""
        self._forks.close()

    def restore(self) -> None:
        """Have every file as it was; what was compiled of those that were changed is compiled anew."""
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
