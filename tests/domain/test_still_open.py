"""What a reminder may ask for: planned exercises that are not done, and the one thing of the week."""

from datetime import date, timedelta

from diary.domain.change import added
from diary.domain.excerpt import Excerpt, changed
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.one_thing import KEY, name_one_thing
from diary.domain.plan.plan import DayOff, PlanLine
from diary.domain.record import Record
from diary.domain.still_open import StillOpen, period_around, still_open

TODAY = date(2026, 11, 24)
LINE = PlanLine(exercises=("calf-raise",), weekdays=(1, 4), valid_from=TODAY - timedelta(days=60))
EITHER = PlanLine(exercises=("cycling", "swimming"), choice="one", weekdays=(1,), valid_from=LINE.valid_from)
BUTTONS = [change.after for change in name_one_thing((), "Buttons") if change.after is not None]


def did(days: int, *keys: str) -> list[Record]:
    return [ExerciseDone(day=TODAY + timedelta(days=days), exercise=key) for key in keys]


def read(*records: Record, left_out: tuple[str, ...] = ()) -> StillOpen:
    return still_open(changed(Excerpt(period=period_around(TODAY)), added(records)), TODAY, left_out)


def test_the_days_of_the_plan_are_those_of_the_coming_week() -> None:
    over = PlanLine(exercises=("squat",), weekdays=(2,), valid_from=LINE.valid_from, valid_to=TODAY)
    later = PlanLine(exercises=("squat",), weekdays=(5,), valid_from=TODAY + timedelta(days=2))
    assert read(LINE, EITHER, over, later).exercise_days == (1, 4, 5)
    assert read() == StillOpen()
    assert read(LINE, *did(0, "calf-raise"), left_out=("exercises",)) == StillOpen()


def test_a_day_is_over_with_the_last_line_of_its_plan_or_a_day_off() -> None:
    assert read(LINE, EITHER, *did(0, "calf-raise")).exercises_over == ()
    assert read(LINE, EITHER, *did(0, "calf-raise", "swimming")).exercises_over == (TODAY,)
    rest = DayOff(day=TODAY + timedelta(days=3), reason="rest")
    assert read(LINE, EITHER, rest, *did(-2, "calf-raise")).exercises_over == (rest.day,)


def test_what_is_asked_once_a_week_is_due_a_week_after_it_was_answered() -> None:
    assert read().due_from is None
    assert read(*BUTTONS).due_from == TODAY
    for days in (0, 1, 6, 7):
        day = TODAY - timedelta(days=days)
        assert read(*BUTTONS, Measurement(day=day, quantity=KEY, value=3)).due_from == day + timedelta(days=7)
    assert read(*BUTTONS, Measurement(day=TODAY, quantity="weight", value=70)).due_from == TODAY
