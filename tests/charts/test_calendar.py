from dataclasses import replace
from datetime import date, timedelta

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch

from diary.charts import calendar, lettering
from diary.charts.calendar import CHART
from diary.charts.chart_text import PLAIN
from diary.charts.options import SymptomOptions
from diary.charts.style import SCREEN_DARK, SCREEN_LIGHT, ramp_of
from diary.domain.event import Event
from diary.domain.note import Note
from diary.domain.period import Period
from tests.analysis.excerpts import at, day, excerpt_with, weeks
from tests.charts.figures import blank, overlapping, prepared, text_saying, texts


def patches(figure: Figure) -> list[PathPatch]:
    return [patch for patch in figure.artists if isinstance(patch, PathPatch)]


def tiles(figure: Figure, fill: str) -> int:
    """How many tiles have a colour."""
    wanted = [one for one in patches(figure) if one.get_fill() and to_hex(one.get_facecolor()).upper() == fill]
    return sum(len(patch.get_path().to_polygons()) for patch in wanted)


def test_each_day_lies_below_its_weekday_and_in_its_week() -> None:
    boxes = calendar.day_boxes(calendar.prepare(weeks(4), SymptomOptions()), SCREEN_LIGHT, 930, 600)
    assert list(boxes) == [day(number) for number in range(28)]
    assert boxes[day(1)][0] == pytest.approx(boxes[day(8)][0])
    assert boxes[day(8)][1] - boxes[day(1)][1] == pytest.approx(44, abs=1)
    assert boxes[day(2)][0] - boxes[day(1)][0] == pytest.approx(44, abs=1)


def test_a_week_goes_as_the_person_has_it() -> None:
    wording = replace(PLAIN, week=(6, 0, 1, 2, 3, 4, 5))
    boxes = calendar.day_boxes(calendar.prepare(weeks(2), SymptomOptions(wording=wording)), SCREEN_LIGHT, 930, 600)
    assert boxes[day(6)][0] < boxes[day(7)][0]
    assert boxes[day(6)][1] == boxes[day(7)][1] > boxes[day(5)][1]


def test_every_rating_is_in_the_tone_of_its_step_and_says_its_number() -> None:
    figure = blank(930, 400)
    prepared(CHART, excerpt_with(pain=[0, 1, 4, 10, None])).draw(figure, SCREEN_LIGHT)
    ramp = ramp_of("pain", SCREEN_LIGHT)
    legend = 1
    assert [tiles(figure, fill) - legend for fill in ramp.fills] == [1, 1, 1, 0, 0, 1]
    assert {"0", "1", "4", "10"} <= {patch.get_label() for patch in patches(figure)}


def test_a_day_without_a_rating_looks_like_no_rating() -> None:
    figure = blank(930, 400)
    prepared(CHART, excerpt_with(pain=[0, None, 3, None])).draw(figure, SCREEN_DARK)
    broken = [patch for patch in patches(figure) if not patch.get_fill() and patch.get_linestyle() != "solid"]
    outlined = [len(patch.get_path().to_polygons()) for patch in broken]
    assert sorted(outlined) == [1, 2]  # the one of the legend, and the two days


def test_at_most_the_last_twelve_months_are_shown() -> None:
    long = replace(weeks(4), period=Period(day(0) - timedelta(days=4000), day(27)))
    boxes = calendar.day_boxes(calendar.prepare(long, SymptomOptions()), SCREEN_LIGHT, 930, 2000)
    assert (min(boxes), max(boxes)) == (date(2025, 10, 1), day(27))


def test_as_high_as_it_says_the_tiles_keep_their_size() -> None:
    for scale in (1.0, 2.0):
        style = SCREEN_LIGHT.at(scale)
        high = prepared(CHART, weeks(12)).height(style, 930)
        boxes = calendar.day_boxes(calendar.prepare(weeks(12), SymptomOptions()), style, 930, high)
        assert max(bottom for _left, _top, _right, bottom in boxes.values()) <= high
        left, _top, right, _bottom = boxes[day(0)]
        assert right - left == pytest.approx(41 * scale, abs=scale)


def test_on_a_low_figure_the_tiles_shrink_and_stay_inside() -> None:
    boxes = calendar.day_boxes(calendar.prepare(weeks(50), SymptomOptions()), SCREEN_LIGHT, 500, 300)
    assert all(left >= 0 and right <= 500 and bottom <= 300 for left, _top, right, bottom in boxes.values())


def test_words_do_not_lie_on_each_other() -> None:
    for width, scale in ((930, 1.0), (700, 2.0), (420, 1.0)):
        style = SCREEN_LIGHT.at(scale)
        figure = blank(width, prepared(CHART, weeks(12)).height(style, width))
        prepared(CHART, weeks(12)).draw(figure, style)
        assert not overlapping(figure)


