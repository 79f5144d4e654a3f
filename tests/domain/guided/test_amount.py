from datetime import date

from diary.domain.exercise import Dose
from diary.domain.guided.amount import Done, entry
from diary.domain.guided.player import Command, finished
from tests.domain.guided.playing import (
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
)

BACK = Command.BACK
SKIP = Command.SKIP
SKIP_EXERCISE = Command.SKIP_EXERCISE
DONE = Command.DONE
ACKNOWLEDGE = Command.ACKNOWLEDGE
HURT = Command.HURT
END = Command.END


def test_whole_session_is_what_the_doses_say() -> None:
    played = Played(CIRCLES, STRETCH, RAISE, STAND, WALK)
    played.wait(3 + 45 + 3 + 6 * 15 + 4 * 10 + 5 + 3 + 45).say(ACKNOWLEDGE).wait(5 + 4 * 30 + 2 * 10 + 5 + 3 + 1800)
    assert played.place == "over"
    assert played.done == {
        "circles": (None, 10, None, None),
        "stretch": (3, None, 15, None),
        "raise": (None, 15, None, None),
        "stand": (2, None, 30, None),
        "walk": (None, None, None, 30.0),
    }


def test_finished_exercise_is_told_when_it_ends_and_not_before() -> None:
    played = Played(HOLD, RAISE).wait(3 + 15 + 10 + 14.75)
    assert finished(played.player) == ()
    assert [done.exercise for done in done_so_far(played.player)] == ["hold"]
    played.heard()
    played.wait(0.25)
    assert played.heard() == ["exercise-done", "three"]
    assert [done.exercise for done in finished(played.player)] == ["hold"]


def test_ended_early_keeps_what_was_done() -> None:
    played = Played(HOLD, RAISE, WALK).wait(3 + 15 + 10 + 15 + 3 + 13)
    played.heard()
    played.say(END)
    assert played.player.is_over
    assert played.player.ended_early
    assert played.heard() == []
    assert played.done == {"hold": (2, None, 15, None), "raise": (None, 4, None, None)}
    after = played.player
    assert played.wait(60).say(*Command).player == after


def test_ended_before_anything_was_done_gives_nothing() -> None:
    assert Played(HOLD).wait(3.5).say(END).done == {}
    assert Played(TAUGHT).wait(30).say(END).done == {}


def test_more_on_one_side_than_on_the_other_is_not_more_than_was_done() -> None:
    left_only = Played(STRETCH).wait(3 + 15 + 10 + 15 + 10 + 15).say(END)
    assert left_only.done == {"stretch": (1, None, 15, None)}
    both = Played(STRETCH).wait(3 + 15 + 10 + 15 + 10 + 15 + 5 + 15).say(END)
    assert both.done == {"stretch": (2, None, 15, None)}


def test_minutes_are_told_of_what_is_timed_even_without_a_time() -> None:
    assert Played(YOGA).wait(3 + 15 * 60).say(DONE).done == {"yoga": (None, None, None, 15.0)}
    assert Played(YOGA).wait(3 + 7 * 60).say(END).done == {"yoga": (None, None, None, 7.0)}
    assert Played(YOGA).wait(3 + 2).say(END).done == {}
    assert Played(YOGA).wait(3 + 3).say(END).done == {"yoga": (None, None, None, 0.1)}
    assert Played(YOGA).wait(3.25).say(DONE).done == {"yoga": (None, None, None, 0.1)}


def test_minutes_are_told_to_a_tenth() -> None:
    assert Played(WALK).wait(3 + 100).say(END).done == {"walk": (None, None, None, 1.7)}
    assert Played(WALK).wait(3 + 3).say(END).done == {"walk": (None, None, None, 0.1)}


def test_what_is_called_done_at_once_has_no_minutes() -> None:
    assert Played(YOGA).wait(3).say(DONE).done == {"yoga": (None, None, None, None)}


def test_held_repetitions_tell_how_long_each_was_held() -> None:
    squeeze = exercise("squeeze", Dose(repetitions=(10, 10), hold_seconds=3, side="each-hand"))
    assert Played(squeeze).wait(3 + 60 + 5 + 60).done == {"squeeze": (None, 10, 3, None)}


def test_doing_an_exercise_again_replaces_its_amount() -> None:
    played = Played(RAISE, HOLD).wait(3 + 45)
    assert played.done == {"raise": (None, 15, None, None)}
    played.say(BACK).wait(3 + 33).say(DONE)
    assert played.done == {"raise": (None, 11, None, None)}
    again = Played(HOLD).wait(3 + 15 + 1).say(BACK).wait(3 + 15 + 10 + 15)
    assert again.done == {"hold": (2, None, 15, None)}


def test_going_back_by_mistake_loses_nothing() -> None:
    for command in (SKIP, END, HURT, SKIP_EXERCISE, BACK):
        played = Played(RAISE, HOLD).wait(3 + 45).say(BACK).wait(3 + 6).say(command)
        assert done_so_far(played.player) == (Done(exercise="raise", repetitions=15),)


def test_entry_of_the_day_has_what_was_really_done() -> None:
    day = date(2026, 11, 19)
    written = entry(Done(exercise="stretch", sets=3, hold_seconds=15), day)
    assert (written.day, written.exercise, written.sets, written.repetitions) == (day, "stretch", 3, None)
    assert (written.hold_seconds, written.minutes) == (15, None)
    assert entry(Done(exercise="walk", minutes=12.5), day).minutes == 12.5
