from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.analysis.strength import Strength, strength, strengths
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.period import Period
from diary.domain.plan.plan import DayOff, PlanLine
from tests.analysis.excerpts import day, done, of_days

DAILY = PlanLine(exercises=("calf-raise",), valid_from=day(0))


def after(done_days: Iterable[bool], a_week: Iterable[int]) -> list[float]:
    return [*map(float, strength(np.array([*done_days], dtype=bool), np.array([*a_week], dtype=np.int64)))]


def planned(lines: Iterable[PlanLine], entries: Iterable[ExerciseDone], length: int) -> Excerpt:
    return replace(of_days(length, entries), plan=tuple(lines))


def test_thirteen_days_of_a_daily_plan_are_half_of_the_way_up_and_half_of_the_way_down() -> None:
    found = after([True] * 13 + [False] * 13, [7] * 26)
    assert found[12] == pytest.approx(0.5)
    assert found[25] == pytest.approx(0.25)


@pytest.mark.parametrize("weekdays", [(0,), (0, 3), (0, 2, 4), (0, 1, 2, 3, 4)])
def test_any_plan_forgets_half_in_thirteen_weeks_sevenths(weekdays: tuple[int, ...]) -> None:
    a_week = [len(weekdays) if place % 7 in weekdays else 0 for place in range(91)]
    assert after([bool(due) for due in a_week], a_week)[-1] == pytest.approx(1 - 0.5**7)


def test_days_on_which_nothing_is_due_leave_it_as_it_is() -> None:
    found = after([True, False, False, False], [3, 0, 0, 3])
    assert found[0] == found[1] == found[2] > found[3]


def test_what_is_done_on_another_day_counts_gently() -> None:
    extra, due = after([True], [0])[0], after([True], [1])[0]
    assert extra == pytest.approx(1 - 0.5 ** (1 / 13))
    assert 0 < extra < due


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 7)), max_size=300))
def test_it_stays_between_0_and_1_and_rises_only_where_something_was_done(days: list[tuple[bool, int]]) -> None:
    found = after([was for was, _ in days], [due for _, due in days])
    assert all(0 <= one <= 1 for one in found)
    for place, (was_done, due) in enumerate(days):
        before = found[place - 1] if place else 0.0
        assert found[place] >= before if was_done else found[place] <= before
        if not was_done and not due:
            assert found[place] == before


def test_the_rows_of_the_plan_have_theirs_in_its_order() -> None:
    walk = PlanLine(exercises=("brisk-walk", "cycling"), choice="one", valid_from=day(0), position=1)
    entries = [done(0, "calf-raise"), done(0, "cycling"), done(1, "brisk-walk")]
    found = strengths(planned([walk, DAILY], entries, 2))
    keep = 0.5 ** (1 / 13)
    assert [(one.exercises, one.choice) for one in found] == [
        (("calf-raise",), "all"),
        (("brisk-walk", "cycling"), "one"),
    ]
    assert [one.value for one in found] == pytest.approx([keep * (1 - keep), 1 - keep**2])


def test_days_off_are_not_held_against_anyone() -> None:
    whole = planned([DAILY], [done(0, "calf-raise")], 10)
    whole = replace(whole, days_off=tuple(DayOff(day=day(place), reason="ill") for place in range(1, 10)))
    assert strengths(whole) == strengths(planned([DAILY], [done(0, "calf-raise")], 1))


def test_a_row_that_was_taken_up_again_with_other_days_goes_on() -> None:
    again = PlanLine(exercises=("calf-raise",), weekdays=(3,), valid_from=day(2))
    whole = planned([replace(DAILY, valid_to=day(1)), again], [done(place, "calf-raise") for place in (0, 1, 3)], 4)
    [found] = strengths(whole)
    keep = 0.5 ** (1 / 13)
    assert found.value == pytest.approx(1 - keep**2 * 0.5 ** (7 / 13))


def test_the_days_before_the_period_count_and_those_after_it_do_not() -> None:
    whole = planned([DAILY], [done(place, "calf-raise") for place in range(13)], 40)
    [found] = strengths(whole, Period(day(10), day(12)))
    assert found.value == pytest.approx(0.5)


def test_rows_not_due_in_the_period_are_left_out_and_nothing_done_is_0() -> None:
    whole = planned([DAILY, replace(DAILY, exercises=("cycling",), valid_to=day(2))], [], 9)
    assert strengths(whole, Period(day(5), day(8))) == [Strength("", ("calf-raise",), "all", 0.0)]
    assert strengths(of_days(3)) == []


@given(st.lists(st.booleans(), min_size=1, max_size=60), st.integers(-300, 300).map(lambda weeks: 7 * weeks))
def test_shifting_by_whole_weeks_changes_nothing(ticks: list[bool], first: int) -> None:
    found = []
    for start in (0, first):
        entries = tuple(done(start + place, "calf-raise") for place, was_done in enumerate(ticks) if was_done)
        line = PlanLine(exercises=("calf-raise",), weekdays=(0, 2, 5), valid_from=day(start))
        period = Period(day(start), day(start + len(ticks) - 1))
        found.append(strengths(Excerpt(period=period, exercises=entries, plan=(line,))))
    assert found[0] == found[1]
