from datetime import date

from diary.domain.exercise import CATEGORIES, Dose, Exercise
from diary.domain.guided.run_order import ORDER, estimated_minutes, in_order, needs_warm_up, open_exercises
from diary.domain.guided.script import Run
from diary.domain.plan.plan import PlanLine, suggested_plan
from tests.domain.guided.playing import CIRCLES, HOLD, RAISE, STAND, STRETCH, TAUGHT, WALK, YOGA, exercise, run_of

TODAY = date(2026, 11, 19)
GRIP = exercise("grip", Dose(repetitions=(10, 10)), category="hand")
SWIM = exercise("swim", Dose(minutes=(20, 30)), category="aerobic")
KNOWN = {one.key: one for one in (CIRCLES, HOLD, RAISE, STAND, STRETCH, TAUGHT, WALK, YOGA, GRIP, SWIM)}


def line(*exercises: Exercise, choice: str = "all", dose: Dose | None = None) -> PlanLine:
    keys = tuple(one.key for one in exercises)
    return PlanLine(exercises=keys, choice=choice, valid_from=TODAY, dose=dose)


def keys(run: Run) -> list[str]:
    return [part.exercise.key for part in run]


def test_warm_up_comes_first_and_the_walk_last() -> None:
    lines = [line(one) for one in (WALK, YOGA, GRIP, RAISE, STRETCH, STAND, CIRCLES)]
    run = open_exercises(lines, (), KNOWN, {})
    assert keys(run) == ["circles", "stand", "stretch", "raise", "grip", "yoga", "walk"]


def test_every_category_has_its_place() -> None:
    assert set(ORDER) == set(CATEGORIES)


def test_exercises_of_one_category_keep_the_order_of_the_plan() -> None:
    assert keys(open_exercises([line(STRETCH), line(HOLD)], (), KNOWN, {})) == ["stretch", "hold"]
    assert keys(in_order(run_of(HOLD, STRETCH, CIRCLES))) == ["circles", "hold", "stretch"]


def test_what_is_done_already_is_left_out() -> None:
    assert keys(open_exercises([line(CIRCLES, RAISE), line(HOLD)], {"raise", "hold"}, KNOWN, {})) == ["circles"]


def test_line_of_any_one_takes_its_first_unless_told_otherwise() -> None:
    either = line(WALK, SWIM, choice="one")
    assert keys(open_exercises([either], (), KNOWN, {})) == ["walk"]
    assert keys(open_exercises([either], (), KNOWN, {}, {either.id: "swim"})) == ["swim"]
    assert keys(open_exercises([either], (), KNOWN, {}, {either.id: "raise"})) == ["walk"]


def test_line_of_any_one_is_done_when_one_is() -> None:
    assert open_exercises([line(WALK, SWIM, choice="one")], {"swim"}, KNOWN, {}) == ()


def test_exercise_of_two_lines_is_done_once() -> None:
    assert keys(open_exercises([line(HOLD, RAISE), line(HOLD)], (), KNOWN, {})) == ["hold", "raise"]


def test_exercise_that_is_no_longer_known_is_left_out() -> None:
    gone = exercise("gone", Dose())
    assert keys(open_exercises([line(gone), line(gone, WALK, choice="one")], (), KNOWN, {})) == ["walk"]


def test_dose_of_the_line_comes_before_the_person_s_and_that_before_the_exercise_s() -> None:
    of_line, own = Dose(sets=5, hold_seconds=20), Dose(sets=4, hold_seconds=20)
    [part] = open_exercises([line(HOLD, dose=of_line)], (), KNOWN, {"hold": own})
    assert part.dose == of_line
    [part] = open_exercises([line(HOLD)], (), KNOWN, {"hold": own})
    assert part.dose == own
    [part] = open_exercises([line(HOLD)], (), KNOWN, {})
    assert part.dose == HOLD.dose
    assert {part.dose for part in open_exercises([line(HOLD, RAISE, dose=of_line)], (), KNOWN, {})} == {
        HOLD.dose,
        RAISE.dose,
    }


def test_suggested_plan_is_a_run() -> None:
    from diary.domain.catalogue import exercises

    run = open_exercises(suggested_plan(TODAY), (), exercises(), {})
    assert keys(run) == [
        *("arm-circles", "leg-swings", "calf-raise", "calf-stretch", "seated-hamstring-stretch", "brisk-walk")
    ]
    assert not needs_warm_up(run, (), exercises())


def test_stretch_needs_a_warm_up() -> None:
    assert needs_warm_up(run_of(STRETCH), (), KNOWN)
    assert needs_warm_up(run_of(STAND, STRETCH), {"walk", "unknown"}, KNOWN)
    assert needs_warm_up(run_of(STRETCH, CIRCLES), (), KNOWN)


def test_stretch_after_a_warm_up_needs_none() -> None:
    assert not needs_warm_up(run_of(CIRCLES, STRETCH), (), KNOWN)
    assert not needs_warm_up(run_of(STRETCH), {"circles"}, KNOWN)
    assert not needs_warm_up(run_of(STAND, WALK), (), KNOWN)
    assert not needs_warm_up((), (), KNOWN)


def test_minutes_are_the_sum_of_all_steps() -> None:
    assert estimated_minutes(run_of(HOLD)) == 1
    assert estimated_minutes(run_of(WALK)) == 30
    assert estimated_minutes(run_of(TAUGHT, TAUGHT, TAUGHT)) == 3
    assert estimated_minutes(run_of(STAND)) == 3  # 10 s to read, 5 s, 4 x 30 s, 2 x 10 s of rest, 5 s of change


def test_minutes_are_at_least_one() -> None:
    assert estimated_minutes(()) == 1
