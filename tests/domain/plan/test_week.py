"""A week of the plan beside what was done."""

from datetime import date, timedelta

from diary.domain.exercise import ExerciseDone
from diary.domain.plan.plan import DayOff, PlanLine
from diary.domain.plan.week import DONE, EXTRA, OFF, OPEN, OTHER_DAY, DayPlan, monday_of, week

MONDAY = date(2026, 11, 16)
WALK = PlanLine(exercises=("brisk-walk", "cycling"), choice="one", weekdays=(0, 2, 4), valid_from=MONDAY, name="Walk")
WARM_UP = PlanLine(exercises=("arm-circles", "leg-swings"), valid_from=MONDAY, position=1)


def days(done: dict[int, tuple[str, ...]], off: dict[int, str] | None = None) -> tuple[DayPlan, ...]:
    def day(number: int) -> date:
        return MONDAY + timedelta(days=number)

    return week(
        (WALK, WARM_UP),
        [ExerciseDone(day=day(number), exercise=key) for number, keys in done.items() for key in keys],
        [DayOff(day=day(number), reason=reason) for number, reason in (off or {}).items()],
        MONDAY,
    )


def states(day: DayPlan) -> list[tuple[tuple[str, ...], str]]:
    return [(item.exercises, item.state) for item in day.items]


def test_planned_and_done_are_told_apart() -> None:
    monday, *_rest = days({0: ("cycling", "arm-circles")})
    assert states(monday) == [(WALK.exercises, DONE), (WARM_UP.exercises, OPEN)]
    assert (monday.done, monday.planned) == (1, 2)


def test_a_line_done_on_another_day_makes_up_for_its_own() -> None:
    monday, tuesday, *_rest = days({1: ("brisk-walk",)})
    assert states(monday)[0] == (WALK.exercises, OTHER_DAY)
    assert monday.items[0].moved == tuesday.day
    assert (("brisk-walk",), EXTRA) in states(tuesday)
    assert [item.moved for item in tuesday.items if item.state == EXTRA] == [monday.day]
    assert (monday.done, monday.planned) == (1, 2)


def test_what_was_done_before_its_day_makes_up_for_nothing() -> None:
    _monday, tuesday, wednesday, *_rest = days({0: ("cycling",), 1: ("cycling",)})
    assert states(wednesday)[0] == (WALK.exercises, OPEN)
    assert [item.moved for item in tuesday.items if item.state == EXTRA] == [None]


def test_what_makes_up_for_nothing_is_extra() -> None:
    week_of_walks = days({0: ("cycling",), 1: ("cycling", "swimming"), 2: ("cycling",), 4: ("cycling",)})
    extras = [item for item in week_of_walks[1].items if item.state == EXTRA]
    assert [(item.exercises, item.moved) for item in extras] == [(("cycling",), None), (("swimming",), None)]


def test_a_day_off_counts_for_nothing_unless_it_was_done_all_the_same() -> None:
    monday, *_rest = days({0: ("cycling",)}, {0: "flare"})
    assert monday.off == "flare"
    assert states(monday) == [(WALK.exercises, DONE), (WARM_UP.exercises, OFF)]
    assert (monday.done, monday.planned) == (1, 1)


def test_one_of_two_exercises_that_belong_together_is_not_the_line() -> None:
    _monday, tuesday, *_rest = days({1: ("arm-circles",)})
    assert states(tuesday) == [(WARM_UP.exercises, OPEN)]


def test_a_week_begins_on_its_monday() -> None:
    assert {monday_of(MONDAY + timedelta(days=number)) for number in range(7)} == {MONDAY}
