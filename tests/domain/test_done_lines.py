"""What ticking a line of the plan records."""

from datetime import timedelta

from diary.domain.change import added
from diary.domain.done_lines import as_planned, do_line, is_timed
from diary.domain.excerpt import Excerpt, changed
from diary.domain.exercise import ExerciseDone
from diary.domain.period import with_day_before
from diary.domain.plan.plan import PlanLine
from tests.builders import EVENING

BOTH = PlanLine(exercises=("calf-stretch", "calf-raise"), valid_from=EVENING)
EITHER = PlanLine(exercises=("brisk-walk", "cycling"), choice="one", valid_from=EVENING)
BEFORE = ExerciseDone(day=EVENING - timedelta(days=1), exercise="brisk-walk", minutes=20)
NOTHING = changed(Excerpt(period=with_day_before(EVENING)), added([BEFORE]))


def minutes(excerpt: Excerpt) -> dict[str, float | None]:
    """The minutes of the evening's exercises, by key; what was done on the day before is still there."""
    assert BEFORE in excerpt.exercises
    return {one.exercise: one.minutes for one in excerpt.exercises if one != BEFORE}


def test_a_line_that_is_ticked_has_all_of_its_exercises_or_its_first_one_as_planned() -> None:
    assert as_planned(BOTH) == {"calf-stretch": None, "calf-raise": None}
    assert as_planned(EITHER) == {"brisk-walk": 25}
    assert [is_timed(line) for line in (BOTH, EITHER)] == [False, True]


def test_exactly_what_was_done_is_recorded_and_other_minutes_take_the_place_of_the_former() -> None:
    walked = changed(NOTHING, do_line(NOTHING, EVENING, EITHER, {"brisk-walk": 25}))
    assert minutes(walked) == {"brisk-walk": 25}
    assert do_line(walked, EVENING, EITHER, {"brisk-walk": 25}) == []
    longer = changed(walked, do_line(walked, EVENING, EITHER, {"brisk-walk": 40}))
    assert minutes(longer) == {"brisk-walk": 40}
    cycled = changed(longer, do_line(longer, EVENING, EITHER, {"cycling": 10}))
    assert minutes(cycled) == {"cycling": 10}
    assert minutes(changed(cycled, do_line(cycled, EVENING, EITHER, {}))) == {}


def test_a_tick_again_keeps_the_amounts_that_were_recorded() -> None:
    done = ExerciseDone(day=EVENING, exercise="calf-raise", sets=3)
    before = changed(NOTHING, added([done]))
    [change] = do_line(before, EVENING, BOTH, as_planned(BOTH))
    assert isinstance(change.after, ExerciseDone)
    assert (change.before, change.after.exercise) == (None, "calf-stretch")
