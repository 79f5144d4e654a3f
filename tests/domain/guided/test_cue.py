from diary.domain.exercise import Dose
from diary.domain.guided.cue import Cue, cue_moments
from diary.domain.guided.player import Command
from diary.domain.guided.script import part
from tests.domain.guided.playing import CIRCLES, HOLD, Played, exercise

BACK = Command.BACK


def test_cues_of_a_whole_exercise() -> None:
    two_sides = exercise("ankle", Dose(sets=2, hold_seconds=8, side="each-foot"))
    played = Played(two_sides).wait(80)
    last, work = ["three", "two", "one"], ["start", "halfway", "three", "two", "one"]
    one_side = [*work, "rest", *last, *work]
    assert [(cue.kind, cue.exercise) for cue in played.cues][-2:] == [("exercise-done", "ankle"), ("all-done", "")]
    assert played.heard() == [*last, *one_side, "change-side", *last, *one_side, "exercise-done", "all-done"]


def test_cues_name_the_side_that_they_are_about() -> None:
    played = Played(CIRCLES).wait(30)
    assert Cue("start", "circles", "forwards") in played.cues
    assert Cue("change-side", "circles", "backwards") in played.cues


def test_cues_come_at_their_moment() -> None:
    [work] = part(exercise("hold", Dose(hold_seconds=15))).work
    assert cue_moments(work) == ((0, "start"), (7.5, "halfway"), (12, "three"), (13, "two"), (14, "one"))


def test_halfway_is_left_out_where_it_would_meet_the_last_three_seconds() -> None:
    kinds = {}
    for seconds in (2, 3, 6, 7):
        [work] = part(exercise("hold", Dose(hold_seconds=seconds))).work
        kinds[seconds] = [kind for _moment, kind in cue_moments(work)]
    assert kinds[2] == ["start", "one"]
    assert kinds[3] == ["start", "two", "one"]
    assert kinds[6] == ["start", "three", "two", "one"]
    assert kinds[7] == ["start", "halfway", "three", "two", "one"]


def test_late_ticks_give_the_same_cues_as_frequent_ones() -> None:
    often, rarely = Played(CIRCLES, HOLD).wait(80, 0.03125), Played(CIRCLES, HOLD).wait(80, 5)
    assert often.cues == rarely.cues
    assert often.player == rarely.player


def test_going_back_lets_the_cues_sound_again() -> None:
    played = Played(HOLD).wait(3 + 10)
    assert played.heard() == ["three", "two", "one", "start", "halfway"]
    played.say(BACK).wait(3 + 10)
    assert played.heard() == ["three", "two", "one", "start", "halfway"]
