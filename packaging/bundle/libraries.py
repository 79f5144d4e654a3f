"""The shared libraries of a bundle on Linux: those that nothing in it needs go, and the symbols of the others."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

_NEEDED = re.compile(r"\(NEEDED\)[^\[]*\[([^\]]+)\]")


def elf_files(folder: Path) -> Iterator[Path]:
    """The programs and libraries below a folder; no links."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def needed_by(path: Path) -> list[str]:
    """The names of the libraries that the loader looks for before this file runs."""
    shown = subprocess.run(["readelf", "-d", str(path)], capture_output=True, text=True, check=True).stdout
    return _NEEDED.findall(shown)


def unused(needs: dict[str, list[str]], roots: Iterable[str]) -> set[str]:
    """The names that cannot be reached from the roots, by what each name needs."""
    open_ends, reached = list(roots), set[str]()
    while open_ends:
        name = open_ends.pop()
        if name not in reached:
            reached.add(name)
            open_ends += needs.get(name, [])
    return set(needs) - reached


def drop_unused(folder: Path) -> list[str]:
    """Delete the system's libraries in the bundle that nothing there needs; answers their names.

    Those lie at its top (`_internal/lib*.so*`); what is loaded by its path, as plugins and modules are, lies below.
    """
    inner = folder / "_internal"
    files = list(elf_files(folder))
    needs: dict[str, list[str]] = {}
    for path in files:  # two modules may have one name, in folders of their own
        needs.setdefault(path.name, []).extend(needed_by(path))
    loose = {path.name for path in files if path.parent == inner and path.name.startswith("lib")}
    kept = {path.name for path in files} - loose | {name for name in loose if name.startswith("libpython")}
    gone = sorted(unused(needs, kept) & loose)
    for name in gone:
        (inner / name).unlink()
    return gone


def strip(folder: Path, program: str) -> None:
    """Take the symbols out of all but the program's own file, at whose end its Python lies.

    What wheels carry in a `.libs` folder was laid out by patchelf, and would not load again.
    """
    for path in elf_files(folder):
        if path.name != program and not path.parent.name.endswith(".libs"):
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)
