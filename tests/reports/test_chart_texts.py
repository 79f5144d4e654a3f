"""What the chart of the page shows and says: where it has little room it leaves out what stands elsewhere."""

from dataclasses import replace

import pytest

from diary.domain.definition import Definition
from diary.domain.excerpt import Excerpt
from diary.reports.arranging import PartHeights
from diary.reports.drawings import caption_of, chart_texts, prepared_chart
from diary.reports.page import _Parts, _plans
from diary.reports.summary import Form, Options, summary
from diary.reports.words import ENGLISH
from tests.reports.diaries import TWELVE_WEEKS, busy, made, rated

USUAL = Options(period=TWELVE_WEEKS)
CAPTION = "Symbols: each day. Lines: 7-day mean. Hatched: no entry."
RATINGS = (
    "28 Aug to 19 Nov 2026.",
    "Numbness: mean 5.5 on 84 of 84 days, from 5 to 6.",
    "Tingling: always 4, recorded on 84 of 84 days.",
    "Pain: mean 4.0 on 80 of 84 days, from 3 to 6.",
)
EXERCISE = ("Exercise on 48 days, 423 minutes. Of these, 63 follow from the dose and were not noted.",)
CHANGES = (
    "6 Sep 2026: Pregabalin, started, 75 mg, at night.",
    "27 Sep 2026: Pregabalin, dose changed, 75 mg, twice a day.",
    "17 Oct 2026: Pregabalin, dose changed, 150 mg, twice a day.",
    "27 Oct 2026: Alpha-lipoic acid, started, 600 mg, in the morning.",
    "6 Nov 2026: Alpha-lipoic acid, stopped.",
)
FALLS, OTHERS, FLARE = ("Falls: on 2 days.",), ("Near-falls: on 3 days.",), ("Flare: on 1 day.",)
NOTES = ("Notes: on 3 days.",)


@pytest.mark.parametrize(("form", "events"), [("short", FALLS + OTHERS), ("full", FALLS + OTHERS + FLARE)])
def test_the_chart_is_told_whole_with_the_key_of_its_numbers(form: Form, events: tuple[str, ...]) -> None:
    assert chart_texts(summary(busy(), replace(USUAL, form=form)), busy(), ENGLISH) == {
        "caption": CAPTION,
        "alt": " ".join((*RATINGS, *EXERCISE, *CHANGES, *events, *NOTES)),
        "lines": [
            "Dotted lines: 1 Pregabalin, started, 75 mg, at night (6 Sep); 2 Pregabalin, dose changed, 75 mg, twice a"
            " day (27 Sep); 3 Pregabalin, dose changed, 150 mg, twice a day (17 Oct); 4 Alpha-lipoic acid, started,"
            " 600 mg, in the morning (27 Oct); 5 Alpha-lipoic acid, stopped (6 Nov)."
        ],
    }


def test_without_changes_there_is_no_key_and_without_the_chart_nothing_is_told_of_it() -> None:
    texts = chart_texts(summary(made(), USUAL), made(), ENGLISH)
    assert texts is not None
    assert texts["lines"] == []
    assert chart_texts(summary(made(), replace(USUAL, parts=USUAL.parts - {"chart"})), made(), ENGLISH) is None


@pytest.mark.parametrize(
    ("lean", "said"),
    [
        (0, (*RATINGS, *EXERCISE, *CHANGES, *FALLS, *OTHERS, *NOTES)),
        (1, (*RATINGS, *EXERCISE, *CHANGES, *FALLS)),
        (2, (*RATINGS, *FALLS)),
    ],
)
def test_a_lean_chart_leaves_out_what_stands_elsewhere(lean: int, said: tuple[str, ...]) -> None:
    chart = prepared_chart(summary(busy(), USUAL), busy(), ENGLISH, lean=lean)
    assert tuple(chart.sentences()) == said
    assert caption_of(summary(busy(), USUAL), chart) == CAPTION


def many(number: int) -> Excerpt:
    """The busy diary with so many own symptoms."""
    own = tuple(Definition(kind="symptom", key=f"own-{n}", name=f"Own {n}") for n in range(10, 10 + number))
    ratings = tuple(one for named in own for one in rated(named.key, {80: 3, 81: 4}))
    return replace(busy(), definitions=own, ratings=ratings)


@pytest.mark.parametrize(
    ("number", "lean", "drawn", "has_exercise"),
    [(14, 0, 14, True), (14, 1, 12, False), (14, 2, 6, False), (7, 1, 7, False), (6, 1, 6, True), (6, 2, 6, False)],
)
def test_of_many_symptoms_a_lean_chart_has_the_first_and_says_so(
    number: int, lean: int, drawn: int, has_exercise: bool
) -> None:
    facts = summary(many(number), USUAL)
    chart = prepared_chart(facts, many(number), ENGLISH, lean=lean)
    told = " ".join(chart.sentences())
    assert [f"Own {n}:" in told for n in range(10, 10 + number)] == [n < drawn for n in range(number)]
    assert ("Exercise on" in told) == has_exercise
    some = f"The first {drawn} of {number} symptoms. "
    assert caption_of(facts, chart).startswith(some) == (drawn < number)


@pytest.mark.parametrize(
    ("lowest", "lean"),
    [((130.0, 120.0, 90.0), 0), ((130.5, 120.0, 90.0), 1), ((150.0, 131.0, 90.0), 2), ((150.0, 140.0, 131.0), 2)],
)
def test_the_full_form_tries_a_leaner_chart_last_where_the_usual_one_has_no_room(
    lowest: tuple[float, ...], lean: int
) -> None:
    step: dict[str, float] = {}
    heights = PartHeights(200.0, (80.0, 75.0, 70.0), (step, step, step), (step, step, step), 3.0)
    parts = _Parts(ENGLISH, {}, [[], [], []], {}, heights, (), lowest)
    plans = _plans(summary(made(), replace(USUAL, form="full")), parts)
    assert [plan.lean for plan in plans] == [0, 0, 0, *([lean] if lean else [])]
