from dataclasses import replace

import pytest

from diary.analysis.worst_day import WorstDay, worst_days
from diary.domain.duration import UNTIMED, Minutes
from diary.domain.event import Event
from diary.domain.note import Note
from diary.domain.period import Period
from tests.analysis.excerpts import day, done, excerpt_with, of_days

FALL = Event(day=day(1), event="fall")
NOTE = Note(day=day(1), text="Stairs.")
WALK = done(1, "brisk-walk", 12)
RAISE = done(1, "calf-raise")


def test_the_worst_days_come_latest_first_with_what_was_written_on_them() -> None:
    whole = replace(
        excerpt_with(pain=[3, 8, None, 8, 2]),
        events=(FALL, Event(day=day(2), event="fall")),
        notes=(NOTE, Note(day=day(4), text="Better.")),
        exercises=(WALK, RAISE),
    )
    assert worst_days(whole, "pain") == (
        WorstDay(day(3), 8, notes=(), events=(), exercises=(), minutes=UNTIMED),
        WorstDay(day(1), 8, notes=(NOTE,), events=(FALL,), exercises=(WALK, RAISE), minutes=Minutes(12, None)),
    )


def test_a_period_within_the_excerpt_has_its_own_worst_days() -> None:
    [found] = worst_days(excerpt_with(pain=[9, 1, 2, 1]), "pain", Period(day(1), day(3)))
    assert (found.day, found.value) == (day(2), 2)


def test_an_exercise_without_a_time_leaves_the_minutes_unknown() -> None:
    [found] = worst_days(replace(excerpt_with(pain=[1, 5]), exercises=(RAISE,)), "pain")
    assert (found.exercises, found.minutes) == ((RAISE,), UNTIMED)


@pytest.mark.parametrize("symptom", ["pain", "knee"])
def test_nothing_rated_has_no_worst_day(symptom: str) -> None:
    assert worst_days(of_days(3), symptom) == ()


def test_all_equal_ratings_are_all_the_worst() -> None:
    assert [one.day for one in worst_days(excerpt_with(pain=[0, 0]), "pain")] == [day(1), day(0)]