def test_on_a_small_figure_the_names_of_months_are_shortened_rather_than_laid_on_each_other() -> None:
    for width, height in ((340, 330), (300, 240), (930, 388)):
        figure = blank(width, height)
        prepared(CHART, weeks(12)).draw(figure, SCREEN_LIGHT)
        assert not overlapping(figure)
        assert {"August 2026", "Aug 2026", "Aug"} & set(texts(figure))


def test_the_name_of_a_month_is_the_longest_that_ends_with_its_tiles() -> None:
    names = ("August 2026", "Aug 2026", "Aug")
    for height in range(152, 330, 6):
        figure, facts = blank(600, height), calendar.prepare(weeks(12), SymptomOptions())
        calendar.CHART.prepared(weeks(12), SymptomOptions()).draw(figure, SCREEN_LIGHT)
        tiles_of = calendar.day_boxes(facts, SCREEN_LIGHT, 600, height)
        wide = tiles_of[day(6)][2] - tiles_of[day(7)][0]
        sizes = [lettering.width(one, SCREEN_LIGHT.sizes.name, lettering.SEMI_BOLD) for one in names]
        fitting = [name for name, size in zip(names, sizes, strict=True) if size <= wide]
        assert [one for one in names if one in texts(figure)] == [*fitting, names[-1]][:1]


def test_a_day_is_read_out() -> None:
    whole = replace(
        excerpt_with(pain=[4, None, None]),
        events=(Event(day=day(0), event="fall", count=2), Event(day=day(1), event="fall")),
        notes=(Note(day=day(1), text="Travelling."),),
    )
    assert [calendar.about_day(calendar.prepare(whole, SymptomOptions()), day(number)) for number in range(3)] == [
        "Monday 31 Aug 2026, Pain 4 of 10, 2 falls",
        "Tuesday 1 Sep 2026, Pain not recorded, 1 fall",
        "Wednesday 2 Sep 2026, no entry",
    ]


def test_the_sign_of_a_fall_stands_before_its_word_in_the_legend() -> None:
    figure = blank(930, 400)
    prepared(CHART, excerpt_with(pain=[4, None, 6])).draw(figure, SCREEN_LIGHT)
    word = text_saying(figure, "fall").get_window_extent()
    ink = to_hex(SCREEN_LIGHT.colours["ink"])
    signs = [one for one in patches(figure) if one.get_fill() and to_hex(one.get_facecolor()) == ink]
    places = [one.get_window_extent() for one in signs]
    assert [one for one in places if word.x0 - 24 < one.x0 < one.x1 < word.x0 and word.y0 - 6 < one.y0 < word.y1]


def test_every_fall_of_a_day_counts() -> None:
    falls = (Event(day=day(0), event="fall", count=2), Event(day=day(0), event="fall"), Event(day=day(2), event="fall"))
    found = prepared(CHART, replace(excerpt_with(pain=[4, None, 6]), events=falls))
    assert found.sentences()[-1] == "4 falls."
    assert [row[2] for row in found.table().rows] == ["3", "", "1"]


def test_its_table_and_its_words() -> None:
    whole = replace(excerpt_with(pain=[4, None, 6]), events=(Event(day=day(0), event="fall"),))
    found = prepared(CHART, whole).table()
    assert found.headers == ("Day", "Pain", "Falls")
    assert found.rows == (
        ("Monday 31 Aug 2026", "4", "1"),
        ("Tuesday 1 Sep 2026", "not recorded", ""),
        ("Wednesday 2 Sep 2026", "6", ""),
    )
    assert prepared(CHART, whole).sentences() == [
        "31 Aug to 2 Sep 2026.",
        "Pain: mean 5.0 on 2 of 3 days, from 4 to 6.",
        "Highest rating 6, on 2 Sep 2026.",
        "1 fall.",
    ]
    assert prepared(CHART, excerpt_with(pain=[0] * 28)).sentences()[1:] == [
        "Pain: always 0, recorded on 28 of 28 days.",
    ]


def test_what_a_rating_is_made_of_stands_beside_it() -> None:
    moments = (at(0, 10, 9), at(0, 8, 13), at(1, 3, 9), at(1, 6, 15))
    whole = excerpt_with(pain=[4, None, 5])
    found = prepared(CHART, replace(whole, ratings=(*whole.ratings, *moments))).table()
    assert found.headers == ("Day", "Pain", "Pain, made of", "Falls")
    assert [row[1:3] for row in found.rows] == [
        ("4", "evening’s rating; moments: 09:00 10, 13:00 8"),
        ("4.5", "mean of 2 moments: 09:00 3, 15:00 6"),
        ("5", "evening’s rating"),
    ]
    facts = calendar.prepare(replace(whole, ratings=(*whole.ratings, *moments)), SymptomOptions())
    assert calendar.about_day(facts, day(1)) == (
        "Tuesday 1 Sep 2026, Pain 4.5 of 10, mean of 2 moments: 09:00 3, 15:00 6"
    )
