"""What the page does with its plan: which form of each block it sets, and what it says of a chart with less on it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.reports.arranging import Arrangement, PartHeights
from diary.reports.contents import contents
from diary.reports.drawings import prepared_chart
from diary.reports.full_texts import all_blocks
from diary.reports.limits import LADDER
from diary.reports.page import _at_steps, _inputs, _most_pages, _Parts, _tries
from diary.reports.summary import Form, Options, Summary, summary
from diary.reports.words import ENGLISH
from tests.reports.diaries import LAST, TWELVE_WEEKS, busy, day, made, rated

USUAL = Options(period=TWELVE_WEEKS)
LOWEST = (60.0, 50.0, 40.0)


def many() -> Excerpt:
    """The busy diary with fourteen own symptoms."""
    own = tuple(Definition(kind="symptom", key=f"own-{n}", name=f"Own {n}") for n in range(10, 24))
    return replace(busy(), definitions=own, ratings=tuple(one for named in own for one in rated(named.key, {80: 3})))


def parts_of(facts: Summary, excerpt: Excerpt) -> _Parts:
    """What is set, with heights that were measured for nothing."""
    variants = [all_blocks(facts, excerpt.definitions, ENGLISH, limits) for limits in LADDER[facts.options.form]]
    charts = [prepared_chart(facts, excerpt, ENGLISH, lean=lean) for lean in range(3)]
    none: dict[str, float] = {}
    heights = PartHeights(200.0, (80.0, 75.0, 70.0), (none,) * 3, (none,) * 3, 3.0)
    return _Parts(ENGLISH, contents(facts, excerpt, LAST, ENGLISH), variants, {}, heights, charts, LOWEST)


def inputs(lean: int, free: float, form: Form = "short", **plan: Any) -> tuple[dict[str, Any], tuple[float, float]]:  # noqa: ANN401 - fields of an arrangement
    """The texts that the template is given, and the size in which the chart is drawn."""
    facts, sizes = summary(many(), replace(USUAL, form=form)), list[tuple[float, float]]()

    def draw(_chart: object, size: tuple[float, float]) -> str:
        sizes.append(size)
        return "<svg/>"

    arrangement = replace(Arrangement((), (), 0, (), free, lean), **plan)
    given = _inputs(facts, parts_of(facts, many()), arrangement, draw)
    assert given["chart"] == "<svg/>"
    assert json.loads(given["arranged"])["lean"] == lean
    return json.loads(given["texts"]), sizes[0]


CAPTION = "Symbols: each day. Lines: 7-day mean. Hatched: no entry."


@pytest.mark.parametrize(
    ("lean", "some"), [(0, ""), (1, "The first 12 of 14 symptoms. "), (2, "The first 6 of 14 symptoms. ")]
)
def test_the_caption_says_of_how_many_symptoms_the_chart_is(lean: int, some: str) -> None:
    texts, _size = inputs(lean, 70)
    assert texts["chart"]["caption"].startswith(some or CAPTION)
    assert texts["chart"]["alt"].count("Own ") == 14


@pytest.mark.parametrize(
    ("form", "lean", "free", "dense", "high"),
    [
        ("short", 0, 70.0, 0, 70.0),
        ("short", 0, 120.0, 0, 92.0),
        ("short", 0, 20.0, 0, 60.0),
        ("short", 2, 20.0, 0, 40.0),
        ("full", 0, 20.0, 0, 74.0),
        ("full", 0, 20.0, 2, 74.0),
    ],
)
def test_the_chart_has_what_is_free_but_neither_too_little_nor_too_much(
    form: Form, lean: int, free: float, dense: int, high: float
) -> None:
    _texts, (wide, height) = inputs(lean, free, form, dense=dense)
    assert (wide, height) == (184.7, high)


def test_each_block_is_set_at_its_step_and_one_that_the_step_leaves_out_is_not() -> None:
    variants = [[{"key": key, "step": step} for key in keys] for step, keys in enumerate((("a", "b", "c"), ("a", "b")))]
    plan = Arrangement((), (), 0, (("b", 1), ("c", 1)), 0.0)
    assert _at_steps(variants, plan) == [{"key": "a", "step": 0}, {"key": "b", "step": 1}]


def test_what_gave_way_is_continued_below() -> None:
    steps = (("treatments", 3), ("events", 2), ("visits", 3))
    for form in ("short", "full"):
        blocks = inputs(0, 70, form, apart=("notes", "full-texts"), steps=steps if form == "short" else ())[0]["blocks"]
        assert (blocks[-1]["heading"] == "What had no room above") == (form == "short")


@pytest.mark.parametrize(("days", "most"), [(98, 3), (99, 12)])
def test_the_full_form_has_three_pages_and_of_long_spans_twelve(days: int, most: int) -> None:
    period = replace(TWELVE_WEEKS, first=day(84 - days))
    excerpt = replace(made(), period=replace(period, first=day(84 - 2 * days)))
    assert _most_pages(summary(excerpt, Options(period=period, form="full"))) == most


def test_at_last_the_full_form_leaves_it_to_the_table_of_the_days_to_say_the_rest() -> None:
    facts = summary(many(), replace(USUAL, form="full"))
    tries = _tries(facts, parts_of(facts, many()))
    assert [continues for _plan, continues in tries] == [True, True, True, False]
    assert tries[-1][0] == tries[-2][0]
