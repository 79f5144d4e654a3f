from xml.etree import ElementTree as ET

import pytest

from diary.charts.style import PAPER, Series, series_of
from diary.domain.site import SITES
from diary.reports.body_svg import FeltRegions, body_svg, mark_svg, views_of

SVG = "{http://www.w3.org/2000/svg}"
PAIN = series_of("pain", (), PAPER)
NUMB = series_of("numbness", (), PAPER)


def drawn(*felt: FeltRegions) -> ET.Element:
    return ET.fromstring(body_svg(felt))  # noqa: S314 - our own drawing


def test_only_views_that_carry_a_mark_are_drawn() -> None:
    felt = FeltRegions(PAIN, ("hand-palm-left-palm", "foot-sole-right-heel"))
    assert views_of([felt]) == ["sole", "palm"]
    root = drawn(felt)
    assert [words.text for words in root.iter(f"{SVG}text")] == ["Soles", "L", "R", "Palms", "L", "R"]
    assert len(list(root.iter(f"{SVG}path"))) == 4 * 4


def test_nothing_marked_is_no_drawing() -> None:
    assert body_svg([FeltRegions(PAIN, ())]) == ""


def test_a_marked_region_is_filled_and_carries_the_mark_of_each_symptom() -> None:
    heel = "foot-sole-right-heel"
    root = drawn(FeltRegions(PAIN, (heel,)), FeltRegions(NUMB, (heel,)))
    assert [path.get("fill") for path in root.iter(f"{SVG}path")].count("#DDDDDD") == 1
    [square], [circle] = list(root.iter(f"{SVG}rect")), list(root.iter(f"{SVG}circle"))
    assert float(square.get("x", "")) + 5 < float(circle.get("cx", ""))
    assert (square.get("fill"), circle.get("fill")) == (PAIN.colour, NUMB.colour)


def test_all_sites_at_once_fit_a_column() -> None:
    root = drawn(FeltRegions(PAIN, tuple(one.key for one in SITES)))
    assert float(root.get("width", "")) <= 331
    assert len(list(root.iter(f"{SVG}rect"))) == len(SITES)


@pytest.mark.parametrize(
    "shape", ["circle", "triangle", "square", "diamond", "pentagon", "hexagon", "star", "cross", "hollow star"]
)
def test_every_shape_of_the_charts_has_a_mark(shape: str) -> None:
    mark = mark_svg(Series("#123456", (), shape), 10, 10, 4)
    assert ('fill="#123456"' in mark) != shape.startswith("hollow")
    assert "#123456" in mark
    assert len({mark_svg(Series("#123456", (), other), 10, 10, 4) for other in (shape, "circle", "square")}) >= 2


def test_a_square_mark_is_centred_on_its_point() -> None:
    mark = ET.fromstring(mark_svg(Series("#123456", (), "square"), 40, 60, 5))  # noqa: S314 - our own drawing
    left, top, width, height = (float(mark.get(name, "")) for name in ("x", "y", "width", "height"))
    assert (left + width / 2, top + height / 2) == (40, 60)
    assert width == height > 5
