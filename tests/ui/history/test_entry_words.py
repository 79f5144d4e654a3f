"""What was written down, in words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QLocale

from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import DATED, Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.kinds import KINDS
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.period import single
from diary.domain.plan.plan import DayOff
from diary.domain.record import Record
from diary.domain.site import Extent, SiteMark
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.ui.history.entry_words import WORDS, day_in_words, entry_in_words

DAY = date(2026, 11, 12)
OWN = (
    Definition(kind="symptom", key="itch", name="Itching"),
    Definition(kind="treatment", key="pregabalin", name="Pregabalin"),
    Definition(kind="measurement", key="grip", name="Grip", unit="kg"),
)
SAID: tuple[tuple[Record, str], ...] = (
    (Rating(day=DAY, symptom="pain", value=3), "Pain 3"),
    (Rating(day=DAY, symptom="itch", value=2.5, time=time(14, 30)), "Itching 2.5 at 14:30"),
    (ExerciseDone(day=DAY, exercise="calf-stretch"), "Calf stretch"),
    (ExerciseDone(day=DAY, exercise="calf-stretch", sets=3, hold_seconds=15), "Calf stretch 3 × 15 s"),
    (ExerciseDone(day=DAY, exercise="brisk-walk", minutes=25, distance_km=1.8), "Brisk walk 25 min 1.8 km"),
    (TreatmentDone(day=DAY, treatment="pregabalin", dose="75 mg"), "Pregabalin, 75 mg"),
    (TreatmentDone(day=DAY, treatment="acupressure", text="Spleen 6"), "Acupressure, Spleen 6"),
    (Note(day=DAY, text="Cold feet."), "“Cold feet.”"),
    (Note(day=DAY, text="Cold.", author="Ann", for_practitioner=True), "“Cold.” (Ann), for the practitioner"),
    (Measurement(day=DAY, quantity="sleep-hours", value=6.5), "Sleep 6.5 h"),
    (Measurement(day=DAY, quantity="grip", value=31, time=time(8, 0)), "Grip 31 kg, 08:00"),
    (Event(day=DAY, event="fall"), "1 fall"),
    (Event(day=DAY, event="fall", count=2, hurt=False, place="garden"), "2 falls, not hurt, garden"),
    (Event(day=DAY, event="near-fall", hurt=True, time=time(9, 5)), "1 near-fall, 09:05, hurt"),
    (Event(day=DAY, event="flare", count=3, text="At night"), "Flare, 3 times, At night"),
    (
        TreatmentEvent(day=DAY, treatment="pregabalin", turn="started", dose="75 mg", times="at night", text="By Dr A"),
        "Pregabalin, started, 75 mg, at night, By Dr A",
    ),
    (DayOff(day=DAY, reason="travelling"), "A day off: Travelling"),
    (SiteMark(day=DAY, site="foot-sole-left-toes", symptom="numbness"), "Numbness: Left foot, sole, toes"),
    (SiteMark(day=DAY, site="foot-sole-left-toes", symptom="itch", value=4), "Itching: Left foot, sole, toes, 4"),
    (Extent(day=DAY, limb="left-leg", level="ankle"), "How far up, Left leg: Ankle"),
)


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    former = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(former)


@pytest.mark.parametrize(("entry", "words"), SAID)
def test_each_entry_has_its_words(entry: Record, words: str) -> None:
    assert entry_in_words(entry, OWN) == words


def test_no_kind_of_dated_entry_is_without_words() -> None:
    assert set(WORDS) == set(DATED) == {type(entry) for entry, _words in SAID}


def test_a_record_of_no_day_has_at_least_the_name_of_its_kind() -> None:
    for kind in KINDS:
        if kind.record not in DATED:
            assert entry_in_words(object.__new__(kind.record), OWN) == kind.title


def test_a_day_begins_with_what_was_done_and_leaves_out_what_stands_above_it() -> None:
    empty = Excerpt(period=single(DAY), definitions=OWN)
    day = replace(
        empty,
        ratings=(Rating(day=DAY, symptom="pain", value=3), Rating(day=DAY, symptom="pain", value=6, time=time(9, 0))),
        exercises=(
            ExerciseDone(day=DAY, exercise="brisk-walk", minutes=25),
            ExerciseDone(day=DAY, exercise="calf-stretch"),
        ),
        treatments=(TreatmentDone(day=DAY, treatment="tablets"),),
        notes=(Note(day=DAY, text="Cold."),),
        events=(Event(day=DAY, event="fall"), Event(day=DAY, event="fall", hurt=True), Event(day=DAY, event="flare")),
        site_marks=tuple(
            SiteMark(day=DAY, site=f"foot-sole-{side}-toes", symptom="numbness") for side in ("left", "right")
        ),
    )
    assert day_in_words(day) == [
        "Brisk walk 25 min, Calf stretch. Tablets.",
        "Pain 6 at 09:00",
        "Flare",
        "1 fall, hurt",
        "Numbness: Both feet: toes",
    ]
    assert day_in_words(empty) == []
