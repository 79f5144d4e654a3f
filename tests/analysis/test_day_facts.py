"""What was written down for each day, in a few figures and words."""

from dataclasses import replace

import pytest

from diary.analysis.day_facts import DayFacts, days
from diary.domain.definition import Definition
from diary.domain.duration import UNTIMED
from diary.domain.event import Event
from diary.domain.note import Note
from diary.domain.plan.plan import DayOff
from tests.analysis.excerpts import at, day, done, of_days


def test_days_without_an_entry_are_left_out() -> None:
    excerpt = replace(of_days(9), ratings=(at(1, 4, None), at(6, 0, None, "numbness")))
    assert days(excerpt) == {
        day(1): DayFacts({"pain": (4, 1)}, UNTIMED, 0, (), ""),
        day(6): DayFacts({"numbness": (0, 1)}, UNTIMED, 0, (), ""),
    }


def test_the_evening_s_rating_counts_before_those_of_a_moment() -> None:
    of_moments = (at(0, 3, 9), at(0, 8, 15))
    whole = replace(of_days(1), ratings=(*of_moments, at(0, 5, None)))
    assert days(whole)[day(0)].ratings == {"pain": (5, 3)}
    assert days(replace(whole, ratings=of_moments))[day(0)].ratings == {"pain": (5.5, 2)}


@pytest.mark.parametrize(("minutes", "together"), [((None, None), None), ((20, None), 20), ((20, 15.5), 35.5)])
def test_minutes_are_added_where_there_are_some(minutes: tuple[float | None, ...], together: float | None) -> None:
    excerpt = of_days(1, [done(0, "brisk-walk", one) for one in minutes])
    facts = days(excerpt)[day(0)]
    assert (facts.minutes.whole, facts.exercises) == (together, 2)


def test_events_are_named_and_falls_counted() -> None:
    own = Definition(kind="event", key="sauna", name="Sauna")
    events = (
        Event(day=day(0), event="fall", count=2),
        Event(day=day(0), event="fall"),
        Event(day=day(0), event="near-fall", count=4),
        Event(day=day(0), event="sauna"),
    )
    facts = days(replace(of_days(1, definitions=[own]), events=events))[day(0)]
    assert facts.events == ("Fall", "Fall", "Near-fall", "Sauna")
    assert facts.falls == 3


def test_notes_are_one_line() -> None:
    notes = (Note(day=day(0), text="Cold\n\nfeet."), Note(day=day(0), text="Slept well."))
    assert days(replace(of_days(1), notes=notes))[day(0)].note == "Cold feet. Slept well."


def test_a_day_off_is_a_day_with_an_entry() -> None:
    excerpt = replace(of_days(2), days_off=(DayOff(day=day(1), reason="ill"),))
    assert list(days(excerpt)) == [day(1)]
