"""Every record, wherever it comes from, is within the limits of one that was typed."""

import datetime as dt
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from hypothesis import given

from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.exercise import Dose, ExerciseDone
from diary.domain.limits import (
    LARGEST_WHOLE,
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_PARTS,
    version_within,
    within,
)
from diary.domain.measurement import Measurement
from diary.domain.note import LONGEST, Note
from diary.domain.plan.plan import PlanLine
from diary.domain.record import FIRST_DAY, LAST_DAY, InvalidEntryError, Record
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentEvent
from diary.domain.version import Version
from diary.domain.visit import Visit
from tests.builders import EVENING
from tests.strategies import entries, undated

T = TypeVar("T", Record, Dose)
RATING = Rating(day=EVENING, symptom="pain", value=4)
OWN = Definition(kind="exercise", key="mine", name="Mine", dose=Dose(sets=3), steps=("Stand.",))
LINE = PlanLine(exercises=("calf-raise",), valid_from=EVENING)


def unchecked(record: T, **values: object) -> T:
    """The record with these values, as a row of a file gives it: not validated by its class."""
    copy = replace(record)
    for name, value in values.items():
        object.__setattr__(copy, name, value)
    return copy


@given(entries | undated)
def test_what_can_be_written_down_is_within(record: Record) -> None:
    assert within(record) is record


@pytest.mark.parametrize("day", [FIRST_DAY, LAST_DAY])
def test_the_first_and_the_last_day_are_within(day: dt.date) -> None:
    within(replace(RATING, day=day))
    within(Visit(date=day))


@pytest.mark.parametrize(
    ("name", "longest"), [("treatment", LONGEST_NAME), ("dose", LONGEST_LINE), ("text", LONGEST_TEXT)]
)
def test_each_text_has_its_longest(name: str, longest: int) -> None:
    start = TreatmentEvent(day=EVENING, treatment="heat", turn="started")
    within(unchecked(start, **{name: "x" * longest}))
    with pytest.raises(InvalidEntryError, match="longer than any that can be entered"):
        within(unchecked(start, **{name: "x" * (longest + 1)}))


@pytest.mark.parametrize(
    ("record", "values"),
    [
        (RATING, {"day": dt.date(9999, 12, 31)}),
        (RATING, {"day": dt.date(1899, 12, 31)}),
        (RATING, {"day": dt.datetime(2026, 1, 1)}),
        (RATING, {"day": "2026-01-01"}),
        (RATING, {"value": 11}),
        (RATING, {"value": float("nan")}),
        (RATING, {"value": 10**400}),
        (RATING, {"value": "4"}),
        (RATING, {"value": None}),
        (RATING, {"value": True}),
        (RATING, {"symptom": "x" * (LONGEST_NAME + 1)}),
        (RATING, {"symptom": ["pain"]}),
        (RATING, {"symptom": None}),
        (RATING, {"symptom": "a\0b"}),
        (RATING, {"symptom": "\ud800"}),
        (RATING, {"id": ""}),
        (RATING, {"written": dt.datetime(2026, 1, 1)}),
        (RATING, {"written": dt.datetime(9999, 1, 1, tzinfo=dt.UTC)}),
        (RATING, {"time": dt.time(8, tzinfo=dt.UTC)}),
        (Note(day=EVENING, text="One."), {"text": "x" * (LONGEST + 1)}),
        (Note(day=EVENING, text="One."), {"for_practitioner": 1}),
        (Event(day=EVENING, event="fall"), {"count": 101}),
        (Event(day=EVENING, event="fall"), {"count": 1.5}),
        (ExerciseDone(day=EVENING, exercise="calf-raise"), {"sets": LARGEST_WHOLE + 1}),
        (ExerciseDone(day=EVENING, exercise="calf-raise"), {"minutes": 1441.0}),
        (Measurement(day=EVENING, quantity="mine", value=1), {"value": 1e300}),
        (Measurement(day=EVENING, quantity="mine", value=1), {"value": float("inf")}),
        (Visit(date=EVENING), {"date": dt.date(9999, 12, 31)}),
        (OWN, {"picture": bytes(400_001)}),
        (OWN, {"picture": ""}),
        (OWN, {"steps": ("Stand.",) * (MOST_PARTS + 1)}),
        (OWN, {"steps": ("Stand.", ["Sit."])}),
        (OWN, {"steps": ["Stand."]}),
        (OWN, {"dose": {"sets": 3}}),
        (OWN, {"dose": unchecked(Dose(), sets="3")}),
        (OWN, {"dose": unchecked(Dose(), minutes=(1,))}),
        (OWN, {"dose": Dose(sets=1_000, repetitions=(1_000, 1_000), hold_seconds=60)}),
        (OWN, {"dose": Dose(repetitions=(1, 101))}),
        (OWN, {"kind": "spell"}),
        (LINE, {"choice": "none"}),
        (LINE, {"weekdays": (0, 7)}),
        (LINE, {"weekdays": (True,)}),
    ],
)
def test_anything_else_is_refused_in_a_sentence(record: Record, values: dict[str, Any]) -> None:
    with pytest.raises(InvalidEntryError, match=r"\.$"):
        within(unchecked(record, **values))


def test_an_earlier_version_has_a_time_and_a_record_within_the_limits() -> None:
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    version_within(Version(moment, RATING, removed=False, device="desk"))
    for wrong in (
        Version(dt.datetime(2026, 1, 1), RATING, removed=False),
        Version(moment, RATING, removed=False, device="x" * (LONGEST_NAME + 1)),
        Version(moment, unchecked(RATING, value=11), removed=False),
    ):
        with pytest.raises(InvalidEntryError, match=r"\.$"):
            version_within(wrong)
