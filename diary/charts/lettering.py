"""The bundled fonts in matplotlib, the rcParams that charts need, and text measurement."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.textpath import text_to_path

from diary import fonts

REGULAR, MEDIUM, SEMI_BOLD = 400, 500, 600
_FALLBACK = "DejaVu Sans"
_HATCH_WIDTH = 1.6
_MISSING = "\N{REPLACEMENT CHARACTER}"
_SETTINGS: dict[Any, Any] = {
    "text.parse_math": False,
    "text.hinting": "no_hinting",
    "axes.unicode_minus": True,
    "axes.axisbelow": True,
    "lines.scale_dashes": True,
    "path.simplify": True,
    "path.simplify_threshold": 1.0,
    "agg.path.chunksize": 1000,
    "svg.hashsalt": "neuropathy-diary",
    "svg.fonttype": "path",
}
_one_at_a_time = threading.RLock()


@contextmanager
def settings(scale: float = 1.0) -> Iterator[None]:
    """Apply the charts' rcParams while a figure is created or rendered, and restore them afterwards.

    matplotlib's rcParams are global to the process, so a lock admits one thread at a time.
    """
    with _one_at_a_time:
        families = _registered(fonts.families())
        with mpl.rc_context({**_SETTINGS, "font.family": families, "hatch.linewidth": _HATCH_WIDTH * min(scale, 1.0)}):
            yield


@cache
def _registered(families: tuple[fonts.Family, ...]) -> list[str]:
    """Register the font files with matplotlib, and return the family names in the order of the font fallback."""
    # The fallback font has no semi-bold weight, about which matplotlib would log a warning at each start.
    logging.getLogger(font_manager.__name__).setLevel(logging.ERROR)
    _forget_unused()
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in (path for family in families for path in family.files):
        if str(path) not in known:
            font_manager.fontManager.addfont(path)
    return [*(family.name for family in families), _FALLBACK]


@cache
def _forget_unused() -> None:
    """Have matplotlib forget the fonts that it found: it scores all that it knows, for each size of each family."""
    fonts_known = font_manager.fontManager.ttflist
    fonts_known[:] = [entry for entry in fonts_known if entry.name == _FALLBACK]


def font(size: float, weight: int = REGULAR) -> FontProperties:
    """The bundled font families and those of `fonts.covering` for the current text, at a size in points."""
    return _font(size, weight, fonts.families())


@cache
def _font(size: float, weight: int, families: tuple[fonts.Family, ...]) -> FontProperties:
    return FontProperties(family=_registered(families), size=size, weight=weight)


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """The width of a line of text in points."""
    return _width(text, size, weight, fonts.families())


@cache
def _width(text: str, size: float, weight: int, _families: tuple[fonts.Family, ...]) -> float:
    with settings():
        points: float = text_to_path.get_text_width_height_descent(text, font(size, weight), ismath=False)[0]
    return points


def wrapped(text: str, most: float, size: float, weight: int = REGULAR) -> list[str]:
    """The text wrapped into lines of at most `most` points; a longer single word is not broken."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size, weight) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def shortened(text: str, most: float, size: float, weight: int = REGULAR) -> str:
    """The text, truncated with an ellipsis if it is wider than `most` points."""
    if width(text, size, weight) <= most:
        return text
    fitting = (end for end in range(len(text) - 1, 0, -1) if width(f"{text[:end]}…", size, weight) <= most)
    return f"{text[: next(fitting, 0)].rstrip()}…"


def fitted(text: str, most: float, size: float, weight: int = REGULAR, *, most_lines: int) -> list[str]:
    """The text wrapped into at most `most_lines` lines of at most `most` points; the last one is truncated with an
    ellipsis if the text is longer."""
    lines = wrapped(text, most, size, weight)
    kept = [*lines[: most_lines - 1], " ".join(lines[most_lines - 1 :])] if len(lines) > most_lines else lines
    return [shortened(line, most, size, weight) for line in kept]


def writable(text: str) -> str:
    """The text on one line, with the replacement character for each character that no bundled font covers."""
    known, further = [family.letters for family in fonts.families()], _fallback_letters()
    return "".join(
        character if any(character in letters for letters in known) or ord(character) in further else _MISSING
        for character in " ".join(text.split())
    )


@cache
def _fallback_letters() -> frozenset[int]:
    with settings():
        return frozenset(FT2Font(font_manager.findfont(_FALLBACK, fallback_to_default=False)).get_charmap())
