import random

import pytest

from diary.domain.exercise import Dose
from diary.domain.guided.amount import Done
from diary.domain.guided.player import Command, act, advanced, begin
from tests.domain.guided.playing import (
    BEGUN,
    CIRCLES,
    HOLD,
    RAISE,
    STAND,
    STRETCH,
    TAUGHT,
    WALK,
    YOGA,
    Played,
    done_so_far,
    exercise,
    run_of,
)

PAUSE = Command.PAUSE
RESUME = Command.RESUME
BACK = Command.BACK
SKIP = Command.SKIP
SKIP_EXERCISE = Command.SKIP_EXERCISE
DONE = Command.DONE
ADD_SET = Command.ADD_SET
ACKNOWLEDGE = Command.ACKNOWLEDGE
UNSTEADY = Command.UNSTEADY
HURT = Command.HURT
END = Command.END


def test_session_goes_through_its_steps_in_time() -> None:
    played = Played(HOLD)
    places = []
    for _ in range(44):
        places.append(played.place.removeprefix("hold "))
        played.wait(1)
    expected = ["count-in 1/2"] * 3 + ["work 1/2"] * 15 + ["rest 2/2"] * 10 + ["work 2/2"] * 15 + ["over"]
    assert places == expected


def test_run_without_exercises_is_over_at_once() -> None:
    played = Played()
    assert played.player.is_over
    assert played.done == {}
    played.wait(1).say(*Command)
    assert played.heard() == []


def test_twenty_minutes_of_uneven_ticks_end_at_the_sum_of_the_steps() -> None:
    random_gap = random.Random(20)  # noqa: S311 - nothing secret
    run = run_of(CIRCLES, STRETCH, RAISE, exercise("walk", Dose(minutes=(16, 16))), HOLD)
    length = sum(step.seconds or 0 for one in run for step in one.steps)
    assert length >= 20 * 60
    now = BEGUN + 0.123456789
    player, _cues = begin(run, now)
    end, ticks = now + length, 0
    while not player.is_over:
        before, now = now, now + 0.1 * random_gap.uniform(0.2, 1.8)
        player, _cues = advanced(player, now)
        ticks += 1
    assert ticks > 10_000
    assert before < end <= now
    assert abs(player.began - end) < 0.001


def test_late_tick_passes_every_boundary_at_its_own_time() -> None:
    played = Played(CIRCLES).late(3 + 0.5)
    played.player, cues = advanced(played.player, BEGUN + 3 + 4.5)
    assert played.player.elapsed == pytest.approx(4.5)
    assert cues == ()
    short = Played(exercise("nod", Dose(sets=2, hold_seconds=2, side="each-way")))
    assert short.late(4.9).place == "nod work forwards 1/2"
    short.late(4.9)
    assert short.place == "nod rest forwards 2/2"
    assert short.player.elapsed == pytest.approx(9.8 - 5)


def test_time_that_goes_back_stands_still() -> None:
    played = Played(HOLD).wait(5)
    before = played.player
    assert advanced(before, BEGUN)[0] == before


def test_work_without_a_time_waits_until_it_is_done() -> None:
    played = Played(TAUGHT, HOLD).wait(600)
    assert played.place == "taught work 1/1"
    assert played.say(DONE).place == "hold count-in 1/2"
    assert played.done == {"taught": (None, None, None, None)}


def test_pause_stops_the_time_and_resume_goes_on_from_there() -> None:
    played = Played(HOLD).wait(10).say(PAUSE).wait(600)
    assert (played.place, played.player.elapsed) == ("hold work 1/2", 7)
    played.say(PAUSE).wait(1).say(RESUME, RESUME)
    assert played.player.elapsed == 7
    assert played.wait(7.75).place == "hold work 1/2"
    assert played.wait(0.25).place == "hold rest 2/2"


def test_no_cue_comes_while_paused_and_none_is_lost_by_it() -> None:
    played = Played(HOLD).wait(2.5).say(PAUSE)
    played.heard()
    assert played.wait(60).heard() == []
    assert played.say(RESUME).wait(1).heard() == ["start"]


