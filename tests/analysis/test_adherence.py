from collections.abc import Iterable
from dataclasses import replace

from diary.analysis.adherence import Adherence, CategoryTotal, adherence, category_totals, outside_plan, rows_of
from diary.analysis.strength import strengths
from diary.domain.definition import Definition
from diary.domain.duration import Minutes
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import Dose, ExerciseDone, dose_in_short
from diary.domain.period import Period
from diary.domain.plan.plan import DayOff, PlanLine, suggested_plan
from tests.analysis.excerpts import day, done, of_days


def planned(lines: Iterable[PlanLine], entries: Iterable[ExerciseDone], length: int = 7) -> Excerpt:
    return replace(of_days(length, entries), plan=tuple(lines))


def test_a_row_counts_its_days_done_of_its_days_planned() -> None:
    line = PlanLine(exercises=("calf-raise",), weekdays=(0, 2, 4), valid_from=day(0))
    [row] = adherence(planned([line], [done(0, "calf-raise"), done(1, "calf-raise"), done(4, "calf-raise")]))
    assert row == Adherence("Calf raise", ("calf-raise",), done=2, planned=3, minutes=None)


def test_a_row_without_a_name_has_those_of_its_exercises() -> None:
    lines = [
        PlanLine(exercises=("calf-raise", "climbing", "own"), valid_from=day(0), position=1),
        PlanLine(name="Mine", exercises=("calf-raise", "cycling"), valid_from=day(0), position=0),
    ]
    own = Definition(kind="exercise", key="own", name="Trampoline")
    rows = adherence(replace(planned(lines, []), definitions=(own,)))
    assert [row.name for row in rows] == ["Mine", "Calf raise, climbing, Trampoline"]


def test_one_of_several_is_enough_where_the_row_says_so_and_all_are_needed_otherwise() -> None:
    both = ("arm-circles", "leg-swings")
    lines = [
        PlanLine(name="All", exercises=both, valid_from=day(0), position=0),
        PlanLine(name="Any", exercises=both, choice="one", valid_from=day(0), position=1),
    ]
    entries = [done(0, "arm-circles"), done(1, "arm-circles"), done(1, "leg-swings")]
    rows = adherence(planned(lines, entries))
    assert [(row.name, row.done, row.planned) for row in rows] == [("All", 1, 7), ("Any", 2, 7)]


def test_days_before_a_row_was_planned_and_after_it_ended_do_not_count() -> None:
    line = PlanLine(exercises=("cycling",), valid_from=day(2), valid_to=day(4))
    [row] = adherence(planned([line], [done(0, "cycling", 20), done(3, "cycling", 30)]))
    assert (row.done, row.planned, row.minutes) == (1, 3, Minutes(30, None))


def test_a_row_that_was_taken_up_again_is_one_row() -> None:
    lines = [
        PlanLine(exercises=("cycling",), valid_from=day(0), valid_to=day(1)),
        PlanLine(exercises=("cycling",), weekdays=(5,), valid_from=day(4)),
    ]
    [row] = adherence(planned(lines, []))
    assert (row.done, row.planned) == (0, 3)


def test_a_row_that_is_not_due_in_the_period_is_left_out() -> None:
    assert adherence(planned(suggested_plan(day(7)), [])) == []


def test_the_mean_time_is_that_of_the_days_whose_minutes_are_known() -> None:
    line = PlanLine(
        name="Brisk walk, cycling or swimming",
        exercises=("brisk-walk", "cycling", "swimming"),
        choice="one",
        valid_from=day(0),
    )
    entries = [done(0, "brisk-walk", 20), done(0, "cycling", 10), done(1, "cycling"), done(2, "swimming", 40)]
    [row] = adherence(planned([line], entries))
    assert (row.done, row.minutes) == (3, Minutes(35, None))


def test_minutes_that_the_dose_says_exactly_are_known() -> None:
    """3 x 15 s each leg are 1.5 minutes; imported entries have no dose."""
    line = PlanLine(exercises=("calf-stretch",), valid_from=day(0))
    [row] = adherence(planned([line], [done(0, "calf-stretch"), done(1, "calf-stretch", origin="app:1")]))
    assert (row.done, row.minutes) == (2, Minutes(None, 1.5))


def test_a_period_within_the_excerpt_can_be_chosen() -> None:
    line = PlanLine(exercises=("cycling",), valid_from=day(0))
    [row] = adherence(planned([line], [done(0, "cycling", 20), done(5, "cycling", 20)]), Period(day(4), day(6)))
    assert (row.done, row.planned) == (1, 3)


