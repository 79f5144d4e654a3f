"""Visual styles of charts on screen and paper; independent of Qt and matplotlib, as the window's legends use it too."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import ceil
from types import MappingProxyType

from diary import paths
from diary.domain.definition import Definition
from diary.domain.looks import drawn_looks, look_of, marker_of
from diary.domain.symptom import NUMBNESS, PAIN, TINGLING

_TOKENS = paths.resources() / "theme" / "tokens.json"
_DRAWN_WIDTH = 3.2
DOUBLE_WIDTH, CORE_WIDTH = 1.75, 0.72
"""Line widths relative to a single line: of a double line, and of the stripe in the background colour drawn on top of
it."""
_PROGRAM_DASHES: Mapping[str, tuple[float, ...]] = {
    NUMBNESS.key: (),
    TINGLING.key: (2.8, 1.6),
    PAIN.key: (4.4, 1.25, 0.95, 1.25),
}
_PAPER_COLOURS = {
    "ink": "#111111",
    "ink2": "#3A3A3A",
    "surface": "#FFFFFF",
    "sunken": "#FFFFFF",
    "gap": "#FFFFFF",
    "line": "#BBBBBB",
    "grid": "#DDDDDD",
    "axis": "#555555",
    "ctl": "#555555",
    "dng": "#111111",
    "exline": "#0B3F3D",
}


_OWN_RAMPS = {
    "light": ("#F1EEE6", "#E0E5E4", "#B5C0C0", "#647479", "#3B4C51", "#16282A"),
    "dark": ("#223031", "#2F4144", "#4A6064", "#8BA09F", "#B4C3C1", "#F3F0E8"),
    "high_contrast": ("#000000", "#333333", "#555555", "#999999", "#C4C4C4", "#FFFFFF"),
}
"""Colour ramp of the person's own symptoms; numerals on each step have a contrast of at least 4.9 (WCAG 2)."""
_BRIGHT_STEPS = 3


@dataclass(frozen=True, slots=True)
class Sizes:
    """Dimensions of the timeline in design pixels: logical pixels at 100 % text size on screen, 0.75 pt on paper."""

    caption: float = 15
    name: float = 16
    mean_line: float = 3.2
    mean_mark: float = 11
    daily_mark: float = 5.8
    track_mark: float = 16
    top: float = 8
    top_below_title: float = 30
    between_panels: float = 28
    above_tracks: float = 10
    track: float = 22
    below: float = 30
    left: float = 80
    right: float = 120
    label_step: float = 22
    legend_step: float = 18.5
    gap_hatch: str = "//"
    strength_hatch: str = "///"


_ON_PAPER = Sizes(
    caption=12,
    name=13,
    mean_line=2.2,
    mean_mark=10,
    daily_mark=3.8,
    track_mark=12.8,
    top=6,
    between_panels=26,
    above_tracks=7,
    track=18,
    left=76,
    right=94,
    label_step=17,
    legend_step=15.5,
    gap_hatch="///",
    strength_hatch="////",
)


@dataclass(frozen=True, slots=True)
class Style:
    """A visual style: `colours` by their names in `tokens.json`, text size `scale` (1.0 is 100 %), paper or screen."""

    name: str
    colours: Mapping[str, str]
    scale: float = 1.0
    paper: bool = False
    mark_opacity: float = 0.42
    range_opacity: float = 0.3
    sizes: Sizes = Sizes()

    def px(self, length: float) -> float:
        """Convert a length in design pixels to points of the figure; on screen a point is one logical pixel."""
        return length * self.scale

    def at(self, scale: float) -> "Style":
        """The same style at another text size."""
        return replace(self, scale=scale)


@dataclass(frozen=True, slots=True)
class Series:
    """The drawing style of one symptom.

    It consists of a colour, a dash pattern in multiples of the line width, and a marker, a name of
    `domain.marker_shape`. A double line (`is_double`) is `DOUBLE_WIDTH` wide, with a stripe in the background colour on
    top.
    """

    colour: str
    dash: tuple[float, ...]
    marker: str
    is_double: bool = False


_NAMED_RAMPS = {NUMBNESS.key: "numb", TINGLING.key: "ting", PAIN.key: "pain"}
MOST_TOGETHER = 6
"""The maximum number of lines in one panel; with more symptoms each has its own panel."""


@cache
def _tokens() -> Mapping[str, Mapping[str, str]]:
    tokens: dict[str, dict[str, str]] = json.loads(_TOKENS.read_text(encoding="utf-8"))
    return tokens


def series_of(symptom: str, definitions: Iterable[Definition], style: Style) -> Series:
    """The drawing style of a symptom, which never changes, whatever other symptoms exist (`domain.looks`)."""
    look = look_of(symptom, definitions)
    drawn = drawn_looks()[look]
    width = DOUBLE_WIDTH if drawn["core"] else 1.0
    dash = tuple(length / _DRAWN_WIDTH for length in drawn["dash"])
    if symptom in _NAMED_RAMPS:
        colour, dash = style.colours[_NAMED_RAMPS[symptom]], _PROGRAM_DASHES[symptom]
    else:
        colour = drawn["light" if style.paper else style.name]
    return Series(colour, tuple(length / width for length in dash), marker_of(look), is_double=drawn["core"])


@dataclass(frozen=True, slots=True)
class Ramp:
    """A sequential colour ramp of six steps, the first for 0, with the text colour on each step."""

    fills: tuple[str, ...]
    inks: tuple[str, ...]

    def step(self, value: float, highest: float) -> int:
        """The index of the step for a value from 0 to `highest`: 0 only for 0, then equal fifths of the range."""
        return min(ceil(5 * value / highest), 5)


def ramp_of(symptom: str, style: Style) -> Ramp:
    """The colour ramp of a symptom: built-in symptoms have their own, all others share one in grey."""
    known = _NAMED_RAMPS.get(symptom)
    theme = "light" if style.paper else style.name
    if known is None:
        fills: Sequence[str] = _OWN_RAMPS[theme]
    elif theme == "high_contrast":
        fills = ("#000000", *_ramps()["dark"][known][1:5], "#FFFFFF")
    else:
        fills = _ramps()[theme][known]
    inks = [style.colours["ink" if step < _BRIGHT_STEPS else "hon"] for step in range(len(fills))]
    return Ramp(tuple(fills), tuple(inks))


@cache
def _ramps() -> Mapping[str, Mapping[str, Sequence[str]]]:
    ramps: dict[str, dict[str, list[str]]] = json.loads(_TOKENS.read_text(encoding="utf-8"))["calendar_ramps"]
    return ramps


def _screen(name: str) -> Mapping[str, str]:
    return MappingProxyType(dict(_tokens()[name]))


SCREEN_LIGHT = Style("light", _screen("light"))
SCREEN_DARK = Style("dark", _screen("dark"))
SCREEN_HIGH_CONTRAST = Style("high_contrast", _screen("high_contrast"), mark_opacity=1.0, range_opacity=0.6)
PAPER = Style(
    "paper",
    MappingProxyType({**_tokens()["light"], **_PAPER_COLOURS}),
    scale=0.75,
    paper=True,
    sizes=_ON_PAPER,
)
