"""The fonts of pages and charts, and the characters that each family covers.

The program's own family comes first, then the bundled ones of other scripts. For a text with further characters there
are fallback fonts: files chosen by the person, which are stored beside the diary, and for Chinese, Japanese and Korean
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
"""The coverage of each bundled family, as ranges of code points; parsing the files instead took 0.13 s before the first
chart.

`packaging/font_families.py` generates it from the files.
"""
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
"""The first and the last letter of each Unicode block of these scripts; a regular expression would cost 2 ms at the
start."""
_CJK_FILES = (
    r"cjk|sourcehan|wqy|wenquanyi|droidsansfallback|hiragino|pingfang|heiti|songti|msyh|simsun|simhei|deng|msjh|mingliu"
    r"|yugoth|meiryo|msgothic|malgun|batang|gulim|nanum|applesdgothic|ipaex|ipag|takao|unifont|uming|ukai|baekmuk"
)
"""Names of the font files for these scripts on Linux, Windows and macOS."""


class Family(NamedTuple):
    """A font family with its files, and the characters that all of these files cover."""

    name: str
    files: tuple[Path, ...]
    letters: frozenset[str]


_further: ContextVar[tuple[Family, ...]] = ContextVar("further", default=())
_kept: list[Path] = []


def keep_in(data_folder: Path) -> None:
    """Set the data folder, beside which the chosen font files are stored."""
    _kept[:] = [data_folder / "fonts"]


def kept_folder() -> Path | None:
    """The folder of the chosen font files, which may not exist."""
    return _kept[0] if _kept else None


@cache
def bundled() -> tuple[Family, ...]:
    """The bundled families, the program's own first; empty if its fonts are missing."""
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
    """The bundled families, and within `covering` also the fallback families for that text."""
    return (*bundled(), *_further.get())


@contextmanager
def covering(text: str) -> Iterator[tuple[Family, ...]]:
    """Context manager: `families` includes fallback fonts for the text's characters; deterministic for a text."""
    lacking = frozenset(text).difference(*(family.letters for family in bundled()))
    token = _further.set(_further_for(frozenset(one for one in lacking if one.isprintable())))
    try:
        yield families()
    finally:
        _further.reset(token)


def in_file(path: Path) -> tuple[Family, ...]:
    """The families in a font file or collection; empty for any other file."""
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
        return ()  # fontTools raises many types for invalid files


def _family_of(font: Any, files: tuple[Path, ...]) -> Family:  # noqa: ANN401 - fontTools has no types
    return Family(str(font["name"].getBestFamilyName()), files, frozenset(map(chr, font.getBestCmap() or ())))


def _further_for(lacking: frozenset[str]) -> tuple[Family, ...]:
    """The smallest set of families that covers as many of the characters as possible, chosen files before system
    fonts."""
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
    """The font files of the system for Chinese, Japanese and Korean, recognised by their names, in order."""
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
