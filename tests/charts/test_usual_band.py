"""The usual range of one symptom as a pale band on the timeline."""

import numpy as np
import pytest
from matplotlib.colors import to_hex, to_rgb
from matplotlib.patches import PathPatch

from diary.charts import usual_band
from diary.charts.options import ShownOptions, UsualBand
from diary.charts.style import SCREEN_DARK, SCREEN_HIGH_CONTRAST, SCREEN_LIGHT, Style
from diary.charts.timeline import CHART
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from tests.analysis.excerpts import day, excerpt_with
from tests.charts.figures import blank, overlapping, panel_called, prepared, text_saying, texts

WORDS = "where 8 of 10 of your weeks were"
PAIN = excerpt_with(pain=[3 + place % 3 for place in range(60)])
SEVERAL = excerpt_with(pain=[3 + place % 3 for place in range(60)], numbness=[6] * 60)
BAND = UsualBand("pain", 2.9, 5.4, Period(day(-300), day(59)))


def drawn_band(band: UsualBand, style: Style = SCREEN_LIGHT) -> tuple[float, float, float, float]:
    """The first and last day of the band, and its ends on the scale."""
    figure = blank()
    prepared(CHART, PAIN, ShownOptions(usual=(band,))).draw(figure, style)
    [shaded] = [one for one in panel_called(figure, "rating").collections if one.get_label() == WORDS]
    [path] = shaded.get_paths()
    ends = path.get_extents()
    return ends.x0, ends.x1, ends.y0, ends.y1


def test_the_band_lies_between_its_ends_on_the_days_for_which_it_holds() -> None:
    assert drawn_band(BAND) == pytest.approx((-300.5, 59.5, 2.9, 5.4))
    assert drawn_band(BAND._replace(days=Period(day(20), day(59))))[0] == 19.5


@pytest.mark.parametrize("style", [SCREEN_LIGHT, SCREEN_DARK, SCREEN_HIGH_CONTRAST])
def test_it_is_told_by_its_edges_where_the_pale_colour_is_not_seen(style: Style) -> None:
    figure = blank()
    prepared(CHART, PAIN, ShownOptions(usual=(BAND,))).draw(figure, style)
    lines = panel_called(figure, "rating").lines
    ends = {line: np.asarray(line.get_ydata()) for line in lines}
    edges = [line for line, values in ends.items() if len(values) == 2 and values[0] in (2.9, 5.4)]
    assert [ends[line][0] for line in edges] == [2.9, 5.4]
    for line in edges:
        assert line.get_color() == style.colours["axis"]
        assert line.get_linestyle() != "-"
    greys = [sum(to_rgb(style.colours[one])) / 3 for one in ("axis", "surface")]
    assert abs(greys[0] - greys[1]) > 0.3


def test_legend_caption_and_description_say_what_it_is() -> None:
    chart = prepared(CHART, PAIN, ShownOptions(usual=(BAND,)))
    figure = blank()
    chart.draw(figure, SCREEN_LIGHT)
    assert WORDS in texts(figure)
    assert not overlapping(figure)
    pale = usual_band._pale(SCREEN_LIGHT)
    shapes = [one for one in figure.artists if isinstance(one, PathPatch)]
    [sample] = [one for one in shapes if one.get_fill() and to_hex(one.get_facecolor()) == pale]
    words = text_saying(figure, WORDS).get_window_extent()
    assert words.x0 - 40 < sample.get_window_extent().x0 < sample.get_window_extent().x1 < words.x0
    assert chart.caption.endswith(f"Hatched: no entry. Shaded: {WORDS}.")
    assert chart.sentences()[2] == f"Pain, {WORDS}: 2.9 to 5.4."
    narrow = prepared(CHART, PAIN, ShownOptions(usual=(BAND._replace(low=5.0, high=5.0),)))
    assert narrow.sentences()[2] == f"Pain, {WORDS}: 5.0."


@pytest.mark.parametrize(
    ("excerpt", "options"),
    [
        (SEVERAL, ShownOptions(usual=(BAND,))),
        (PAIN, ShownOptions()),
        (PAIN, ShownOptions(usual=(BAND._replace(symptom="numbness"),))),
    ],
)
def test_of_several_symptoms_or_of_a_range_not_known_there_is_none(excerpt: Excerpt, options: ShownOptions) -> None:
    chart = prepared(CHART, excerpt, options)
    figure = blank()
    chart.draw(figure, SCREEN_LIGHT)
    assert WORDS not in " ".join([*texts(figure), chart.caption, *chart.sentences()])


def test_of_several_it_is_drawn_where_one_alone_is_shown() -> None:
    chart = prepared(CHART, SEVERAL, ShownOptions(shown=("pain",), usual=(BAND,)))
    assert f"Pain, {WORDS}: 2.9 to 5.4." in chart.sentences()
