"""The shared libraries of a bundle on Linux: removes unused ones, and strips the symbols of the others."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

_NEEDED = re.compile(r"\(NEEDED\)[^\[]*\[([^\]]+)\]")


def elf_files(folder: Path) -> Iterator[Path]:
    """The ELF programs and libraries below a folder, without symbolic links."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def needed_by(path: Path) -> list[str]:
    """The names of the libraries that the dynamic loader needs for this file."""
    shown = subprocess.run(["readelf", "-d", str(path)], capture_output=True, text=True, check=True).stdout
    return _NEEDED.findall(shown)


def unused(needs: dict[str, list[str]], roots: Iterable[str]) -> set[str]:
    """The names that are unreachable from the roots in the dependency graph `needs`."""
    open_ends, reached = list(roots), set[str]()
    while open_ends:
        name = open_ends.pop()
        if name not in reached:
            reached.add(name)
            open_ends += needs.get(name, [])
    return set(needs) - reached


def drop_unused(folder: Path) -> list[str]:
    """Delete the system libraries in the bundle that nothing there needs; returns their names.

    They are at its top level (`_internal/lib*.so*`); files that are loaded by path, such as plugins and modules, are
    below.
    """
    inner = folder / "_internal"
    files = list(elf_files(folder))
    needs: dict[str, list[str]] = {}
    for path in files:  # equal names may occur in different folders
        needs.setdefault(path.name, []).extend(needed_by(path))
    loose = {path.name for path in files if path.parent == inner and path.name.startswith("lib")}
    kept = {path.name for path in files} - loose | {name for name in loose if name.startswith("libpython")}
    gone = sorted(unused(needs, kept) & loose)
    for name in gone:
        (inner / name).unlink()
    return gone


def strip(folder: Path, program: str) -> None:
    """Strip the symbols of all files except the program's own, to which its Python code is appended.

    Libraries in a wheel's `.libs` folder were modified by patchelf, and could not be loaded after stripping.
    """
    for path in elf_files(folder):
        if path.name != program and not path.parent.name.endswith(".libs"):
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)
