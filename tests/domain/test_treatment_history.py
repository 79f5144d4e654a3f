"""The course of a treatment."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.change import Change, reversal
from diary.domain.excerpt import Excerpt, changed
from diary.domain.period import single
from diary.domain.record import InvalidEntryError
from diary.domain.treatment import CHANGED, STARTED, STOPPED, TreatmentEvent, course_on, is_taken_on
from diary.domain.treatment_history import (
    Intake,
    correct_event,
    course_in_words,
    event_in_words,
    events_of,
    log_event,
    start,
)

TODAY = date(2026, 11, 24)
JUNE, OCTOBER = date(2026, 6, 1), date(2026, 10, 5)
NOTHING = Excerpt(period=single(TODAY))
KEY = "pregabalin"


def written(day: date) -> str:
    return f"{day.day}/{day.month}"


def after(excerpt: Excerpt, changes: list[Change]) -> Excerpt:
    return changed(excerpt, changes)


def taken() -> Excerpt:
    """Started in June, changed in October."""
    excerpt = after(NOTHING, start((), KEY, JUNE, Intake("50 mg", "at night")))
    return after(excerpt, log_event(excerpt.treatment_changes, KEY, CHANGED, OCTOBER, Intake("75 mg", "at night")))


def seen(excerpt: Excerpt) -> list[tuple[date, str, str]]:
    return [(one.day, one.turn, one.dose) for one in events_of(excerpt.treatment_changes, KEY)]


def test_each_dose_holds_from_its_day_on() -> None:
    excerpt = taken()
    doses = {day: course_on(excerpt.treatment_changes, KEY, day) for day in (JUNE, OCTOBER - timedelta(days=1), TODAY)}
    assert [one.dose for one in doses.values() if one] == ["50 mg", "50 mg", "75 mg"]
    assert course_on(excerpt.treatment_changes, KEY, JUNE - timedelta(days=1)) is None


def test_what_was_stopped_has_no_dose_and_is_no_longer_taken() -> None:
    excerpt = taken()
    stop = log_event(excerpt.treatment_changes, KEY, STOPPED, TODAY, Intake("75 mg", "at night", "  made me  dizzy "))
    excerpt = after(excerpt, stop)
    latest = events_of(excerpt.treatment_changes, KEY)[0]
    assert (latest.dose, latest.times, latest.text) == ("", "", "made me dizzy")
    assert is_taken_on(excerpt.treatment_changes, KEY, TODAY)
    assert not is_taken_on(excerpt.treatment_changes, KEY, TODAY + timedelta(days=1))


def test_a_second_turn_on_the_same_day_edits_the_first() -> None:
    excerpt = taken()
    excerpt = after(excerpt, log_event(excerpt.treatment_changes, KEY, STOPPED, OCTOBER))
    assert seen(excerpt) == [(OCTOBER, STOPPED, ""), (JUNE, STARTED, "50 mg")]


def test_a_dose_changed_on_the_day_of_the_start_is_what_it_was_started_with() -> None:
    excerpt = after(NOTHING, start((), KEY, TODAY, Intake("50 mg")))
    excerpt = after(excerpt, log_event(excerpt.treatment_changes, KEY, CHANGED, TODAY, Intake("25 mg")))
    assert seen(excerpt) == [(TODAY, STARTED, "25 mg")]


def test_other_treatments_are_left_alone() -> None:
    excerpt = taken()
    excerpt = after(excerpt, start(excerpt.treatment_changes, "b12", OCTOBER, Intake("1 mg")))
    assert seen(excerpt) == seen(taken())
    assert [one.dose for one in events_of(excerpt.treatment_changes, "b12")] == ["1 mg"]


def test_the_same_again_changes_nothing() -> None:
    turns = taken().treatment_changes
    assert log_event(turns, KEY, CHANGED, OCTOBER, Intake("75 mg", "at night")) == []
    assert correct_event(turns, turns[0], STARTED, JUNE, Intake("50 mg", "at night")) == []


def test_a_turn_is_corrected_to_another_day_and_takes_the_place_of_the_one_there() -> None:
    excerpt = taken()
    latest = events_of(excerpt.treatment_changes, KEY)[0]
    other = after(
        excerpt, correct_event(excerpt.treatment_changes, latest, CHANGED, date(2026, 10, 6), Intake("60 mg"))
    )
    assert seen(other) == [(date(2026, 10, 6), CHANGED, "60 mg"), (JUNE, STARTED, "50 mg")]
    same = after(excerpt, correct_event(excerpt.treatment_changes, latest, STARTED, JUNE, Intake("75 mg")))
    assert seen(same) == [(JUNE, STARTED, "75 mg")]


def test_a_turn_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidEntryError):
        log_event((), KEY, "doubled", TODAY)


def test_a_course_in_words() -> None:
    latest = events_of(taken().treatment_changes, KEY)[0]
    assert course_in_words(latest, written) == "75 mg, at night, since 5/10"
    assert event_in_words(latest) == "dose changed, 75 mg, at night"
    stopped = TreatmentEvent(day=date(2026, 11, 3), treatment=KEY, turn=STOPPED)
    assert course_in_words(stopped, written) == "stopped 3/11"
    assert course_in_words(TreatmentEvent(day=JUNE, treatment=KEY, turn=STARTED), written) == "since 1/6"
    assert course_in_words(stopped, written, stands_alone=True) == "Stopped 3/11"


def test_what_the_person_wrote_begins_as_it_was_written() -> None:
    wrote, silent = (
        TreatmentEvent(day=OCTOBER, treatment=KEY, turn=STARTED, dose=dose) for dose in ("half a tablet", "")
    )
    assert course_in_words(wrote, written, stands_alone=True) == "half a tablet, since 5/10"
    assert course_in_words(silent, written, stands_alone=True) == "Since 5/10"
    assert course_in_words(None, written) == ""


LOGGED = st.tuples(st.integers(0, 6), st.sampled_from([STARTED, CHANGED, STOPPED]), st.sampled_from(["", "1", "2"]))


@given(st.lists(LOGGED, max_size=15))
def test_there_is_never_more_than_one_turn_a_day_and_other_days_stay(logged: list[tuple[int, str, str]]) -> None:
    excerpt = NOTHING
    for back, turn, dose in logged:
        day = TODAY - timedelta(days=back)
        changes = log_event(excerpt.treatment_changes, KEY, turn, day, Intake(dose))
        others = [one for one in excerpt.treatment_changes if one.day != day]
        former, excerpt = excerpt, after(excerpt, changes)
        assert [one for one in excerpt.treatment_changes if one.day != day] == others
        days = [one.day for one in excerpt.treatment_changes]
        assert len(days) == len(set(days))
        assert set(after(excerpt, reversal(changes)).treatment_changes) == set(former.treatment_changes)
