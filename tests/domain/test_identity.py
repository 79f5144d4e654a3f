"""When two records are the same thing."""

from dataclasses import fields, replace
from datetime import date, datetime, time

import pytest
from hypothesis import given

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.exercise import ExerciseDone
from diary.domain.identity import content_key, is_same_thing, joining_key, natural_key, subject, with_origins
from diary.domain.kinds import KIND_OF, KINDS
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.plan.plan import DayOff, PlanLine
from diary.domain.profile import Profile
from diary.domain.record import Record, new_id
from diary.domain.site import Extent, SiteMark
from diary.domain.symptom import Rating, StepWords
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.domain.visit import Question, Visit
from tests.strategies import diaries

DAY, NEXT = date(2026, 11, 12), date(2026, 11, 13)
TOES = "foot-sole-left-toes"
ONE_OF_ITS_KIND = (
    (Rating(day=DAY, symptom="pain", value=3), (Rating, DAY, "pain")),
    (ExerciseDone(day=DAY, exercise="calf-raise", sets=2), (ExerciseDone, DAY, "calf-raise")),
    (TreatmentDone(day=DAY, treatment="heat", dose="2"), (TreatmentDone, DAY, "heat")),
    (Rating(day=DAY, symptom="pain", value=3, time=time(9, 0)), (Rating, DAY, "pain", time(9, 0))),
    (Measurement(day=DAY, quantity="steps", value=9), (Measurement, DAY, "steps")),
    (Measurement(day=DAY, quantity="steps", value=9, time=time(9, 0)), (Measurement, DAY, "steps", time(9, 0))),
    (SiteMark(day=DAY, site=TOES, symptom="pain", value=1), (SiteMark, DAY, TOES, "pain")),
    (Extent(day=DAY, limb="left-leg", level="ankle"), (Extent, DAY, "left-leg")),
    (Note(day=DAY, text="Cold."), (Note, DAY, "")),
    (Note(day=DAY, text="Cold.", author="Anna"), (Note, DAY, "Anna")),
    (StepWords(symptom="pain", step=3, words="sock", valid_from=DAY), (StepWords, "pain", 3, DAY)),
    (DayOff(day=DAY, reason="ill"), (DayOff, DAY)),
    (BackgroundAnswer(item="began", dated="2019"), (BackgroundAnswer, "began")),
    (Definition(kind="symptom", key="itch", name="Itch"), (Definition, "symptom", "itch")),
    (Profile(name="Alex"), (Profile,)),
)
ONE_OF_SEVERAL = (
    Event(day=DAY, event="fall"),
    Event(day=DAY, event="fall", time=time(9, 0)),
    TreatmentEvent(day=DAY, treatment="heat", turn="started"),
    Visit(date=DAY),
    Question(text="Why?"),
    PlanLine(exercises=("calf-raise",), valid_from=DAY),
)


@pytest.mark.parametrize(("record", "key"), ONE_OF_ITS_KIND)
def test_what_a_diary_has_one_of_has_a_natural_key(record: Record, key: tuple[object, ...]) -> None:
    assert natural_key(record) == key


@pytest.mark.parametrize("record", ONE_OF_SEVERAL)
def test_what_there_may_be_several_of_has_none(record: Record) -> None:
    assert natural_key(record) == ()


def test_every_kind_with_a_natural_key_is_tried() -> None:
    assert {type(record) for record, _key in ONE_OF_ITS_KIND} == {
        kind.record for kind in KINDS if kind.natural is not None
    }


@given(diaries)
def test_the_content_is_all_but_which_record_it_is_and_whence_it_came(records: list[Record]) -> None:
    for record in records:
        again = replace(record, id=new_id(), written=datetime(2027, 1, 1).astimezone(), origin="elsewhere")
        assert content_key(again) == content_key(record)
        assert len(content_key(record)) == 2
        said = content_key(record)[1]
        values = [
            getattr(record, field.name) for field in fields(record) if field.name not in ("id", "written", "origin")
        ]
        assert (list(said) if isinstance(said, tuple) and len(values) > 1 else [said]) == values


