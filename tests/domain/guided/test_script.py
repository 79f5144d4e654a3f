import pytest

from diary.domain.catalogue import exercises
from diary.domain.exercise import Dose
from diary.domain.guided.script import Step, part, script, with_added_set
from tests.domain.guided.playing import CIRCLES, HOLD, RAISE, STAND, STRETCH, TAUGHT, WALK, exercise


def short(steps: tuple[Step, ...]) -> list[str]:
    return [" ".join(filter(None, (step.kind, step.side, str(step.set_number)))) for step in steps]


def test_all_sets_of_the_left_come_before_those_of_the_right() -> None:
    assert short(script(STRETCH, STRETCH.dose)) == [
        *("count-in left 1", "work left 1", "rest left 2", "work left 2", "rest left 3", "work left 3"),
        *("change right 1", "work right 1", "rest right 2", "work right 2", "rest right 3", "work right 3"),
    ]


def test_each_way_goes_forwards_then_backwards() -> None:
    assert short(script(CIRCLES, CIRCLES.dose)) == [
        "count-in forwards 1",
        "work forwards 1",
        "change backwards 1",
        "work backwards 1",
    ]


@pytest.mark.parametrize("side", ["each-leg", "each-foot", "each-hand", "each-foot-in-front"])
def test_left_comes_before_right_whatever_has_the_sides(side: str) -> None:
    steps = part(exercise("any", Dose(repetitions=(5, 5), side=side))).work
    assert [step.side for step in steps] == ["left", "right"]


@pytest.mark.parametrize("side", ["both", "none"])
def test_what_is_done_with_both_sides_at_once_has_no_side(side: str) -> None:
    assert [step.side for step in part(exercise("any", Dose(repetitions=(5, 5), side=side))).work] == [""]


def test_count_in_is_three_seconds_change_five_and_rest_ten() -> None:
    seconds = {step.kind: step.seconds for step in script(STRETCH, STRETCH.dose)}
    assert seconds == {"count-in": 3, "work": 15, "rest": 10, "change": 5}


def test_balance_work_begins_with_its_safety_lines_and_five_seconds() -> None:
    safety, count_in, *others = script(STAND, STAND.dose)
    assert (safety.kind, safety.seconds) == ("safety", None)
    assert (count_in.kind, count_in.seconds) == ("count-in", 5)
    assert all(step.kind not in {"safety", "count-in"} for step in others)


def test_repetitions_are_counted_to_the_upper_end_and_the_lower_is_enough() -> None:
    [work] = part(RAISE).work
    assert (work.measure, work.repetitions, work.seconds, work.enough_seconds) == ("repetitions", 15, 45, 30)


def test_minutes_go_to_the_longest_and_the_shortest_are_enough() -> None:
    [work] = part(WALK).work
    assert (work.measure, work.seconds, work.enough_seconds) == ("minutes", 30 * 60, 20 * 60)


def test_hold_is_enough_when_it_is_over_but_one_at_most_at_any_time() -> None:
    assert part(HOLD).work[0].enough_seconds == 15
    assert part(STAND).work[0].enough_seconds == 0
    at_most = Dose(repetitions=(10, 10), at_most=True)
    assert part(exercise("glide", at_most)).work[0].enough_seconds == 0


def test_dose_in_words_waits() -> None:
    [work] = part(TAUGHT).work
    assert (work.measure, work.seconds, work.enough_seconds) == ("untimed", None, None)


def test_short_hold_of_each_repetition_is_part_of_its_pace() -> None:
    [work] = part(exercise("squeeze", Dose(repetitions=(10, 10), hold_seconds=3), tempo=2.0)).work
    assert (work.measure, work.pace, work.held, work.seconds) == ("repetitions", 5, 3, 50)


def test_long_hold_of_each_repetition_is_a_set_of_its_own() -> None:
    steps = part(exercise("hold", Dose(repetitions=(3, 3), hold_seconds=30))).work
    assert [(step.measure, step.set_number, step.seconds) for step in steps] == [
        ("hold", 1, 30),
        ("hold", 2, 30),
        ("hold", 3, 30),
    ]


def test_hold_of_ten_seconds_is_a_long_one() -> None:
    counts = [len(part(exercise("hold", Dose(repetitions=(3, 3), hold_seconds=n))).work) for n in (9, 10)]
    assert counts == [1, 3]


def test_own_dose_takes_the_place_of_the_catalogue_s() -> None:
    assert len(part(HOLD, Dose(sets=5, hold_seconds=20)).work) == 5


def test_added_set_goes_to_this_side_and_those_after_it() -> None:
    steps = script(STRETCH, STRETCH.dose)
    from_left = with_added_set(steps, 1)
    assert short(from_left)[5:9] == ["work left 3", "rest left 4", "work left 4", "change right 1"]
    assert short(from_left)[-2:] == ["rest right 4", "work right 4"]
    assert {step.set_count for step in from_left} == {4}
    from_right = with_added_set(steps, 6)
    assert [step.set_count for step in from_right] == [3] * 6 + [4] * 8
    assert with_added_set(from_left, 1) != from_left


def test_what_counts_in_minutes_or_not_at_all_has_no_set_to_add() -> None:
    for one in (WALK, TAUGHT):
        steps = script(one, one.dose)
        assert with_added_set(steps, 0) == steps


def test_every_exercise_of_the_catalogue_has_a_script() -> None:
    for one in exercises().values():
        steps = script(one, one.dose)
        assert steps[-1].kind == "work"
        assert (steps[0].kind == "safety") == one.balance
        assert all(step.exercise == one.key for step in steps)
