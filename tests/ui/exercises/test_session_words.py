"""What a rest says comes next: in messages of their own, as another language need not write what follows small."""

from dataclasses import replace

import pytest

from diary.domain.catalogue import exercise
from diary.domain.exercise import CATEGORIES, Dose
from diary.domain.guided.script import RunPart, Step, part
from diary.ui.exercises.detail_view import AMONG
from diary.ui.exercises.dose_words import next_side_in_words, side_in_words
from diary.ui.exercises.session_words import words_below_title

SIDES = (
    *(
        (kind, side)
        for kind in ("each-leg", "each-foot", "each-foot-in-front", "each-hand")
        for side in ("left", "right")
    ),
    ("each-way", "forwards"),
    ("each-way", "backwards"),
)


def stretch(dose: Dose) -> RunPart:
    known = exercise("calf-stretch")
    assert known is not None
    return replace(part(known, None), dose=dose)


def rest(side: str, number: int, count: int) -> Step:
    return Step(kind="rest", exercise="calf-stretch", seconds=10, side=side, set_number=number, set_count=count)


@pytest.mark.parametrize(
    ("dose", "side", "number", "count", "words"),
    [
        (Dose(side="each-leg"), "left", 2, 3, "Then left leg, 2 of 3"),
        (Dose(side="each-way"), "backwards", 1, 1, "Then backwards"),
        (Dose(), "", 2, 3, "Then 2 of 3"),
        (Dose(), "", 1, 1, "Then Calf stretch"),
    ],
)
def test_a_rest_says_what_comes_next(dose: Dose, side: str, number: int, count: int, words: str) -> None:
    assert words_below_title(stretch(dose), rest(side, number, count)) == words


@pytest.mark.parametrize(("kind", "side"), SIDES)
def test_every_side_has_its_words_for_now_and_for_next(kind: str, side: str) -> None:
    now, following = side_in_words(Dose(side=kind), side), next_side_in_words(Dose(side=kind), side)
    assert now
    assert following == f"Then {now[:1].lower()}{now[1:]}"


def test_every_category_has_its_words_above_a_name() -> None:
    assert list(AMONG) == list(CATEGORIES)
