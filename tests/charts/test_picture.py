import re
import threading
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from diary.charts import CHARTS, chart_named
from diary.charts.options import ShownOptions
from diary.charts.picture import Picture, picture, svg
from diary.charts.style import PAPER, SCREEN_DARK, SCREEN_LIGHT
from diary.charts.timeline import CHART
from diary.domain.period import Period
from tests.analysis.excerpts import day, excerpt_with, weeks
from tests.charts.figures import drawn, prepared


def pixels(made: Picture) -> "np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]":
    return np.frombuffer(made.rgba, dtype=np.uint8).reshape(made.height, made.width, 4)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_picture_has_the_pixels_of_the_screen_it_is_for(ratio: float) -> None:
    made = picture(prepared(CHART, weeks(4)), SCREEN_LIGHT, 930, 388, ratio)
    assert (made.width, made.height) == (round(930 * ratio), round(388 * ratio))
    assert pixels(made).shape == (made.height, made.width, 4)
    assert (pixels(made)[..., 3] == 255).all()


def test_a_pictures_paper_is_that_of_the_card() -> None:
    assert pixels(drawn("timeline", weeks(4), SCREEN_DARK, (930, 388)))[1, 1].tolist() == [0x1A, 0x26, 0x27, 255]


def test_days_lie_between_left_and_right_and_panels_below_each_other() -> None:
    made = picture(prepared(CHART, weeks(12)), SCREEN_LIGHT, 930, 388, 2.0)
    assert (made.first, made.last) == (day(0), day(83))
    assert 0 < made.left < made.right < made.width
    edges = [edge for panel in made.panels for edge in panel]
    assert len(made.panels) == 3
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= made.height


def test_a_mark_is_where_the_geometry_says_its_day_is() -> None:
    made = picture(prepared(CHART, excerpt_with(pain=[None, None, 5, None, None])), SCREEN_LIGHT, 930, 388, 2.0)
    x = made.left + (made.right - made.left) * 2.5 / 5
    top, bottom = made.panels[0]
    red, green, blue, _opacity = (int(part) for part in pixels(made)[round((top + bottom) / 2), round(x)])
    assert red > green + 40  # the pale plum of pain on white
    assert blue > green


def test_the_period_shown_is_the_one_asked_for() -> None:
    made = drawn("timeline", weeks(12), SCREEN_LIGHT, (930, 388), ShownOptions(period=Period(day(14), day(41))))
    assert (made.first, made.last) == (day(14), day(41))


def test_pictures_drawn_in_several_threads_are_the_same_as_in_one() -> None:
    whole, results = weeks(4), {}

    def draw(number: int) -> None:
        results[number] = drawn("timeline", whole, SCREEN_LIGHT, (400, 300)).rgba

    threads = [threading.Thread(target=draw, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(results.values()) == {drawn("timeline", whole, SCREEN_LIGHT, (400, 300)).rgba}


def test_the_same_excerpt_gives_the_same_svg() -> None:
    first, second = (svg(prepared(CHART, weeks(12)), PAPER, 184.7, 84.9) for _time in range(2))
    assert first == second
    assert b"date" not in first.lower()


def test_svg_has_its_size_in_millimetres_and_its_letters_as_outlines() -> None:
    root = ET.fromstring(svg(prepared(CHART, weeks(12)), PAPER, 184.7, 84.9))  # noqa: S314 - our own
    width, height = (float(root.attrib[name].removesuffix("pt")) for name in ("width", "height"))
    assert (width, height) == pytest.approx((184.7 / 25.4 * 72, 84.9 / 25.4 * 72))
    assert not [element for element in root.iter() if element.tag.endswith("}text")]
    assert not [element for element in root.iter() if element.tag.endswith("}image")]


def test_paper_is_white_and_its_words_black() -> None:
    made = svg(prepared(CHART, weeks(12)), PAPER, 184.7, 84.9).decode()
    fills = set(re.findall(r"fill: (#[0-9a-f]{6})", made))
    assert {"#ffffff", "#111111"} <= fills
    assert "#f6f3ec" not in fills


def test_every_chart_of_the_registry_draws() -> None:
    for key in CHARTS:
        assert chart_named(key).key == key
        assert drawn(key, weeks(4), SCREEN_LIGHT, (300, 200)).rgba


def test_a_chart_that_is_not_registered_is_not_found() -> None:
    with pytest.raises(KeyError):
        chart_named("picture")


def test_a_symptom_without_a_rating_leaves_no_trace_in_the_picture() -> None:
    plain = drawn("timeline", excerpt_with(pain=[4] * 20), SCREEN_LIGHT, (400, 300))
    chosen = drawn(
        "timeline", excerpt_with(pain=[4] * 20), SCREEN_LIGHT, (400, 300), ShownOptions(shown=("pain", "tingling"))
    )
    assert plain.rgba == chosen.rgba
