"""The shape of each region of the body map, read from the drawings that come with the program."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from diary import paths
from diary.domain.site import SITES, Site

_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")

Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class RegionShape:
    """A region in the coordinates of its drawing, y downwards: its closed polygons, and the position of its marker."""

    polygons: tuple[Corners, ...]
    marker: tuple[float, float]


@cache
def shapes() -> Mapping[str, RegionShape]:
    """The shape of each site by its key."""
    drawings = json.loads((paths.resources() / "body" / "bodymap.json").read_text(encoding="utf-8"))
    described = {one.key: drawings[_name_in_file(one)][one.region] for one in SITES}
    return {key: RegionShape(parsed(region["path"]), tuple(region["marker"])) for key, region in described.items()}


def parsed(words: str) -> tuple[Corners, ...]:
    """The closed polygons of a path; only absolute M, L and Z are known. Raises `ValueError` for other commands."""
    polygons: list[list[tuple[float, float]]] = []
    for command, numbers in _STEP.findall(words):
        if command == "M":
            polygons.append([])
        if command in "ML":
            polygons[-1].extend(_pairs(numbers))
        elif command != "Z":
            raise ValueError(f"unknown path command {command!r}")
    return tuple(tuple(corners) for corners in polygons)


def _name_in_file(one: Site) -> str:
    """The drawing's name in the file, as "foot-sole-L"."""
    return f"{one.part}-{one.view}-{one.side[0].upper()}"


def _pairs(numbers: str) -> Iterator[tuple[float, float]]:
    values = [float(number) for number in numbers.replace(",", " ").split()]
    return zip(values[::2], values[1::2], strict=True)
