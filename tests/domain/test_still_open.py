"""What a reminder may ask for: planned exercises that are not done, and the one thing of the week."""

from datetime import date, timedelta
from typing import Any

from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.one_thing import KEY, name_one_thing
from diary.domain.plan.plan import DayOff, PlanLine
from diary.domain.still_open import StillOpen, period_around, still_open

TODAY = date(2026, 11, 24)
LINE = PlanLine(exercises=("calf-raise",), weekdays=(1, 4), valid_from=TODAY - timedelta(days=60))
EITHER = PlanLine(exercises=("cycling", "swimming"), choice="one", weekdays=(1,), valid_from=LINE.valid_from)
BUTTONS = tuple(change.after for change in name_one_thing((), "Buttons"))


def did(days: int, *keys: str) -> tuple[ExerciseDone, ...]:
    return tuple(ExerciseDone(day=TODAY + timedelta(days=days), exercise=key) for key in keys)


def read(**parts: Any) -> StillOpen:
    return still_open(Excerpt(period=period_around(TODAY), **parts), TODAY, ())


def test_the_days_of_the_plan_are_those_of_the_coming_week() -> None:
    over = PlanLine(exercises=("squat",), weekdays=(2,), valid_from=LINE.valid_from, valid_to=TODAY)
    later = PlanLine(exercises=("squat",), weekdays=(5,), valid_from=TODAY + timedelta(days=2))
    assert read(plan=(LINE, EITHER, over, later)).exercise_days == (1, 4, 5)
    assert read() == StillOpen()
    whole = Excerpt(period=period_around(TODAY), plan=(LINE,), exercises=did(0, "calf-raise"))
    assert still_open(whole, TODAY, ("exercises",)) == StillOpen()


def test_a_day_is_over_with_the_last_line_of_its_plan_or_a_day_off() -> None:
    plan = (LINE, EITHER)
    assert read(plan=plan, exercises=did(0, "calf-raise")).exercises_over == ()
    assert read(plan=plan, exercises=did(0, "calf-raise", "swimming")).exercises_over == (TODAY,)
    rest = DayOff(day=TODAY + timedelta(days=3), reason="rest")
    former = did(-2, "calf-raise")
    assert read(plan=plan, days_off=(rest,), exercises=former).exercises_over == (rest.day,)


def test_what_is_asked_once_a_week_is_due_a_week_after_it_was_answered() -> None:
    assert read().due_from is None
    assert read(definitions=BUTTONS).due_from == TODAY
    for days in (0, 1, 6, 7):
        day = TODAY - timedelta(days=days)
        rated = (Measurement(day=day, quantity=KEY, value=3),)
        assert read(definitions=BUTTONS, measurements=rated).due_from == day + timedelta(days=7)
    other = (Measurement(day=TODAY, quantity="weight", value=70),)
    assert read(definitions=BUTTONS, measurements=other).due_from == TODAY
