"""When a line of the plan counts as done: said once, and asked by the week, the figures and the guided run."""

from datetime import date, timedelta

import pytest

from diary.analysis.adherence import adherence
from diary.domain import catalogue
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.guided.run_order import open_exercises
from diary.domain.period import single
from diary.domain.plan.plan import PlanLine, is_done, offered_lines
from diary.domain.plan.week import DONE, week

MONDAY = date(2026, 11, 16)
PAIR = ("calf-stretch", "calf-raise")


@pytest.mark.parametrize(
    ("choice", "done", "is_it"),
    [
        ("all", (), False),
        ("all", ("calf-stretch",), False),
        ("all", PAIR, True),
        ("all", (*PAIR, "brisk-walk"), True),
        ("one", (), False),
        ("one", ("calf-raise",), True),
        ("one", PAIR, True),
        ("one", ("brisk-walk",), False),
    ],
)
def test_line_is_done_by_all_of_its_exercises_or_by_one_where_one_is_meant(
    choice: str, done: tuple[str, ...], is_it: bool
) -> None:
    assert is_done(PAIR, choice, done) is is_it
    line = PlanLine(exercises=PAIR, choice=choice, valid_from=MONDAY)
    kept = tuple(ExerciseDone(day=MONDAY, exercise=key) for key in done)
    excerpt = Excerpt(period=single(MONDAY), plan=(line,), exercises=kept)
    assert [row.done for row in adherence(excerpt)] == [int(is_it)]
    [of_plan] = [item for item in week((line,), kept, (), MONDAY)[0].items if item.exercises == PAIR]
    assert (of_plan.state == DONE) is is_it
    run = open_exercises([line], done, catalogue.exercises(), {})
    assert (run == ()) is is_it


def test_days_before_the_plan_are_offered_its_first_lines() -> None:
    def line(position: int, first: date, last: date | None = None) -> PlanLine:
        return PlanLine(exercises=PAIR, position=position, valid_from=first, valid_to=last)

    later = MONDAY + timedelta(days=7)
    second, first, last = line(2, MONDAY), line(1, MONDAY, MONDAY), line(0, later)
    plan = [second, last, first]
    before = MONDAY - timedelta(days=1)
    assert [offered_lines(plan, day) for day in (before, MONDAY, MONDAY + timedelta(days=1), later)] == [
        [first, second],
        [first, second],
        [second],
        [last, second],
    ]
    assert offered_lines([], MONDAY) == []