def test_pause_for_longer_than_a_sleep_is_just_a_pause() -> None:
    played = Played(HOLD).wait(5).say(PAUSE).late(3600).say(RESUME)
    assert played.heard() == ["three", "two", "one", "start"]
    assert played.player.paused_at is None


def test_after_the_machine_slept_the_session_is_paused_where_it_was() -> None:
    played = Played(HOLD).wait(8)
    played.heard()
    played.late(3600)
    assert played.heard() == ["paused-after-sleep"]
    assert played.player.paused_at == BEGUN + 8
    assert (played.place, played.player.elapsed) == ("hold work 1/2", 5)
    assert played.say(RESUME).wait(1).player.elapsed == 6


def test_busy_window_is_no_sleep() -> None:
    played = Played(HOLD).late(5)
    assert played.player.paused_at is None
    assert played.player.elapsed == 2
    assert played.late(5.25).player.paused_at == BEGUN + 5


def test_command_that_comes_first_after_a_sleep_finds_the_session_paused() -> None:
    for command, place, elapsed in (
        (PAUSE, "hold work 1/2", 5),
        (RESUME, "hold work 1/2", 5),
        (SKIP, "hold rest 2/2", 0),
    ):
        played = Played(HOLD).wait(8)
        played.now += 3600
        played.say(command)
        assert played.cues[-1].kind == "paused-after-sleep"
        assert (played.place, played.player.elapsed) == (place, elapsed)
        assert (played.player.paused_at is None) == (command is RESUME)


def test_safety_lines_may_be_read_for_as_long_as_one_likes() -> None:
    played = Played(STAND).late(3600)
    assert played.heard() == []
    assert played.say(ACKNOWLEDGE).place == "stand count-in left 1/2"
    assert played.player.paused_at is None


def test_back_goes_from_a_set_to_what_leads_to_it_and_then_to_the_set_before() -> None:
    played = Played(STRETCH).wait(3 + 15 + 10 + 15 + 10 + 15 + 5 + 2)
    places = [played.place]
    for _ in range(6):
        places.append(played.say(BACK).place)
    assert places == [
        "stretch work right 1/3",
        "stretch change right 1/3",
        "stretch rest left 3/3",
        "stretch rest left 2/3",
        "stretch count-in left 1/3",
        "stretch count-in left 1/3",
        "stretch count-in left 1/3",
    ]
    assert played.player.elapsed == 0


def test_back_from_an_exercise_goes_to_the_last_set_of_the_one_before() -> None:
    played = Played(RAISE, HOLD).say(SKIP, SKIP)
    assert played.place == "hold count-in 1/2"
    assert played.say(BACK).place == "raise count-in 1/1"


def test_back_to_balance_work_never_goes_round_its_safety_lines() -> None:
    passed_over = Played(STAND, HOLD).say(SKIP)
    assert passed_over.place == "hold count-in 1/2"
    assert passed_over.say(BACK).place == "stand safety left 1/2"
    read = Played(STAND, HOLD).say(ACKNOWLEDGE, SKIP_EXERCISE)
    assert read.say(BACK).place == "stand rest right 2/2"


def test_back_at_the_safety_lines_goes_to_the_exercise_before_or_stays() -> None:
    assert Played(STAND).say(BACK).place == "stand safety left 1/2"
    assert Played(HOLD, STAND).say(SKIP_EXERCISE, BACK).place == "hold rest 2/2"


def test_skip_goes_on_to_the_next_step_and_counts_nothing() -> None:
    played = Played(HOLD).wait(2).say(SKIP)
    assert played.place == "hold work 1/2"
    assert played.wait(14).say(SKIP).place == "hold rest 2/2"
    assert played.say(SKIP).wait(3).say(SKIP).place == "over"
    assert played.done == {}


def test_exercise_that_is_skipped_whole_gives_nothing_and_no_cue() -> None:
    played = Played(STRETCH, HOLD).wait(1)
    assert played.say(SKIP_EXERCISE).place == "hold count-in 1/2"
    assert "exercise-done" not in played.heard()
    assert played.done == {}


