"""Changing the plan."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diary.domain.change import reversal
from diary.domain.excerpt import Excerpt, changed
from diary.domain.exercise import Dose
from diary.domain.period import Period, ending
from diary.domain.plan.plan import EVERY_DAY, DayOff, PlanLine, planned_lines, suggested_plan
from diary.domain.plan.planning import (
    SUGGESTIONS,
    current_line,
    plan_alone,
    plan_dose,
    plan_exercise,
    plan_only,
    take_day_off,
)

TODAY = date(2026, 11, 24)
LONG_AGO = TODAY - timedelta(days=40)
KEYS = ("calf-stretch", "arm-circles", "brisk-walk", "tai-chi")


def with_plan(plan: list[PlanLine]) -> Excerpt:
    return Excerpt(period=ending(TODAY, 60), plan=tuple(plan))


def seen(plan: tuple[PlanLine, ...], day: date) -> list[tuple[object, ...]]:
    return [(line.exercises, line.choice, line.dose, line.name) for line in planned_lines(plan, day)]


def test_new_weekdays_hold_from_today_and_the_past_stays() -> None:
    before = with_plan(suggested_plan(LONG_AGO))
    after = changed(before, plan_exercise(before.plan, "calf-raise", (0, 2), TODAY))
    line = current_line(after.plan, "calf-raise", TODAY)
    assert line is not None
    assert (line.weekdays, line.valid_from) == ((0, 2), TODAY)
    yesterday = TODAY - timedelta(days=1)
    assert seen(after.plan, yesterday) == seen(before.plan, yesterday)


def test_a_plan_begins_with_its_first_exercise() -> None:
    for changes in (plan_exercise((), "tai-chi", (2, 0), TODAY), plan_only((), ["tai-chi"], TODAY)):
        [line] = changed(with_plan([]), changes).plan
        assert (line.exercises, line.valid_from, line.position) == (("tai-chi",), TODAY, 0)


def test_a_second_change_on_the_same_day_leaves_no_line_of_no_days() -> None:
    plan = with_plan(suggested_plan(LONG_AGO))
    for weekdays in ((0,), (0, 1), (0, 1, 2)):
        plan = changed(plan, plan_exercise(plan.plan, "calf-raise", weekdays, TODAY))
    lines = sorted((line for line in plan.plan if "calf-raise" in line.exercises), key=lambda line: line.valid_from)
    assert [(line.valid_from, line.valid_to) for line in lines] == [
        (LONG_AGO, TODAY - timedelta(days=1)),
        (TODAY, None),
    ]


def test_of_two_lines_with_an_exercise_the_one_that_began_first_and_stands_first_is_the_current_one() -> None:
    second, first = (PlanLine(exercises=("tai-chi",), position=place, valid_from=LONG_AGO) for place in (2, 1))
    coming = PlanLine(exercises=("tai-chi",), position=0, valid_from=TODAY + timedelta(days=1))
    ended = PlanLine(exercises=("tai-chi",), valid_from=LONG_AGO, valid_to=TODAY - timedelta(days=1))
    assert current_line((ended, coming, second, first), "tai-chi", TODAY) == first
    assert current_line((ended, coming), "tai-chi", TODAY) == coming
    assert current_line((ended,), "tai-chi", TODAY) is None


def test_what_is_so_already_changes_nothing() -> None:
    plan = suggested_plan(LONG_AGO)
    assert plan_exercise(plan, "calf-raise", EVERY_DAY, TODAY) == []
    assert plan_exercise(plan, "tai-chi", (), TODAY) == []
    assert plan_dose(plan, "calf-raise", None, TODAY) == []
    assert plan_alone(plan, "calf-raise", TODAY) == []


def test_an_exercise_is_taken_up_and_given_up() -> None:
    plan = with_plan(suggested_plan(LONG_AGO))
    plan = changed(plan, plan_exercise(plan.plan, "tai-chi", (1, 3), TODAY))
    assert (("tai-chi",), "all", None, "") in seen(plan.plan, TODAY)
    plan = changed(plan, plan_exercise(plan.plan, "tai-chi", (), TODAY))
    assert current_line(plan.plan, "tai-chi", TODAY) is None
    plan = changed(plan, plan_exercise(plan.plan, "calf-stretch", (), TODAY))
    assert current_line(plan.plan, "calf-stretch", TODAY) is None
    assert (("calf-stretch",), "all", None, "") in seen(plan.plan, TODAY - timedelta(days=1))


def test_a_dose_of_ones_own_holds_from_today() -> None:
    plan = with_plan(suggested_plan(LONG_AGO))
    dose = Dose(sets=2, hold_seconds=30, side="each-leg")
    plan = changed(plan, plan_dose(plan.plan, "calf-stretch", dose, TODAY))
    assert (("calf-stretch",), "all", dose, "") in seen(plan.plan, TODAY)
    assert (("calf-stretch",), "all", None, "") in seen(plan.plan, TODAY - timedelta(days=1))


def test_an_exercise_leaves_the_line_that_it_shared() -> None:
    plan = with_plan(suggested_plan(LONG_AGO))
    plan = changed(plan, plan_alone(plan.plan, "swimming", TODAY))
    shown = [exercises for exercises, *_rest in seen(plan.plan, TODAY)]
    assert ("brisk-walk", "cycling") in shown
    assert ("swimming",) in shown
    assert ("brisk-walk", "cycling", "swimming") in [one[0] for one in seen(plan.plan, TODAY - timedelta(days=1))]


def test_a_day_off_is_taken_and_given_back() -> None:
    excerpt = changed(with_plan([]), take_day_off((), TODAY, "flare"))
    assert [one.reason for one in excerpt.days_off] == ["flare"]
    excerpt = changed(excerpt, take_day_off(excerpt.days_off, TODAY, "rest"))
    assert [one.reason for one in excerpt.days_off] == ["rest"]
    assert take_day_off(excerpt.days_off, TODAY, "rest") == []
    assert changed(excerpt, take_day_off(excerpt.days_off, TODAY, None)).days_off == ()


def test_two_to_four_exercises_are_suggested() -> None:
    assert 2 <= len(SUGGESTIONS) <= 4
    assert all(one.why for one in SUGGESTIONS)


STEP = st.one_of(
    st.tuples(st.just("days"), st.sampled_from(KEYS), st.sets(st.integers(0, 6))),
    st.tuples(st.just("dose"), st.sampled_from(KEYS), st.integers(1, 9)),
    st.tuples(st.just("alone"), st.sampled_from(KEYS), st.none()),
)


@given(st.lists(st.tuples(st.integers(0, 5), STEP), max_size=12))
def test_no_change_of_the_plan_ever_rewrites_the_past(steps: list[tuple[int, tuple[str, str, object]]]) -> None:
    excerpt, today = with_plan(suggested_plan(LONG_AGO)), TODAY
    for later, (what, key, value) in steps:
        today += timedelta(days=later)
        past = {day: seen(excerpt.plan, day) for day in Period(LONG_AGO - timedelta(days=2), today - timedelta(days=1))}
        if what == "days":
            assert isinstance(value, set)
            changes = plan_exercise(excerpt.plan, key, value, today)
        elif what == "dose":
            changes = plan_dose(excerpt.plan, key, Dose(sets=int(str(value))), today)
        else:
            changes = plan_alone(excerpt.plan, key, today)
        excerpt = changed(excerpt, changes)
        assert {day: seen(excerpt.plan, day) for day in past} == past
        planned = [key for line in planned_lines(excerpt.plan, today) for key in line.exercises]
        assert len(planned) == len(set(planned))


@given(st.sets(st.integers(0, 6), min_size=1), st.integers(0, 30))
def test_undoing_a_change_of_the_plan_leaves_it_as_it_was(weekdays: set[int], later: int) -> None:
    before = with_plan(suggested_plan(LONG_AGO))
    changes = plan_exercise(before.plan, "calf-raise", weekdays, TODAY + timedelta(days=later))
    after = changed(before, changes)
    assert set(changed(after, reversal(changes)).plan) == set(before.plan)


def test_a_day_off_needs_a_known_reason() -> None:
    assert DayOff(day=TODAY, reason="ill").reason == "ill"


def test_planning_only_some_exercises_keeps_their_lines_and_ends_the_others() -> None:
    before = with_plan(suggested_plan(TODAY))
    after = changed(before, plan_only(before.plan, ["calf-stretch", "sit-to-stand"], TODAY))
    assert [line.exercises for line in planned_lines(after.plan, TODAY)] == [("calf-stretch",), ("sit-to-stand",)]
    assert plan_only(after.plan, ["calf-stretch", "sit-to-stand"], TODAY) == []
    later = TODAY + timedelta(days=3)
    ended = changed(after, plan_only(after.plan, [], later))
    assert planned_lines(ended.plan, later) == []
    assert len(planned_lines(ended.plan, later - timedelta(days=1))) == 2
