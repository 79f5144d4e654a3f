from dataclasses import replace
from datetime import timedelta

from diary.charts.one_thing import CHART
from diary.charts.style import SCREEN_LIGHT
from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.domain.measurement import Measurement
from diary.domain.one_thing import KEY
from tests.analysis.excerpts import day, weeks
from tests.charts.figures import blank, prepared, text_saying, texts

BUTTONS = Definition(kind="measurement", key=KEY, name="My buttons")


def rated(*values: float) -> Excerpt:
    """Twelve weeks, with one rating each week."""
    made = tuple(Measurement(day=day(7 * week), quantity=KEY, value=value) for week, value in enumerate(values))
    return replace(weeks(12), definitions=(BUTTONS,), measurements=made)


def test_both_ends_are_printed_and_each_rating_has_its_number() -> None:
    chart = prepared(CHART, rated(3, 3, 5.5))
    figure = blank(600, chart.height(SCREEN_LIGHT, 600))
    chart.draw(figure, SCREEN_LIGHT)
    assert {"My buttons", "0 not at all", "10 without difficulty", "3", "5.5"} <= set(texts(figure))
    ratings = [text_saying(figure, "5.5"), *(text for text in figure.texts if text.get_text() == "3")]
    for end in ("0 not at all", "10 without difficulty"):
        box = text_saying(figure, end).get_window_extent()
        assert -1 < box.x0 < box.x1 < min(rating.get_window_extent().x0 for rating in ratings)


def test_it_says_the_first_and_the_last_and_shows_them_in_a_table() -> None:
    chart = prepared(CHART, rated(3, 4, 6))
    first, last = (day(0), day(14))
    assert chart.sentences() == [
        "My buttons was rated 3 times.",
        f"The first rating is 3 on {first:%-d %b %Y}, the last 6 on {last:%-d %b %Y}.",
        "0 not at all, 10 without difficulty.",
    ]
    assert [row[1] for row in chart.table().rows] == ["3", "4", "6"]


def test_without_one_or_without_a_rating_it_says_so() -> None:
    assert prepared(CHART, weeks(2)).sentences() == [
        "Nothing is named yet. Settings, “The one thing that matters”, names it."
    ]
    assert prepared(CHART, rated()).sentences() == ["Not rated in this period."]


def test_what_mattered_before_is_not_mixed_in() -> None:
    former = replace(BUTTONS, retired=day(7))
    stairs = Definition(kind="measurement", key=f"{KEY}:1", name="Stairs")
    own = Measurement(day=day(14), quantity=stairs.key, value=7)
    excerpt = rated(3, 4)
    both = replace(excerpt, definitions=(former, stairs), measurements=(*excerpt.measurements, own))
    assert prepared(CHART, both).table().rows == ((f"{day(0) + timedelta(days=14):%-d %b %Y}", "7"),)
