"""The control number: the same for equal diaries, another one for any other."""

import re
from dataclasses import fields, replace
from datetime import UTC, datetime, time
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from diary.domain.control_number import canonical, control_number
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.exercise import Dose
from diary.domain.identity import NO_CONTENT, content_key
from diary.domain.kinds import KINDS
from diary.domain.note import Note
from diary.domain.record import Record, new_id
from diary.domain.symptom import Rating
from tests.builders import EVENING
from tests.strategies import diaries, pairs

PAIN = Rating(day=EVENING, symptom="pain", value=3)


def test_it_is_four_groups_of_three_digits() -> None:
    assert control_number([]) == "000 000 000 000"
    for number in range(30):
        assert re.fullmatch(r"\d{3}( \d{3}){3}", control_number([PAIN] * number))


def test_a_known_diary_has_a_known_number() -> None:
    """Two programs have to agree on it, today's and one of years to come."""
    note = Note(day=EVENING, text="Wärme.", for_practitioner=True)
    itch = Definition(kind="symptom", key="itch", name="Itch", dose=Dose(sets=2), picture=b"png", steps=("a", "b"))
    fall = Event(day=EVENING, event="fall", time=time(9, 30), count=2, hurt=False)
    assert canonical(fall) == (
        b'["event",{"count":2.0,"day":"2026-11-19","event":"fall","hurt":false,"time":"09:30:00"}]'
    )
    assert control_number([PAIN, note, itch, fall]) == "939 333 762 759"


@given(diaries, st.randoms())
def test_neither_order_nor_metadata_count(records: list[Record], chance: Random) -> None:
    others = [replace(one, id=new_id(), written=datetime(2030, 1, 1, tzinfo=UTC), origin="else") for one in records]
    chance.shuffle(others)
    assert control_number(others) == control_number(records)


def test_a_number_counts_as_what_it_is_not_as_how_it_is_kept() -> None:
    assert control_number([PAIN]) == control_number([replace(PAIN, value=3.0)])
    assert control_number([replace(PAIN, value=0.0)]) == control_number([replace(PAIN, value=-0.0)])


@given(diaries, diaries)
def test_other_contents_have_other_numbers(one: list[Record], other: list[Record]) -> None:
    def contents(records: list[Record]) -> list[str]:
        return sorted(repr(content_key(record)) for record in records)

    assume(contents(one) != contents(other))
    assert control_number(one) != control_number(other)


@given(pairs)
def test_any_field_that_is_changed_changes_it(pair: tuple[Record, Record]) -> None:
    record, other = pair
    for name in (field.name for field in fields(record) if field.name not in NO_CONTENT):
        changed = object.__new__(type(record))  # what is no valid record counts too
        for field in fields(record):
            object.__setattr__(changed, field.name, getattr(other if field.name == name else record, field.name))
        is_same = content_key(changed) == content_key(record)
        assert (control_number([changed]) == control_number([record])) is is_same, name


def test_what_is_there_twice_is_another_diary() -> None:
    assert len({control_number([PAIN] * number) for number in range(5)}) == 5


def test_the_same_words_in_another_kind_are_something_else() -> None:
    assert len({kind.table for kind in KINDS}) == len(KINDS)
    assert canonical(Note(day=EVENING, text="fall")) != canonical(Event(day=EVENING, event="", text="fall"))