def test_a_rating_and_a_measurement_with_the_same_key_and_value_have_other_content() -> None:
    rating, measured = Rating(day=DAY, symptom="warmth", value=3), Measurement(day=DAY, quantity="warmth", value=3)
    assert content_key(rating)[1] == content_key(measured)[1]
    assert content_key(rating) != content_key(measured)


def test_copies_are_joined_by_what_records_are_about_and_imports_by_their_origin() -> None:
    pain, worse = (Rating(day=DAY, symptom="pain", value=value) for value in (3, 4))
    assert joining_key(pain) == joining_key(worse) != joining_key(replace(worse, day=NEXT))
    assert joining_key(replace(pain, origin="a:1")) == joining_key(replace(worse, origin="a:1"))
    assert joining_key(replace(pain, origin="a:1")) != joining_key(replace(pain, origin="a:2"))
    assert joining_key(pain) != joining_key(replace(pain, origin="a:1"))
    falls = [Event(day=DAY, event="fall", text=text) for text in ("stairs", "stairs", "garden")]
    assert joining_key(falls[0]) == joining_key(falls[1]) != joining_key(falls[2])
    itch, named = (Definition(kind="symptom", key="itch", name=name, origin=name) for name in ("Itch", "Itching"))
    assert joining_key(itch) == joining_key(named)
    assert joining_key(Profile(name="Alex")) == joining_key(Profile(name="Sam", origin="a"))


def test_two_records_of_one_subject_are_the_same_thing_unless_a_file_has_several() -> None:
    typed, other = (Rating(day=DAY, symptom="pain", value=value) for value in (3, 9))
    first, second = replace(typed, origin="a:1"), replace(other, origin="a:2")
    assert is_same_thing(typed, other)
    assert is_same_thing(typed, first)
    assert is_same_thing(first, replace(second, origin="a:1"))
    assert not is_same_thing(first, second)
    assert not is_same_thing(typed, replace(other, time=time(9)))
    assert not is_same_thing(typed, replace(other, day=NEXT))
    assert not is_same_thing(Event(day=DAY, event="fall"), Event(day=DAY, event="fall"))
    fall = Event(day=DAY, event="fall", origin="a:3")
    assert is_same_thing(fall, replace(fall, text="stairs"))
    assert not is_same_thing(fall, Note(day=DAY, text="Cold.", origin="a:3"))


def test_a_note_that_was_imported_stands_beside_the_persons_own() -> None:
    typed, other = (Note(day=DAY, text=text) for text in ("Cold.", "Warm."))
    assert is_same_thing(typed, other)
    assert not is_same_thing(typed, replace(other, author="Anna"))
    assert not is_same_thing(typed, replace(other, origin="a:1"))


def test_an_origin_tells_what_it_is_about_when_and_what_it_says() -> None:
    entries = (
        Rating(day=DAY, symptom="pain", value=3),
        Rating(day=DAY, symptom="pain", value=5),
        Rating(day=DAY, symptom="pain", value=3, time=time(9, 30)),
        Rating(day=NEXT, symptom="pain", value=3),
        Rating(day=DAY, symptom="pain", value=3),
        ExerciseDone(day=DAY, exercise="pain"),
        ExerciseDone(day=DAY, exercise="pain", minutes=20),
    )
    assert [entry.origin for entry in with_origins(entries, "app:")] == [
        "app:symptom:pain:2026-11-12=3",
        "app:symptom:pain:2026-11-12=5",
        "app:symptom:pain:2026-11-12T09:30:00=3",
        "app:symptom:pain:2026-11-13=3",
        "app:symptom:pain:2026-11-12=3#2",
        "app:exercise:pain:2026-11-12",
        "app:exercise:pain:2026-11-12=3590f7126890",
    ]


def test_the_words_of_an_entry_are_no_part_of_its_origin() -> None:
    [note] = with_origins([Note(day=DAY, text="Cold.")], "app:")
    assert note.origin.startswith("app:note::2026-11-12=")
    assert "Cold" not in note.origin


def test_the_subject_of_an_entry_is_that_of_its_definition() -> None:
    assert subject(Measurement(day=DAY, quantity="grip", value=3)) == ("measurement", "grip")
    assert subject(Note(day=DAY, text="Cold.")) == ("note", "")
    assert all(kind.record in KIND_OF for kind in KINDS)
