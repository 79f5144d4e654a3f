from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from diary.charts.style import PAPER, Series, series_of
from diary.domain.body_shape import shapes
from diary.domain.marker_shape import outline
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


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_marks_of_a_region_stand_side_by_side_around_its_middle(number: int) -> None:
    heel = "foot-sole-right-heel"
    root = drawn(*(FeltRegions(NUMB, (heel,)) for _symptom in range(number)))
    places = [float(circle.get("cx", "")) for circle in root.iter(f"{SVG}circle")]
    middle, high = shapes()[heel].marker
    assert sum(places) / number == pytest.approx(middle, abs=0.01)
    assert [right - left for left, right in pairwise(places)] == pytest.approx(
        [2.5 * 4.3 / 0.37] * (number - 1), abs=0.01
    )
    assert [float(one.get("cy", "")) for one in root.iter(f"{SVG}circle")] == pytest.approx([high] * number, abs=0.01)


def lefts(root: ET.Element) -> list[float]:
    """Where the drawings begin, from left to right."""
    return [float(side.get("transform", "").removeprefix("translate(").split()[0]) for side in root.iter(f"{SVG}g")]


def test_left_and_right_stand_close_together_and_each_view_apart_from_the_next() -> None:
    root = drawn(FeltRegions(PAIN, ("hand-palm-left-palm", "foot-sole-right-heel")))
    assert lefts(root) == [0, 116, 256, 372], "drawings of 110 units, with 6 between two sides and 30 between two views"
    assert root.get("viewBox", "").split()[:3] == ["0", "0", "482"]
    assert [(words.text, float(words.get("x", ""))) for words in root.iter(f"{SVG}text")] == [
        ("Soles", 113),
        ("L", 55),
        ("R", 171),
        ("Palms", 369),
        ("L", 311),
        ("R", 427),
    ]


@pytest.mark.parametrize("views", [("sole",), ("sole", "top", "palm", "back")])
def test_the_words_of_a_drawing_are_as_large_however_many_views_there_are(views: tuple[str, ...]) -> None:
    keys = {view: next(one.key for one in SITES if one.view == view) for view in views}
    root = drawn(FeltRegions(PAIN, tuple(keys.values())))
    _x, _y, wide, high = (float(part) for part in root.get("viewBox", "").split())
    scale = float(root.get("width", "")) / wide
    assert float(root.get("height", "")) == pytest.approx(high * scale, rel=1e-3)
    words = list(root.iter(f"{SVG}text"))
    assert {round(float(one.get("font-size", "")) * scale, 1) for one in words} == {11.5}
    above, *_letters = (float(one.get("y", "")) * scale for one in words)
    assert above == pytest.approx(22 - 8, rel=1e-3)
    below = [float(one.get("y", "")) for one in words if one.text in {"L", "R"}]
    assert [(high - y) * scale for y in below] == pytest.approx([18 - 13] * 2 * len(views), rel=1e-3)


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


@pytest.mark.parametrize("shape", ["triangle", "star", "hollow star"])
def test_a_mark_with_corners_has_them_around_its_point(shape: str) -> None:
    mark = ET.fromstring(mark_svg(Series("#123456", (), shape), 40, 60, 5))  # noqa: S314 - our own drawing
    corners = [tuple(map(float, corner.split(","))) for corner in mark.get("points", "").split()]
    assert corners == [pytest.approx((40 + 5 * x, 60 + 5 * y), abs=0.01) for x, y in outline(shape)]


def test_a_square_mark_is_centred_on_its_point() -> None:
    mark = ET.fromstring(mark_svg(Series("#123456", (), "square"), 40, 60, 5))  # noqa: S314 - our own drawing
    left, top, width, height = (float(mark.get(name, "")) for name in ("x", "y", "width", "height"))
    assert (left + width / 2, top + height / 2) == (40, 60)
    assert width == height > 5
