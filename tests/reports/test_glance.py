"""The table "At a glance": its caption, what stands where nothing can be compared, and what the dagger names."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentEvent
from diary.reports.blocks import Contents
from diary.reports.glance import glance
from diary.reports.summary import PARTS, Options, summary
from diary.reports.words import ENGLISH
from tests.reports.diaries import TWELVE_WEEKS, day, made, rated

USUAL = Options(period=TWELVE_WEEKS)
NUMBNESS = tuple(one for one in made().ratings if one.symptom == "numbness")
PER_CENT = "\N{NARROW NO-BREAK SPACE}%"


def said(excerpt: Excerpt, options: Options = USUAL) -> Contents:
    return glance(summary(excerpt, options), excerpt.definitions, ENGLISH)


def pain(before: dict[int, float], now: dict[int, float]) -> list[str]:
    """The cells of pain beside numbness, which can be compared."""
    excerpt = replace(made(), ratings=(*NUMBNESS, *rated("pain", {**before, **now})))
    return list(said(excerpt)["rows"][2]["cells"])


def test_the_caption_says_whose_ratings_these_are_and_of_when() -> None:
    whose = "Patient’s own ratings, 0 = none, 10 = worst imaginable"
    assert said(made())["caption"] == f"{whose}, past 24 hours"
    moments = tuple(Rating(day=day(n), symptom="numbness", value=5, time=time(22)) for n in range(84))
    assert said(replace(made(), ratings=moments))["caption"] == whose


def test_the_head_names_the_time_before_and_marks_the_change_only_where_something_changed() -> None:
    compared = ["Symptom", "Mean now", "12 weeks before", "Change", f"95{PER_CENT} interval", "Highest"]
    assert said(made())["head"] == [*compared, "Days at 0–3, 4–6, 7–10"]
    flare = replace(made(), events=(Event(day=day(60), event="flare"),))
    assert said(flare)["head"][3] == "Change †"
    assert said(flare)["lines"] == ["† Inside the time compared: flare (27 Oct)."]


ALL = range(84)


@pytest.mark.parametrize(
    ("before", "now", "cells"),
    [
        ({-5: 3}, dict.fromkeys(ALL, 10), ["10.0", "–", "too few days before", "–", "10 (each day)", "0, 0, 84 of 84"]),
        ({}, dict.fromkeys(ALL, 10), ["10.0", "–", "nothing to compare", "–", "10 (each day)", "0, 0, 84 of 84"]),
        ({}, {3: 4, 5: 6.5}, ["–", "–", "too few days", "–", "6.5 (2 Sep)", "0, 1, 1 of 2"]),
        ({}, {}, ["–", "–", "not recorded", "–", "–", "–"]),
        ({}, {3: 7, 5: 7, 6: 3}, ["–", "–", "too few days", "–", "7 (2 Sep, 2 days)", "1, 0, 2 of 3"]),
    ],
)
def test_where_nothing_can_be_compared_the_cell_says_why(
    before: dict[int, float], now: dict[int, float], cells: list[str]
) -> None:
    assert pain(before, now) == ["Pain", *cells]


def test_only_the_latest_three_changes_are_named_and_none_that_began_with_the_period() -> None:
    starts = (-80, 0, 10, 20, 30)
    changes = tuple(
        TreatmentEvent(day=day(number), treatment=f"Medicine {number}", turn="started") for number in starts
    )
    excerpt = replace(made(), treatment_changes=changes, events=(Event(day=day(50), event="flare"),))
    named = "Medicine 30, started (27 Sep); Medicine 20, started (17 Sep); Medicine 10, started (7 Sep)"
    assert said(excerpt)["lines"] == [f"† Inside the time compared: {named}; and 2 more."]
    for unwanted, line in (("treatments", "flare (17 Oct)"), ("events", f"{named}; and 1 more")):
        options = replace(USUAL, parts=frozenset(PARTS) - {unwanted})
        assert said(excerpt, options)["lines"] == [f"† Inside the time compared: {line}."]


def test_a_change_of_the_year_before_has_its_year() -> None:
    period = replace(TWELVE_WEEKS, first=day(126), last=day(126) + timedelta(days=30))
    ratings = rated("pain", dict.fromkeys(range(95, 157), 4))
    excerpt = Excerpt(
        period=replace(period, first=day(95)),
        ratings=ratings,
        events=(Event(day=day(100), event="flare"), Event(day=day(130), event="flare")),
    )
    lines = said(excerpt, Options(period=period))["lines"]
    assert lines == ["† Inside the time compared: flare (5 Jan 2027); flare (6 Dec 2026)."]


def test_without_a_figure_to_compare_no_change_is_named() -> None:
    flare = replace(made(), ratings=rated("pain", dict.fromkeys(ALL, 4)), events=(Event(day=day(60), event="flare"),))
    assert said(flare)["lines"] == ["Before this time too little is written down to compare with."]


@pytest.mark.parametrize(("value", "end"), [(0, ""), (10, f" 84 of them (100{PER_CENT}) were 10.")])
def test_the_full_form_tells_the_days_at_the_worst_but_not_those_of_what_was_never_felt(value: int, end: str) -> None:
    excerpt = replace(made(), ratings=(*NUMBNESS, *rated("pain", dict.fromkeys(ALL, value))))
    lines = said(excerpt, replace(USUAL, form="full"))["lines"]
    assert lines == [f"Pain. Of 84 rated days: 0 at 0 to 3, 0 at 4 to 6, 84 at 7 to 10.{end}"] * bool(end)
    assert said(excerpt)["lines"] == []