def test_what_was_done_outside_the_plan_is_listed_with_most_days_first() -> None:
    line = PlanLine(exercises=("cycling",), weekdays=(0,), valid_from=day(0))
    entries = [done(0, "cycling", 20), done(1, "cycling", 30), done(2, "climbing"), done(3, "climbing")]
    own = Definition(kind="exercise", key="climbing", name="Climbing")
    rows = outside_plan(replace(planned([line], entries), definitions=(own,)))
    assert [(row.name, row.done, row.planned, row.minutes) for row in rows] == [
        ("Climbing", 2, 0, None),
        ("Cycling", 1, 0, Minutes(30, None)),
    ]


def test_a_day_off_counts_only_where_something_was_done_on_it() -> None:
    line = PlanLine(exercises=("calf-raise",), valid_from=day(0))
    whole = planned([line], [done(0, "calf-raise"), done(3, "calf-raise")])
    rested = replace(whole, days_off=tuple(DayOff(day=day(place), reason="flare") for place in (2, 3)))
    [row] = adherence(rested)
    assert (row.done, row.planned) == (2, 6)
    [total] = category_totals(rested)
    assert (total.days, total.planned) == (2, 6)


def test_each_category_has_its_days_done_and_planned_and_its_minutes() -> None:
    lines = [
        PlanLine(exercises=("calf-raise",), valid_from=day(0)),
        PlanLine(exercises=("brisk-walk", "cycling"), choice="one", weekdays=(0, 2), valid_from=day(0)),
    ]
    entries = [
        done(0, "calf-raise"),
        done(0, "brisk-walk", 20),
        done(0, "cycling", 10),
        done(1, "cycling"),
        done(1, "climbing", 45),
    ]
    assert category_totals(planned(lines, entries)) == [
        CategoryTotal("balance-and-strength", days=1, planned=7, minutes=None, days_untimed=1),
        CategoryTotal("aerobic", days=2, planned=2, minutes=Minutes(30, None), days_untimed=1),
        CategoryTotal("other", days=1, planned=0, minutes=Minutes(45, None), days_untimed=0),
    ]


def test_category_totals_can_be_had_for_any_period_and_are_empty_without_exercises() -> None:
    whole = of_days(7, [done(0, "cycling", 20), done(5, "cycling", 30)])
    assert [one.minutes for one in category_totals(whole, Period(day(4), day(6)))] == [Minutes(30, None)]
    assert category_totals(of_days(3)) == []


def test_two_lines_of_one_exercise_count_each_by_itself() -> None:
    mornings = PlanLine(exercises=("calf-raise",), weekdays=(0, 1, 2, 3), valid_from=day(0), dose=Dose(sets=1))
    evenings = PlanLine(exercises=("calf-raise",), weekdays=(3, 4), valid_from=day(0), position=1, dose=Dose(sets=3))
    whole = planned([mornings, evenings], [done(0, "calf-raise"), done(3, "calf-raise")])
    first, second = adherence(whole)
    assert [(row.done, row.planned, row.lines) for row in (first, second)] == [
        (2, 4, (mornings.id,)),
        (1, 2, (evenings.id,)),
    ]
    assert (first.name, second.name) == (
        f"Calf raise ({dose_in_short(Dose(sets=1))})",
        f"Calf raise ({dose_in_short(Dose(sets=3))})",
    )
    kept_up = {one.lines: one.value for one in strengths(whole)}
    assert kept_up.keys() == {(mornings.id,), (evenings.id,)}
    assert len(set(kept_up.values())) == 2


def test_two_lines_of_one_dose_are_told_apart_by_their_days() -> None:
    twice = [
        PlanLine(exercises=("calf-raise",), weekdays=days, valid_from=day(0), position=position)
        for position, days in enumerate(((4, 0), (0, 1, 2, 3, 4, 5, 6)))
    ]
    assert [row.name for row in adherence(planned(twice, []))] == ["Calf raise (Mon, Fri)", "Calf raise (every day)"]


def test_a_line_that_follows_another_is_its_row_and_of_two_that_of_the_same_place() -> None:
    def raised(position: int, first: int, last: int | None) -> PlanLine:
        end = None if last is None else day(last)
        return PlanLine(exercises=("calf-raise",), valid_from=day(first), valid_to=end, position=position)

    one, two = raised(0, 0, 2), raised(1, 0, 2)
    later_two, later_one = raised(1, 3, None), raised(0, 3, None)
    assert rows_of([later_two, two, one, later_one]) == [(one, later_one), (two, later_two)]
    overlapping = raised(0, 2, None)
    assert rows_of([one, overlapping]) == [(one,), (overlapping,)]
