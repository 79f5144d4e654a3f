"""What else a person does of an evening: exercises, treatments, events, the note and the profile, as changes."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from diary.domain import evening
from diary.domain.change import Change, added, reversal
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt, changed
from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.profile import Profile
from diary.domain.record import FIRST_DAY, InvalidEntryError, Record
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from tests.builders import EVENING

DAY_BEFORE = EVENING - timedelta(days=1)
NOTHING = Excerpt(period=Period(EVENING - timedelta(days=10), EVENING))
STRETCH = ExerciseDone(day=EVENING, exercise="calf-stretch", sets=2)
OTHERS: tuple[Record, ...] = (
    ExerciseDone(day=DAY_BEFORE, exercise="calf-stretch", sets=1),
    ExerciseDone(day=EVENING, exercise="heel-walk"),
    TreatmentDone(day=DAY_BEFORE, treatment="tablets", dose="25 mg"),
    TreatmentDone(day=EVENING, treatment="warm-bath"),
    Event(day=DAY_BEFORE, event="fall"),
    Event(day=EVENING, event="flare"),
    Note(day=DAY_BEFORE, text="Yesterday", for_practitioner=True, author="Kim"),
)


def excerpt(*records: Record) -> Excerpt:
    return changed(NOTHING, added([*OTHERS, *records]))


def after(before: Excerpt, changes: Sequence[Change]) -> set[Record]:
    """What is there after the changes beside `OTHERS`, all of which are still there; undone, all is as it was."""
    then = changed(before, changes)
    assert records_of(changed(then, reversal(changes))) == records_of(before)
    records = records_of(then)
    assert records >= set(OTHERS)
    return records - set(OTHERS)


def records_of(one: Excerpt) -> set[Record]:
    profiles = () if one.profile is None else (one.profile,)
    return {*one.exercises, *one.treatments, *one.events, *one.notes, *one.treatment_changes, *profiles}


def test_an_exercise_is_done_once_a_day_with_the_amounts_said_last() -> None:
    before = excerpt()
    [first] = after(before, evening.do(before, EVENING, STRETCH))
    assert isinstance(first, ExerciseDone)
    assert (first.day, first.exercise, first.sets) == (EVENING, "calf-stretch", 2)
    done = excerpt(STRETCH)
    [again] = after(done, evening.do(done, EVENING, ExerciseDone(day=DAY_BEFORE, exercise="calf-stretch", sets=3)))
    assert isinstance(again, ExerciseDone)
    assert (again.id, again.day, again.sets) == (STRETCH.id, EVENING, 3)
    assert evening.do(done, EVENING, ExerciseDone(day=EVENING, exercise="calf-stretch", sets=2)) == []


def test_taking_an_exercise_back_leaves_other_days_and_other_exercises() -> None:
    done = excerpt(STRETCH)
    assert evening.undo_exercise(done, EVENING, "calf-stretch") == [Change(STRETCH, None)]
    assert evening.undo_exercise(excerpt(), EVENING, "calf-stretch") == []


def test_a_treatment_is_ticked_once_a_day_with_the_dose_of_the_day() -> None:
    course = [
        TreatmentEvent(day=DAY_BEFORE, treatment="tablets", turn="started", dose="75 mg"),
        TreatmentEvent(day=EVENING + timedelta(days=1), treatment="tablets", turn="changed", dose="150 mg"),
    ]
    before = excerpt(*course)
    changes = evening.treat(before, EVENING, "tablets")
    [tablets] = after(before, changes) - set(course)
    assert isinstance(tablets, TreatmentDone)
    assert (tablets.day, tablets.treatment, tablets.dose, tablets.text) == (EVENING, "tablets", "75 mg", "")
    ticked = changed(before, changes)
    assert evening.treat(ticked, EVENING, "tablets") == []
    assert evening.treat(ticked, EVENING, "tablets", done=False) == [Change(tablets, None)]
    assert evening.treat(before, EVENING, "tablets", done=False) == []


def test_a_treatment_without_a_course_has_no_dose() -> None:
    before = excerpt()
    [acupuncture] = after(before, evening.treat(before, EVENING, "acupuncture"))
    assert isinstance(acupuncture, TreatmentDone)
    assert (acupuncture.treatment, acupuncture.dose) == ("acupuncture", "")


def test_what_is_said_of_a_treatment_stands_with_the_one_of_that_day() -> None:
    pressed = TreatmentDone(day=EVENING, treatment="acupressure", dose="5 min")
    before = excerpt(pressed)
    [said] = after(before, evening.describe_treatment(before, EVENING, "acupressure", " KI 3, SP 6 "))
    assert isinstance(said, TreatmentDone)
    assert (said.id, said.dose, said.text) == (pressed.id, "5 min", "KI 3, SP 6")
    assert evening.describe_treatment(excerpt(), EVENING, "tablets", "at noon") == []
    assert evening.describe_treatment(excerpt(), DAY_BEFORE, "warm-bath", "at noon") == []


def test_an_answer_takes_the_place_of_the_others_of_its_question_and_day() -> None:
    keys = ("fall", "near-fall", "no-fall")
    near, no = (Event(day=EVENING, event=key) for key in ("near-fall", "no-fall"))
    wanted = Event(day=EVENING, event="near-fall", count=2, place="stairs")
    before = excerpt(near, no)
    [one] = after(before, evening.answer(before, EVENING, keys, wanted))
    assert isinstance(one, Event)
    assert (one.id, one.count, one.place) == (near.id, 2, "stairs")
    assert after(before, evening.answer(before, EVENING, keys, None)) == set()
    fall = Event(day=EVENING, event="fall")
    assert after(before, evening.answer(before, EVENING, keys, fall)) == {fall}
    twice = excerpt(near, Event(day=EVENING, event="near-fall"))
    assert len(after(twice, evening.answer(twice, EVENING, keys, wanted))) == 1
    assert evening.set_events(fall) == [Change(None, fall)]


def test_a_note_keeps_whom_it_is_for_and_who_wrote_it_until_something_else_is_said() -> None:
    before = excerpt()
    first = evening.write(before, EVENING, "Slept well.")
    [note] = after(before, first)
    assert isinstance(note, Note)
    assert (note.day, note.text, note.for_practitioner, note.author) == (EVENING, "Slept well.", False, "")
    other = Note(day=EVENING, text="Fell.", for_practitioner=True, author="Kim")
    written = excerpt(other)
    for said, expected in (
        (evening.write(written, EVENING, "Fell twice."), ("Fell twice.", True, "Kim")),
        (evening.write(written, EVENING, "Fell.", for_practitioner=False), ("Fell.", False, "Kim")),
        (evening.write(written, EVENING, "Fell.", author=" Jo "), ("Fell.", True, "Jo")),
        (evening.write(written, EVENING, "Fell.", author=""), ("Fell.", True, "")),
    ):
        [one] = after(written, said)
        assert isinstance(one, Note)
        assert (one.id, one.text, one.for_practitioner, one.author) == (other.id, *expected)
    assert evening.write(written, EVENING, "Fell.") == []
    assert evening.write(written, EVENING, " \n") == [Change(other, None)]
    assert evening.write(before, EVENING, "") == []


def test_a_note_is_marked_for_the_practitioner_and_private_again() -> None:
    note = Note(day=EVENING, text="Fell.", author="Kim")
    assert evening.mark(note, for_practitioner=False) == []
    [change] = evening.mark(note, for_practitioner=True)
    assert isinstance(change.after, Note)
    assert (change.before, change.after.text, change.after.author) == (note, "Fell.", "Kim")
    assert change.after.for_practitioner
    [back] = evening.mark(change.after, for_practitioner=False)
    assert [back] == reversal([change])


def test_the_profile_is_set_changed_and_removed() -> None:
    born = date(1952, 3, 4)
    before = excerpt()
    changes = evening.set_patient(before, " Ada ", born)
    [profile] = after(before, changes)
    assert isinstance(profile, Profile)
    assert (profile.name, profile.born) == ("Ada", born)
    known = changed(before, changes)
    assert evening.set_patient(known, "Ada ", born) == []
    for name, day in ((" Ada B. ", born), ("Ada", None), ("", born)):
        [other] = after(known, evening.set_patient(known, name, day))
        assert isinstance(other, Profile)
        assert (other.id, other.name, other.born) == (profile.id, name.strip(), day)
        assert other.written >= profile.written
    assert evening.set_patient(known, " ", None) == [Change(profile, None)]
    assert evening.set_patient(before, "", None) == []


def test_only_the_past_can_be_written_about() -> None:
    for day in (EVENING, DAY_BEFORE, FIRST_DAY):
        evening.require_past(day, EVENING)
    with pytest.raises(InvalidEntryError) as early:
        evening.require_past(EVENING + timedelta(days=1), EVENING)
    assert str(early.value) == "2026-11-20 has not come yet; today is 2026-11-19."
    with pytest.raises(InvalidEntryError) as late:
        evening.require_past(FIRST_DAY - timedelta(days=1), EVENING)
    assert str(late.value) == f"{FIRST_DAY - timedelta(days=1)} is too long ago for this diary."
