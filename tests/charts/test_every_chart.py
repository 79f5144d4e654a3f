"""Properties of every chart of the registry: few data, other styles, orders and dates."""

import random
import sys
from dataclasses import FrozenInstanceError, replace
from datetime import date, timedelta
from math import ceil
from types import FunctionType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.charts import CHARTS, chart_named
from diary.charts.options import ShownOptions
from diary.charts.picture import file, picture
from diary.charts.style import PAPER, SCREEN_DARK, SCREEN_HIGH_CONTRAST, SCREEN_LIGHT
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.treatment import TreatmentEvent
from tests.analysis.excerpts import day, excerpt_with, weeks
from tests.charts.figures import blank, boxes, drawn, overlapping, prepared
from tests.slow.whole import at, walked

STYLES = (SCREEN_LIGHT, SCREEN_DARK, SCREEN_HIGH_CONTRAST, PAPER)
SIZE = (500, 400)
_A_YEAR = 365
DIARIES = {
    "empty": Excerpt(period=Period(day(0), day(27))),
    "one day": excerpt_with(pain=[4]),
    "all equal": excerpt_with(pain=[5] * 56, numbness=[0] * 56),
    "a gap of a year": excerpt_with(pain=[3] * 28 + [None] * _A_YEAR + [6] * 28),
    "twelve weeks": weeks(12),
    "three years": weeks(156),
}
TURN = TreatmentEvent(day=day(40), treatment="Pregabalin", turn="started", dose="75 mg")


@pytest.mark.parametrize("diary", DIARIES)
@pytest.mark.parametrize("key", CHARTS)
def test_it_is_drawn_and_told_without_a_warning(key: str, diary: str) -> None:
    chart, whole = chart_named(key), replace(DIARIES[diary], treatment_changes=(TURN,))
    for excerpt in (whole, DIARIES[diary])[: 2 if key == "around_change" else 1]:
        found = prepared(chart, excerpt)
        assert picture(found, SCREEN_LIGHT, 500, 400).rgba
        said, rows = found.sentences(), found.table()
        assert said
        assert all(line.endswith((".", "?")) and "nan" not in line for line in said)
        assert all(len(row) == len(rows.headers) for row in rows.rows)
        assert not any("nan" in cell for row in rows.rows for cell in row)


@pytest.mark.parametrize("key", CHARTS)
def test_its_title_is_said_once_and_its_facts_and_options_cannot_be_changed(key: str) -> None:
    chart = chart_named(key)
    found = chart.prepared(weeks(12), chart.options())
    assert (found.key, found.title) == (key, chart.name)
    assert chart.name.endswith(tuple("abcdefghijklmnopqrstuvwxyz"))
    with pytest.raises(FrozenInstanceError):
        chart.options().period = None  # type: ignore[misc]  # what is tried
    assert len({chart_named(other).name for other in CHARTS}) == len(CHARTS)


@pytest.mark.parametrize("key", [key for key in CHARTS if chart_named(key).options is not ShownOptions])
def test_the_options_of_another_chart_are_refused(key: str) -> None:
    """A chart has a class of options of its own, or one of `options.py`, but not `ChartOptions` itself."""
    with pytest.raises(TypeError, match=key):
        chart_named(key).prepared(weeks(2), ShownOptions())


