"""Random records of every kind, for property-based tests."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.background.form import blocks
from diary.domain.background.question import FormItem
from diary.domain.definition import KINDS, Definition
from diary.domain.event import EVENTS, MOST, Event
from diary.domain.exercise import SIDES, Dose, ExerciseDone
from diary.domain.measurement import QUANTITIES, Measurement
from diary.domain.note import Note
from diary.domain.plan.plan import REASONS, DayOff, PlanLine
from diary.domain.profile import Profile
from diary.domain.record import Record
from diary.domain.site import LEVELS, LIMBS, SITES, Extent, SiteMark
from diary.domain.symptom import MORE, SYMPTOMS, Rating, StepWords
from diary.domain.treatment import TREATMENT_EVENTS, TREATMENTS, TreatmentDone, TreatmentEvent
from diary.domain.visit import Question, Visit

FIRST, LAST = date(2024, 2, 27), date(2024, 3, 8)
"""The period of the random records: a short one around a leap day, so that records coincide."""

days = st.dates(FIRST, LAST)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
"""Any script and character, except NUL, which no text field accepts."""
words = texts.filter(lambda text: bool(text.strip()))
minutes_of_day = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
_zones = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
written = st.builds(
    lambda moment, zone: moment.replace(microsecond=0, tzinfo=zone),
    st.datetimes(datetime(2024, 2, 27), datetime(2026, 11, 24)),
    _zones,
)
grades = st.integers(0, 100).map(lambda tenths: tenths / 10)
amounts = st.none() | st.integers(1, 400).map(float)


def _keys(kinds: Sequence[object]) -> st.SearchStrategy[str]:
    return st.sampled_from([str(getattr(one, "key")) for one in kinds])  # noqa: B009 - kinds of several classes


_kept = {"id": st.uuids(version=4).map(str), "written": written, "origin": st.just("") | words}
_dated = {**_kept, "day": days}
_symptoms = _keys((*SYMPTOMS, *MORE))
_ranges = st.tuples(st.integers(1, 20), st.integers(0, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))
doses = st.builds(
    Dose,
    sets=st.none() | st.integers(1, 9),
    repetitions=st.none() | _ranges,
    hold_seconds=st.none() | st.integers(1, 90),
    minutes=st.none() | _ranges,
    side=st.sampled_from(SIDES),
)
_measurements = st.sampled_from(QUANTITIES).flatmap(
    lambda one: st.builds(
        Measurement,
        quantity=st.just(one.key),
        value=st.integers(int(one.lowest), int(one.highest)).map(float),
        time=st.none() | minutes_of_day,
        **_dated,
    )
)
_several_days = {"valid_from": days, "valid_to": st.none() | st.dates(LAST, date(2026, 1, 1))}
_exercises = st.sampled_from(("calf-stretch", "calf-raise", "brisk-walk", "arm-circles"))

_entry_kinds: tuple[st.SearchStrategy[Record], ...] = (
    st.builds(Rating, symptom=_symptoms, value=grades, time=st.none() | minutes_of_day, **_dated),
    st.builds(ExerciseDone, exercise=_exercises, minutes=amounts, sets=st.none() | st.integers(1, 9), **_dated),
    st.builds(TreatmentDone, treatment=_keys(TREATMENTS), dose=texts, text=texts, **_dated),
    st.builds(Note, text=words, for_practitioner=st.booleans(), author=texts, **_dated),
    _measurements,
    st.builds(
        Event,
        event=_keys(EVENTS),
        text=texts,
        time=st.none() | minutes_of_day,
        count=st.none() | st.integers(1, MOST),
        hurt=st.none() | st.booleans(),
        place=texts,
        **_dated,
    ),
    st.builds(
        TreatmentEvent,
        treatment=_keys(TREATMENTS),
        turn=st.sampled_from(tuple(TREATMENT_EVENTS)),
        dose=texts,
        times=texts,
        text=texts,
        **_dated,
    ),
    st.builds(DayOff, reason=st.sampled_from(tuple(REASONS)), **_dated),
    st.builds(SiteMark, site=_keys(SITES), symptom=_symptoms, value=st.none() | grades, **_dated),
    st.builds(Extent, limb=st.sampled_from(tuple(LIMBS)), level=st.sampled_from(tuple(LEVELS)), **_dated),
)
entries = st.one_of(_entry_kinds)
"""A dated record of any kind."""

_partial_dates = st.builds(lambda day, length: day.isoformat()[:length], days, st.sampled_from((4, 7, 10)))


def _answers(item: FormItem) -> st.SearchStrategy[BackgroundAnswer]:
    """An answer to the item, valid for its kind."""

    def says(**what: st.SearchStrategy[Any]) -> st.SearchStrategy[BackgroundAnswer]:
        return st.builds(BackgroundAnswer, item=st.just(item.key), **what, **_kept)

    several_texts = st.lists(words, min_size=1, max_size=4).map(tuple)
    choices = st.sampled_from([one.key for one in item.choices]) if item.choices else st.nothing()
    said: dict[str, dict[str, st.SearchStrategy[Any]]] = {
        "text": {"texts": st.tuples(words)},
        "lines": {"texts": several_texts},
        "one": {"choices": st.tuples(choices)},
        "several": {"choices": st.lists(choices, min_size=1, unique=True).map(tuple)},
        "number": {"number": st.floats(0, 100), "unit": st.sampled_from([unit.key for unit in item.units] or [""])},
        "date": {"dated": _partial_dates},
    }
    return says(unknown=st.just(True)) | says(**said[item.kind])


background_answers = st.one_of(
    [_answers(item) for block in blocks() for item in block.items if item.kind != "questions"]
)
"""An answer of the health background form, of any kind."""

_undated_kinds: tuple[st.SearchStrategy[Record], ...] = (
    background_answers,
    st.builds(Visit, date=days | st.dates(LAST, date(2026, 12, 31)), whom=texts, agreed=texts, **_kept),
    st.builds(Question, text=words, asked=st.none() | days, answer=texts, **_kept),
    st.builds(
        Definition,
        kind=st.sampled_from([kind for kind in KINDS if kind != "exercise"]),
        key=st.uuids().map(str),
        name=words,
        unit=texts,
        low=texts,
        high=texts,
        retired=st.none() | days,
        **_kept,
    ),
    st.builds(
        Definition,
        kind=st.just("exercise"),
        key=st.uuids().map(str),
        name=words,
        category=st.sampled_from(("", "stretching", "aerobic")),
        dose=st.none() | doses,
        steps=st.lists(words, max_size=3).map(tuple),
        picture=st.binary(max_size=20),
        **_kept,
    ),
    st.builds(
        PlanLine,
        exercises=st.lists(_exercises, min_size=1, max_size=2, unique=True).map(tuple),
        weekdays=st.sets(st.integers(0, 6), min_size=1).map(lambda chosen: tuple(sorted(chosen))),
        dose=st.none() | doses,
        position=st.integers(0, 50),
        **_several_days,
        **_kept,
    ),
    st.builds(StepWords, symptom=_symptoms, step=st.integers(0, 10), words=words, **_several_days, **_kept),
)
undated = st.one_of(_undated_kinds)
"""A record without a day: a definition, a line of the plan, words for a step, an answer, a visit, or a question."""

pairs = st.one_of([st.tuples(kind, kind) for kind in (*_entry_kinds, *_undated_kinds)])
"""Two records of one random kind."""

profiles = st.builds(Profile, name=texts, born=st.none() | st.dates(date(1900, 1, 1), date(2010, 1, 1)), **_kept)

diaries = st.lists(st.one_of(entries, undated), max_size=25, unique_by=lambda one: one.id)
"""The records of a random diary."""


def edited(record: Record, other: Record) -> Record:
    """The record after an edit that gives it the content of `other`, which is of the same kind."""
    return replace(other, id=record.id, origin=record.origin)