def test_skip_of_the_last_exercise_ends_the_session() -> None:
    played = Played(HOLD).say(SKIP_EXERCISE)
    assert (played.place, played.heard(), played.player.ended_early) == ("over", ["three", "all-done"], False)


def test_skip_in_a_range_keeps_what_was_enough() -> None:
    assert Played(RAISE, HOLD).wait(3 + 29.5).say(SKIP).done == {}
    assert Played(RAISE, HOLD).wait(3 + 37).say(SKIP).done == {"raise": (None, 12, None, None)}


@pytest.mark.parametrize("command", [SKIP, SKIP_EXERCISE, BACK, END, HURT])
def test_minutes_of_a_walk_are_never_lost(command: Command) -> None:
    played = Played(WALK).wait(3 + 12 * 60).say(command)
    [done] = done_so_far(played.player)
    assert done == Done(exercise="walk", minutes=12.0)


def test_walk_that_is_skipped_within_its_first_minute_is_none() -> None:
    assert Played(WALK).wait(3 + 59).say(SKIP).done == {}
    assert Played(WALK).wait(3 + 60).say(SKIP).done == {"walk": (None, None, None, 1.0)}


def test_a_long_hold_that_is_skipped_before_its_end_is_none() -> None:
    long = exercise("long", Dose(hold_seconds=120))
    assert Played(long).wait(3 + 90).say(SKIP).done == {}


def test_minutes_of_any_exercise_with_minutes_are_kept_when_it_is_skipped() -> None:
    stairs = exercise("stairs", Dose(minutes=(20, 30)), category="balance-and-strength")
    assert Played(stairs).wait(3 + 600).say(SKIP).done == {"stairs": (None, None, None, 10.0)}


def test_minutes_of_what_is_timed_without_an_end_are_kept_when_it_is_skipped() -> None:
    assert Played(YOGA).wait(3 + 600).say(SKIP).done == {"yoga": (None, None, None, 10.0)}
    assert Played(TAUGHT).wait(3 + 600).say(SKIP).done == {}


def test_skip_goes_round_no_count_in_of_balance_work() -> None:
    played = Played(STAND).say(ACKNOWLEDGE)
    assert played.say(SKIP).place == "stand rest left 2/2"
    played.wait(4.5).say(SKIP)
    assert (played.place, played.player.elapsed) == ("stand rest left 2/2", 5)
    played.heard()
    played.wait(4.75)
    assert (played.place, played.heard()) == ("stand rest left 2/2", ["three", "two", "one"])
    assert played.say(SKIP).place == "stand change right 1/2"
    assert played.say(SKIP, SKIP).place == "stand rest right 2/2"
    assert played.say(SKIP, SKIP).place == "over"
    assert played.done == {}


def test_done_before_the_end_counts_what_was_really_done() -> None:
    assert Played(HOLD, RAISE).wait(3 + 10.5).say(DONE).wait(10 + 15).done == {"hold": (2, None, 12, None)}
    assert Played(RAISE, HOLD).wait(3 + 20).say(DONE).done == {"raise": (None, 6, None, None)}
    assert Played(RAISE, HOLD).wait(3 + 33).say(DONE).done == {"raise": (None, 11, None, None)}
    assert Played(WALK, HOLD).wait(3 + 22 * 60).say(DONE).done == {"walk": (None, None, None, 22.0)}


def test_hold_at_most_counts_for_as_long_as_it_went_well() -> None:
    played = Played(STAND).say(ACKNOWLEDGE).wait(5 + 12).say(DONE).wait(10 + 8).say(DONE)
    assert played.place == "stand change right 1/2"
    assert done_so_far(played.player) == (Done(exercise="stand", sets=1, hold_seconds=10),)


def test_done_at_once_is_nothing_done() -> None:
    assert Played(HOLD).wait(3.5).say(DONE, SKIP).wait(0.5).say(DONE).done == {}
    assert Played(RAISE).wait(3 + 2.5).say(DONE).done == {}
    assert Played(WALK).wait(3 + 2).say(DONE).done == {}


def test_done_is_without_effect_where_nothing_is_being_done() -> None:
    for one in (HOLD, STAND):
        played = Played(one)
        before = played.player
        assert played.say(DONE).player == before