@pytest.mark.parametrize("key", CHARTS)
def test_drawing_telling_and_measuring_ask_nothing_of_the_excerpt_again(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`prepare` does all computation: no module of the analysis is called afterwards."""
    found = prepared(chart_named(key), replace(weeks(12), treatment_changes=(TURN,)))
    called: list[str] = []
    for module in [one for name, one in sys.modules.items() if name.startswith("diary.charts.") and one]:
        for name, value in list(vars(module).items()):
            if getattr(value, "__module__", "").startswith("diary.analysis.") and isinstance(value, FunctionType):
                monkeypatch.setattr(module, name, lambda *_all, _name=name, **_named: called.append(_name))
    assert picture(found, SCREEN_LIGHT, 500, ceil(found.height(SCREEN_LIGHT, 500))).rgba
    assert found.sentences()
    assert found.table()
    assert called == []


@pytest.mark.parametrize("key", CHARTS)
def test_every_look_has_its_own_paper(key: str) -> None:
    excerpt = replace(weeks(12), treatment_changes=(TURN,))
    corners = {drawn(key, excerpt, style, SIZE).rgba[-4:] for style in STYLES}
    assert corners == {bytes.fromhex(style.colours["surface"].strip("#") + "FF") for style in STYLES}


DRAWN = tuple((diary, key) for diary in DIARIES for key in CHARTS if key != "timeline")
PLACES = {"screen": (SCREEN_LIGHT, 930), "large text": (SCREEN_LIGHT.at(2.0), 680), "paper": (PAPER, 500)}
"""Styles, each with a width that the charts have to fit."""


@pytest.mark.parametrize(("chart", "place"), walked(at(DRAWN, DRAWN[::2]), tuple(PLACES)), ids=str)
def test_words_stay_apart_and_inside_at_the_height_that_it_asks_for(chart: tuple[str, str], place: str) -> None:
    (diary, key), (style, width) = chart, PLACES[place]
    found = prepared(chart_named(key), DIARIES[diary])
    figure = blank(width, found.height(style, width))
    found.draw(figure, style)
    assert not overlapping(figure)
    for words, box in boxes(figure):
        assert box.x0 >= -1, words
        assert box.x1 <= width + 1, words
        assert box.y0 >= -1, words


@pytest.mark.parametrize("key", CHARTS)
def test_the_same_diary_gives_the_same_file(key: str) -> None:
    for kind, start in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
        charts = (prepared(chart_named(key), weeks(12)) for _time in range(2))
        first, second = (file(chart, SCREEN_LIGHT, 400, 300, kind) for chart in charts)
        assert first == second
        assert first.startswith(start)


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(KeyError):
        file(prepared(chart_named("timeline"), weeks(2)), SCREEN_LIGHT, 400, 300, "bmp")


def told(key: str, excerpt: Excerpt) -> tuple[list[str], tuple[tuple[str, ...], ...]]:
    found = prepared(chart_named(key), excerpt)
    return found.sentences(), found.table().rows


def shuffled(excerpt: Excerpt, seed: int) -> Excerpt:
    chance = random.Random(seed)  # noqa: S311 - no secret
    parts = {name: list(getattr(excerpt, name)) for name in ("ratings", "exercises", "events", "notes", "site_marks")}
    for entries in parts.values():
        chance.shuffle(entries)
    whole: dict[str, Any] = {name: tuple(entries) for name, entries in parts.items()}
    return replace(excerpt, **whole)


def written(values: list[int | None]) -> Excerpt:
    """`len(values)` days of pain, with the other entries of `weeks`."""
    whole = excerpt_with(pain=values)
    beside = weeks(len(values) // 7 + 1).within(whole.period)
    return replace(beside, ratings=whole.ratings, period=whole.period)


courses = st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=1, max_size=70)


@pytest.mark.parametrize("key", CHARTS)
@settings(max_examples=at(15, 6), deadline=None)
@given(values=courses, seed=st.integers(0, 1000))
def test_the_order_of_the_records_changes_nothing(key: str, values: list[int | None], seed: int) -> None:
    excerpt = written(values)
    assert told(key, excerpt) == told(key, shuffled(excerpt, seed))


@pytest.mark.parametrize("key", CHARTS)
def test_the_order_of_the_records_does_not_change_the_picture(key: str) -> None:
    excerpt = weeks(12)
    first, second = (drawn(key, one, SCREEN_LIGHT, SIZE).rgba for one in (excerpt, shuffled(excerpt, 7)))
    assert first == second


def moved(excerpt: Excerpt, days: int) -> Excerpt:
    """The same diary `days` days later."""
    step = timedelta(days=days)

    def later(first: date) -> date:
        return first + step

    parts: dict[str, Any] = {
        name: tuple(replace(entry, day=later(entry.day)) for entry in getattr(excerpt, name))
        for name in ("ratings", "exercises", "events", "notes")
    }
    period = Period(later(excerpt.period.first), later(excerpt.period.last))
    return replace(excerpt, period=period, **parts)


@pytest.mark.parametrize("key", ["after_exercise", "pattern"])
@settings(max_examples=at(8, 4), deadline=None)
@given(values=courses, number=st.integers(1, 2000))
def test_the_same_diary_whole_weeks_later_is_the_same(key: str, values: list[int | None], number: int) -> None:
    excerpt = written(values)
    later = moved(excerpt, 7 * number)
    assert told(key, excerpt)[0][1:] == told(key, later)[0][1:]
    assert drawn(key, excerpt, SCREEN_LIGHT, SIZE).rgba == drawn(key, later, SCREEN_LIGHT, SIZE).rgba


@pytest.mark.parametrize("key", ["after_exercise", "pattern", "small_multiples", "years"])
@settings(max_examples=at(12, 6), deadline=None)
@given(values=courses, blank_days=st.integers(1, 30))
def test_days_without_an_entry_change_no_mean(key: str, values: list[int | None], blank_days: int) -> None:
    excerpt = replace(written(values), exercises=weeks(len(values) // 7 + 1).exercises)
    longer = replace(excerpt, period=Period(excerpt.period.first, excerpt.period.last + timedelta(days=blank_days)))
    before, after = means(key, excerpt), means(key, longer)
    assert all(after[name] == before[name] for name in before.keys() & after.keys())


def means(key: str, excerpt: Excerpt) -> dict[str, str]:
    """The means of a chart's table by the name of their row; undetermined ones are left out."""
    found = prepared(chart_named(key), excerpt).table()
    column = next(number for number, header in enumerate(found.headers) if "ean" in header)
    return {row[0]: row[column] for row in found.rows if row[column] and row[0] != "Difference"}
