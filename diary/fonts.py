"""The fonts of pages and charts, and which letters each family can draw.

The program's own family comes first, then the bundled ones of other scripts. Further ones serve a text whose letters
none of these has: files that the person has chosen once, kept beside the diary, and for Chinese, Japanese and Korean
a font of the system.
"""

import json
import os
import re
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from diary import paths

OWN = "Atkinson Hyperlegible Next"
FAMILIES = "families.json"
"""What each bundled family can draw, as ranges of code points: reading its files took 0.13 s before the first chart.
`packaging/font_families.py` writes it out of the files."""
_LARGEST_COLLECTION = 20
_CJK = (
    ("\u1100", "\u11ff"),
    ("\u2e80", "\u31ff"),
    ("\u3400", "\u9fff"),
    ("\ua960", "\ua97f"),
    ("\uac00", "\ud7ff"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)
"""The first and the last letter of each block of these scripts; a pattern of them would cost the start 2 ms."""
_CJK_FILES = (
    r"cjk|sourcehan|wqy|wenquanyi|droidsansfallback|hiragino|pingfang|heiti|songti|msyh|simsun|simhei|deng|msjh|mingliu"
    r"|yugoth|meiryo|msgothic|malgun|batang|gulim|nanum|applesdgothic|ipaex|ipag|takao|unifont|uming|ukai|baekmuk"
)
"""Names of the font files that Linux distributions, Windows and macOS have for these scripts."""


class Family(NamedTuple):
    """A font family with its files, and the letters that every one of these can draw."""

    name: str
    files: tuple[Path, ...]
    letters: frozenset[str]


_further: ContextVar[tuple[Family, ...]] = ContextVar("further", default=())
_kept: list[Path] = []


def keep_in(data_folder: Path) -> None:
    """Say beside which diary the files lie that the person has chosen."""
    _kept[:] = [data_folder / "fonts"]


def kept_folder() -> Path | None:
    """The folder of the files that the person has chosen; it need not be there."""
    return _kept[0] if _kept else None


@cache
def bundled() -> tuple[Family, ...]:
    """The families that the program brings along, its own first; empty where its fonts are missing."""
    folder = paths.resources() / "fonts"
    try:
        families = json.loads((folder / FAMILIES).read_text("utf-8"))
    except FileNotFoundError:
        return ()
    return tuple(
        Family(
            one["name"],
            tuple(folder / file for file in one["files"]),
            frozenset(chr(code) for first, last in one["letters"] for code in range(first, last + 1)),
        )
        for one in families
    )


def families() -> tuple[Family, ...]:
    """The bundled families, and within `covering` those of that text."""
    return (*bundled(), *_further.get())


@contextmanager
def covering(text: str) -> Iterator[tuple[Family, ...]]:
    """`families` with what the letters of the text need beside the bundled ones; the same for the same text."""
    lacking = frozenset(text).difference(*(family.letters for family in bundled()))
    token = _further.set(_further_for(frozenset(one for one in lacking if one.isprintable())))
    try:
        yield families()
    finally:
        _further.reset(token)


def in_file(path: Path) -> tuple[Family, ...]:
    """The families of a font file or collection; empty where it is none."""
    try:
        stamp = path.stat()
        return _in_file(path, stamp.st_size, stamp.st_mtime_ns)
    except OSError:
        return ()


@lru_cache(maxsize=16)
def _in_file(path: Path, _size: int, _changed: int) -> tuple[Family, ...]:
    from fontTools.ttLib import (  # type: ignore[import-untyped]  # noqa: PLC0415 - not needed at the start
        TTCollection,
        TTFont,
        TTLibError,
    )

    try:
        with path.open("rb") as file:
            if path.suffix.lower() in {".ttc", ".otc"}:
                faces = TTCollection(file, lazy=True).fonts[:_LARGEST_COLLECTION]
            else:
                faces = [TTFont(file, lazy=True)]
            return tuple(_family_of(face, (path,)) for face in faces)
    except (TTLibError, OSError, KeyError, ValueError, TypeError, AttributeError, struct.error, AssertionError):
        return ()  # whatever fontTools raises for a file that is no font


def _family_of(font: Any, files: tuple[Path, ...]) -> Family:  # noqa: ANN401 - fontTools has no types
    return Family(str(font["name"].getBestFamilyName()), files, frozenset(map(chr, font.getBestCmap() or ())))


def _further_for(lacking: frozenset[str]) -> tuple[Family, ...]:
    """The fewest families, of chosen files before those of the system, that have as many of the letters as can be."""
    chosen_families: list[Family] = []
    folder = kept_folder()
    chosen = sorted(folder.iterdir()) if lacking and folder and folder.is_dir() else []
    system = system_files() if any(map(_is_cjk, lacking)) else ()
    for files, only in ((chosen, None), (system, _is_cjk)):
        wanted = frozenset(one for one in lacking if only is None or only(one))
        known = [family for path in files for family in in_file(path)] if wanted else []
        while known and (best := max(known, key=lambda one: len(wanted & one.letters))).letters & wanted:
            chosen_families.append(best)
            wanted, lacking = wanted - best.letters, lacking - best.letters
    return tuple(chosen_families)


def _is_cjk(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _CJK)


def system_files() -> tuple[Path, ...]:
    """The font files of the system for Chinese, Japanese and Korean, known by their names, in their order."""
    met = [
        Path(folder, name)
        for root in _system_folders()
        for folder, _folders, names in os.walk(root)
        for name in names
        if re.search(_CJK_FILES, name, re.IGNORECASE) and name.lower().endswith((".ttf", ".otf", ".ttc", ".otc"))
    ]
    return tuple(sorted(met))


def _system_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        windows, own = os.environ.get("WINDIR", "C:/Windows"), os.environ.get("LOCALAPPDATA", str(home))
        return [Path(windows, "Fonts"), Path(own, "Microsoft/Windows/Fonts")]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]
