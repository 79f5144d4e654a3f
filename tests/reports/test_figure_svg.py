from xml.etree import ElementTree as ET

import pytest

from diary.domain.figure.figure import TOKENS, Box, Disc, Line, Patch, Ring, strokes
from diary.domain.figure.pose import mirrored, movement
from diary.paths import resources
from diary.reports.figure_svg import svg

KEYS = tuple(sorted(path.stem for path in (resources() / "catalogue" / "poses").glob("*.toml")))
GREYS = {token: f"#{number:02x}{number:02x}{number:02x}" for number, token in enumerate(TOKENS.values(), 17)}
NAME = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("key", KEYS)
def test_each_figure_is_an_svg_with_one_element_a_stroke(key: str) -> None:
    moves = movement(key)
    assert moves
    for pose in (moves.at(moves.still_phase), mirrored(moves.at(0.3))):
        drawn = strokes(pose)
        root = ET.fromstring(svg(drawn, GREYS))  # noqa: S314 - made here
        assert root.tag == f"{NAME}svg"
        assert root.get("viewBox") == "0 0 240 200"
        assert len(root) == len(drawn)


def test_each_kind_of_stroke_has_its_element_and_colour() -> None:
    drawn = (
        Line(((1, 2), (3.25, 4)), 11, "near"),
        Disc((5, 6), 7, "hot"),
        Ring((5, 6), 7, 2, "prop"),
        Box(((10, 20), (40, 60)), 2, "far"),
        Patch(((1, 1), (9, 1), (5, 9)), 4, "accent"),
    )
    root = ET.fromstring(svg(drawn, GREYS))  # noqa: S314 - made here
    line, disc, ring, box, patch = root
    assert [one.tag.removeprefix(NAME) for one in root] == ["polyline", "circle", "circle", "rect", "polygon"]
    assert (line.get("points"), line.get("stroke"), line.get("fill")) == ("1,2 3.25,4", GREYS["figA"], "none")
    assert (disc.get("fill"), ring.get("fill"), ring.get("stroke-width")) == (GREYS["hot"], "none", "2")
    assert [box.get(name) for name in ("x", "y", "width", "height", "rx")] == ["10", "20", "30", "40", "2"]
    assert (patch.get("fill"), patch.get("stroke-width")) == (GREYS["acc"], "4")
