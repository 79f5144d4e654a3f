import re
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from diary.analysis.daily import daily
from diary.analysis.pattern import weekdays
from diary.charts.chart_text import PLAIN
from diary.charts.pattern import CHART, PatternOptions
from diary.charts.style import SCREEN_LIGHT
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from tests.analysis.excerpts import day, excerpt_with
from tests.charts.figures import across, blank, overlapping, prepared, text_saying, texts

THIN = "\N{NARROW NO-BREAK SPACE}"
FOUR_WEEKS = excerpt_with(pain=[place % 7 for place in range(28)])


def test_every_day_of_the_week_has_its_mean_and_its_days() -> None:
    figure = blank(450, prepared(CHART, FOUR_WEEKS).height(SCREEN_LIGHT, 450))
    prepared(CHART, FOUR_WEEKS).draw(figure, SCREEN_LIGHT)
    written = texts(figure)
    assert [f"{part.mean:.1f}" in written for part in weekdays(daily(FOUR_WEEKS, "pain"))] == [True] * 7
    assert written.count("4 of 4 days") == 7
    assert not overlapping(figure)


def test_days_that_do_not_count_are_not_called_not_recorded() -> None:
    pain = [None] * 28 + [4.0] * 14 + [None] * 14
    young = excerpt_with(pain=pain)
    options = PatternOptions(counted=Period(day(28), day(41)))
    assert {row[1:] for row in prepared(CHART, young, options).table().rows} == {("4.0", "2", "2")}
    assert {row[1:] for row in prepared(CHART, young).table().rows} == {("", "2", "8")}


def test_marks_stand_at_their_means_on_the_whole_scale() -> None:
    figure = blank(450, 300)
    prepared(CHART, FOUR_WEEKS).draw(figure, SCREEN_LIGHT)
    ends = [text_saying(figure, value).get_position()[0] for value in ("0", "10")]
    marks = [artist for artist in figure.artists if isinstance(artist, Line2D)]
    places = [10 * (across(mark)[0] - ends[0]) / (ends[1] - ends[0]) for mark in marks]
    assert places == pytest.approx([0, 1, 2, 3, 4, 5, 6])


def test_the_week_goes_as_the_person_has_it() -> None:
    rows = prepared(CHART, FOUR_WEEKS, PatternOptions(wording=replace(PLAIN, week=(6, 0, 1, 2, 3, 4, 5)))).table().rows
    assert rows[0] == ("Sunday", "6.0", "4", "4")
    assert rows[1][0] == "Monday"


def test_there_is_no_mean_of_fewer_than_half_of_the_days() -> None:
    whole = excerpt_with(pain=[4 if place % 7 or place == 0 else None for place in range(28)])
    assert prepared(CHART, whole).table().rows[0] == ("Monday", "", "1", "4")
    assert "Monday: no mean, 1 of 4 days." in prepared(CHART, whole).sentences()
    figure = blank(450, 300)
    prepared(CHART, whole).draw(figure, SCREEN_LIGHT)
    assert texts(figure).count("no mean") == 1


def test_months_and_seasons_are_taken_over_all_years() -> None:
    whole = excerpt_with(date(2024, 1, 1), pain=[2 if place < 366 else 4 for place in range(731)])
    rows = prepared(CHART, whole, PatternOptions(by="month")).table().rows
    assert rows[0] == ("January", "3.0", "62", "62")
    assert [row[0] for row in prepared(CHART, whole, PatternOptions(by="season")).table().rows] == [
        "December to February",
        "March to May",
        "June to August",
        "September to November",
    ]


def test_numbers_come_first_and_then_their_limit() -> None:
    said = prepared(CHART, FOUR_WEEKS).sentences()
    assert said[:3] == ["31 Aug to 27 Sep 2026.", "Pain by day of the week.", "Monday: mean 0.0, 4 of 4 days."]
    assert said[-1] == "Too few days to tell the days of the week from chance."
    months = prepared(CHART, FOUR_WEEKS, PatternOptions(by="month")).sentences()
    assert months[-1] == "Whether they differ by more than chance is not tested."


def a_year(weekend: float) -> Excerpt:
    rng = np.random.default_rng(4)
    days = np.arange(364) % 7
    return excerpt_with(
        pain=np.clip(np.rint(5 + 1.5 * rng.standard_normal(364) + weekend * (days >= 5)), 0, 10).tolist()
    )


def test_weekdays_that_differ_by_more_than_chance_are_named_with_their_intervals() -> None:
    said = prepared(CHART, a_year(1.5)).sentences()
    saturday = f"Saturday: 95{THIN}% interval 0.8 to 1.6 higher than the mean of the seven days."
    assert re.sub(r"\d\.\d", "n", saturday) in [re.sub(r"\d\.\d", "n", line) for line in said]
    assert prepared(CHART, a_year(0.0)).sentences()[-1] == (
        "Your days of the week differ no more than chance would have it."
    )


def test_each_mean_of_a_weekday_has_a_thin_line_through_it() -> None:
    figure, other = blank(450, 300), blank(450, 300)
    prepared(CHART, a_year(1.5)).draw(figure, SCREEN_LIGHT)
    prepared(CHART, FOUR_WEEKS).draw(other, SCREEN_LIGHT)
    lines = [[artist for artist in one.artists if isinstance(artist, LineCollection)] for one in (figure, other)]
    assert len(lines[0]) == len(lines[1]) + 7
    marks = [across(artist)[0] for artist in figure.artists if isinstance(artist, Line2D)]
    ends = [artist.get_segments()[0][:, 0] for artist in lines[0][-7:]]
    assert all(low < mark < high for mark, (low, high) in zip(marks, ends, strict=True))


def test_without_a_mean_there_is_a_sentence() -> None:
    figure = blank(450, 200)
    prepared(CHART, excerpt_with(pain=[None] * 28)).draw(figure, SCREEN_LIGHT)
    assert "Too few days are recorded in this period for a mean." in " ".join(texts(figure))
    assert len(prepared(CHART, excerpt_with(pain=[None] * 28)).sentences()) == 3


def test_months_that_do_not_occur_have_no_row() -> None:
    assert [row[0] for row in prepared(CHART, FOUR_WEEKS, PatternOptions(by="month")).table().rows] == [
        "August",
        "September",
    ]


def test_of_ratings_that_are_all_alike_it_is_not_said_that_they_are_too_few() -> None:
    assert prepared(CHART, excerpt_with(pain=[0.0] * 84)).sentences()[-1] == (
        "Your ratings are all alike, and so are the days of the week."
    )
    assert prepared(CHART, excerpt_with(pain=[0.0] * 28)).sentences()[-1] == (
        "Too few days to tell the days of the week from chance."
    )
