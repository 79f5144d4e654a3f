"""The outlines of the symptoms' markers, shared by charts, pages and the window."""

from functools import cache
from math import cos, pi, sin

Outline = tuple[tuple[float, float], ...]
HOLLOW = "hollow "
"""The prefix in the name of a marker that is drawn as an outline: "hollow circle"."""
_NEAR, _FAR = 0.36, 1.05


def is_hollow(marker: str) -> bool:
    return marker.startswith(HOLLOW)


@cache
def outline(marker: str) -> Outline:
    """The corners of a marker around (0, 0), y downwards, in units of its radius; raises `KeyError` for an unknown
    name."""
    return _OUTLINES[marker.removeprefix(HOLLOW)]


def _star(corners: int, radius: float, inner: float = 1.0, turn: float = 0.0) -> Outline:
    """A regular polygon with a corner at the top, or a star where `inner` is below 1; `turn` is in turns."""
    number = corners if inner == 1.0 else 2 * corners
    angles = [2 * pi * (place / number + turn) for place in range(number)]
    radii = [radius * (inner if place % 2 else 1.0) for place in range(number)]
    return tuple((reach * sin(angle), -reach * cos(angle)) for reach, angle in zip(radii, angles, strict=True))


def _plus(turn: float = 0.0) -> Outline:
    """A plus sign, rotated by `turn` (in turns)."""
    corners = (
        (-_NEAR, -_FAR), (_NEAR, -_FAR), (_NEAR, -_NEAR), (_FAR, -_NEAR), (_FAR, _NEAR), (_NEAR, _NEAR),
        (_NEAR, _FAR), (-_NEAR, _FAR), (-_NEAR, _NEAR), (-_FAR, _NEAR), (-_FAR, -_NEAR), (-_NEAR, -_NEAR),
    )  # fmt: skip
    across, along = cos(2 * pi * turn), sin(2 * pi * turn)
    return tuple((x * across - y * along, x * along + y * across) for x, y in corners)


def _half() -> Outline:
    """The upper half of a circle, flat side down."""
    angles = [pi * place / 12 for place in range(13)]
    return tuple((-1.12 * cos(angle), 0.55 - 1.12 * sin(angle)) for angle in angles)


_OUTLINES: dict[str, Outline] = {
    "circle": _star(32, 1.0),
    "triangle": ((0.0, -1.1), (1.1, 0.95), (-1.1, 0.95)),
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": _star(4, 1.2),
    "plus": _plus(),
    "cross": _plus(1 / 8),
    "star": _star(5, 1.3, 0.45),
    "arrow": ((1.15, 0.0), (-0.9, 1.05), (-0.9, -1.05)),
    "left": ((-1.15, 0.0), (0.9, 1.05), (0.9, -1.05)),
    "hourglass": ((-1.0, -1.05), (1.0, -1.05), (0.0, 0.0), (1.0, 1.05), (-1.0, 1.05), (0.0, 0.0)),
    "half": _half(),
    "pentagon": _star(5, 1.15),
    "hexagon": _star(6, 1.15, turn=1 / 12),
}
