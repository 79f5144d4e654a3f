import pytest

from diary.domain.exercise import Dose
from diary.domain.guided.player import Command, begin
from diary.domain.guided.script import part
from diary.domain.guided.snapshot import phase, snapshot
from tests.domain.guided.playing import BEGUN, HOLD, RAISE, STAND, STRETCH, TAUGHT, WALK, Played, exercise, run_of


def test_ring_and_number_are_those_of_the_mock_up() -> None:
    shown = Played(STRETCH).wait(3 + 15 + 10 + 6).shown
    assert shown.step is not None
    assert (shown.step.exercise, shown.step.side, shown.step.set_number, shown.step.set_count) == (
        *("stretch", "left"),
        *(2, 3),
    )
    assert (shown.seconds_left, shown.fraction) == (9, 9 / 15)
    assert shown.next_work is not None
    assert (shown.next_work.side, shown.next_work.set_number) == ("left", 3)


def test_ring_moves_once_a_second() -> None:
    played = Played(HOLD).wait(3)
    left = []
    for _ in range(8):
        left.append((played.shown.seconds_left, played.shown.fraction))
        played.wait(0.25)
    assert left == [(15, 1.0)] + [(15, 1.0)] * 3 + [(14, 14 / 15)] * 4


def test_number_does_not_flicker_at_odd_times() -> None:
    run = run_of(HOLD)
    for begun in (0.1, 1234.567, 98765.4321):
        player, _cues = begin(run, begun)
        assert [snapshot(player, begun + second).seconds_left for second in range(4)] == [3, 2, 1, 0]


def test_between_ticks_the_time_goes_on_but_not_beyond_the_step() -> None:
    player, _cues = begin(run_of(HOLD), BEGUN)
    assert snapshot(player, BEGUN + 1.5).elapsed == 1.5
    assert snapshot(player, BEGUN + 4.5).elapsed == 3
    assert snapshot(player, BEGUN + 4.5).step == part(HOLD).steps[0]


def test_time_of_a_sleep_or_a_pause_is_not_shown() -> None:
    played = Played(HOLD).wait(5)
    assert snapshot(played.player, BEGUN + 500).elapsed == 2
    played.say(Command.PAUSE)
    assert snapshot(played.player, BEGUN + 8).elapsed == 2
    assert played.shown.is_paused


def test_repetitions_are_counted_in_time_with_the_figure() -> None:
    played = Played(RAISE).wait(3)
    assert (played.shown.repetitions_done, played.shown.phase) == (0, 0)
    assert played.wait(1.5).shown.phase == 0.5
    played.wait(2.25)
    assert (played.shown.repetitions_done, played.shown.phase) == (1, 0.25)
    assert played.wait(40.75).shown.repetitions_done == 14


def test_figure_goes_into_the_hold_in_two_seconds_and_stays() -> None:
    played = Played(HOLD).wait(3)
    assert played.shown.phase == 0
    assert played.wait(1).shown.phase == 0.25
    assert played.wait(1).shown.phase == 0.5
    assert played.wait(12).shown.phase == 0.5
    assert played.wait(1).shown.phase == 0
    assert phase(part(HOLD).work[0], 9, held_phase=0.4) == 0.4


def test_walk_goes_round_in_its_tempo() -> None:
    assert Played(WALK).wait(3 + 301.5).shown.phase == 0.5


def test_enough_is_told_from_the_lower_end_of_a_range() -> None:
    played = Played(RAISE).wait(3 + 29.75)
    assert not played.shown.is_enough
    assert played.wait(0.25).shown.is_enough
    assert Played(STAND).say(Command.ACKNOWLEDGE).wait(5).shown.is_enough
    assert Played(TAUGHT).wait(3).shown.is_enough
    assert not Played(HOLD).shown.is_enough


def test_what_waits_for_the_person_says_so() -> None:
    for played in (Played(STAND), Played(TAUGHT).wait(3)):
        shown = played.shown
        assert (shown.is_waiting, shown.seconds_left, shown.fraction) == (True, None, 1.0)
    assert not Played(HOLD).shown.is_waiting


def test_next_is_a_set_of_the_next_exercise_and_at_last_none() -> None:
    played = Played(RAISE, HOLD)
    assert played.shown.next_work == part(RAISE).work[0]
    assert played.wait(3).shown.next_work == part(HOLD).work[0]
    assert played.wait(45 + 3 + 15 + 10).shown.next_work is None


def test_progress_is_what_has_been_done() -> None:
    played = Played(HOLD, RAISE, WALK).wait(3 + 7.5)
    assert played.shown.progress == (0.25, 0, 0)
    played.wait(7.5 + 10 + 15)
    assert played.shown.progress == (1, 0, 0)
    played.say(Command.SKIP_EXERCISE).wait(3 + 600)
    assert list(played.shown.progress) == pytest.approx([1, 0, 1 / 3])
    played.say(Command.DONE)
    assert list(played.shown.progress) == pytest.approx([1, 0, 1 / 2])
    assert (played.shown.is_over, played.shown.ended_early) == (True, False)


def test_progress_is_whole_where_enough_was_done() -> None:
    assert Played(RAISE, HOLD).wait(3 + 36).say(Command.DONE).shown.progress == (1, 0)
    stand = Played(STAND).say(Command.ACKNOWLEDGE).wait(5 + 4).say(Command.DONE)
    assert stand.shown.progress == (0.25,)


def test_added_set_is_still_to_be_done() -> None:
    assert Played(HOLD).wait(3 + 15).say(Command.ADD_SET).shown.progress == (1 / 3,)


def test_session_that_was_ended_early_says_so() -> None:
    shown = Played(HOLD).wait(3 + 15 + 5).say(Command.END).shown
    assert (shown.is_over, shown.ended_early, shown.step) == (True, True, None)
    assert shown.progress == (0.5,)


def test_length_that_is_no_whole_number_of_seconds_is_shown_whole() -> None:
    played = Played(exercise("tap", Dose(repetitions=(5, 5)), tempo=0.5)).wait(3)
    assert (played.shown.seconds_left, played.shown.fraction) == (3, 1.0)