def test_commands_of_a_paused_session_leave_it_paused() -> None:
    for command, place in ((SKIP, "hold rest 2/2"), (BACK, "hold count-in 1/2"), (DONE, "hold rest 2/2")):
        played = Played(HOLD).wait(8).say(PAUSE).wait(60)
        played.heard()
        played.say(command).wait(60)
        assert (played.place, played.player.elapsed, played.heard()) == (place, 0, [])
        assert played.player.paused_at is not None


def test_acknowledging_resumes() -> None:
    played = Played(STAND).say(PAUSE).wait(10).say(ACKNOWLEDGE).wait(2)
    assert (played.place, played.player.elapsed) == ("stand count-in left 1/2", 2)


def test_acknowledging_is_without_effect_elsewhere() -> None:
    played = Played(HOLD).wait(1)
    before = played.player
    assert played.say(ACKNOWLEDGE).player == before


def test_added_set_comes_after_the_last_and_counts() -> None:
    played = Played(HOLD).wait(5).say(ADD_SET)
    assert (played.place, played.player.elapsed) == ("hold work 1/3", 2)
    assert played.wait(13 + 2 * 25).place == "over"
    assert played.done == {"hold": (3, None, 15, None)}


def test_second_set_of_what_has_no_sets_is_told() -> None:
    assert Played(RAISE).say(ADD_SET).wait(3 + 45 + 10 + 45).done == {"raise": (2, 15, None, None)}


def test_walk_has_no_set_to_add() -> None:
    played = Played(WALK)
    before = played.player
    assert played.say(ADD_SET).player == before


def test_feeling_unsteady_is_noted_and_the_work_waits() -> None:
    played = Played(STAND).say(ACKNOWLEDGE).wait(5 + 4).say(UNSTEADY).wait(20).say(UNSTEADY)
    [remark] = played.player.remarks
    assert (remark.kind, remark.exercise, remark.side, remark.set_number) == ("felt-unsteady", "stand", "left", 1)
    assert remark.at == 9
    assert (played.place, played.player.elapsed) == ("stand work left 1/2", 4)
    assert played.say(RESUME).wait(1).player.elapsed == 5


def test_feeling_unsteady_in_a_rest_stops_nothing() -> None:
    played = Played(HOLD).wait(3 + 15 + 2).say(UNSTEADY).wait(1)
    assert played.player.elapsed == 3
    assert len(played.player.remarks) == 1


def test_unsteady_in_another_set_is_another_remark() -> None:
    played = Played(HOLD).wait(5).say(UNSTEADY, SKIP, SKIP, UNSTEADY)
    assert [remark.set_number for remark in played.player.remarks] == [1, 2]


def test_hurt_stops_the_exercise_keeps_what_was_done_and_waits_at_the_next() -> None:
    played = Played(HOLD, RAISE).wait(3 + 15 + 10 + 5)
    played.heard()
    played.say(HURT).wait(30)
    assert (played.place, played.player.elapsed, played.heard()) == ("raise count-in 1/1", 0, [])
    assert played.done == {"hold": (2, None, 10, None)}
    [remark] = played.player.remarks
    assert (remark.kind, remark.exercise, remark.at) == ("stopped-hurt", "hold", 33)
    assert played.say(RESUME).wait(3).place == "raise work 1/1"


def test_hurt_in_the_last_exercise_ends_the_session() -> None:
    played = Played(RAISE).wait(3 + 9).say(HURT)
    assert (played.place, played.done) == ("over", {"raise": (None, 3, None, None)})


def test_remarks_outlast_going_back() -> None:
    played = Played(HOLD, RAISE).wait(5).say(UNSTEADY, HURT, BACK, BACK)
    assert [remark.kind for remark in played.player.remarks] == ["felt-unsteady", "stopped-hurt"]


def test_command_acts_after_what_happened_by_its_time() -> None:
    player, first = begin(run_of(HOLD), BEGUN)
    player, cues = act(player, PAUSE, BEGUN + 4)
    assert [cue.kind for cue in first + cues] == ["three", "two", "one", "start"]
    assert player.elapsed == 1
