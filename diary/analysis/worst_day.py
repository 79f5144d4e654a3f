"""The days with the highest rating of a symptom, with their other entries."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from diary.analysis.daily import exercise_minutes
from diary.analysis.rated import highest
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import Entry

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class WorstDay:
    """A day with the highest rating of its period (`value`, 0 to 10), and its entries, private notes included.

    `times` are those of such ratings, empty where it is the evening's.
    `minutes` is the sum of the known exercise minutes, `None` if there are none; `exercises` includes those without
    known minutes.
    """

    day: dt.date
    value: float
    notes: tuple[Note, ...]
    events: tuple[Event, ...]
    exercises: tuple[ExerciseDone, ...]
    minutes: float | None
    times: tuple[dt.time, ...] = ()


def worst_days(excerpt: Excerpt, symptom: str, period: Period | None = None) -> tuple[WorstDay, ...]:
    """The days of `period` (default: the excerpt's) with its highest rating, evening or moment, the latest first.

    Empty if nothing is rated.
    """
    part = excerpt.within(period) if period else excerpt
    most = highest(part, symptom)
    if most is None:
        return ()
    minutes, first = exercise_minutes(part), part.period.first
    notes, events, exercises = _by_day(part.notes), _by_day(part.events), _by_day(part.exercises)
    return tuple(
        WorstDay(
            day=day,
            value=most.value,
            notes=tuple(notes.get(day, ())),
            events=tuple(events.get(day, ())),
            exercises=tuple(exercises.get(day, ())),
            minutes=float(timed) if np.isfinite(timed := minutes[(day - first).days]) else None,
            times=times,
        )
        for day, times in most.days
    )


def is_one_the_worst(worst: Sequence[WorstDay], excerpt: Excerpt, symptom: str, period: Period | None = None) -> bool:
    """Whether these worst days of `period` stand out: the symptom was felt, and on another rated day it was less.

    A single rated day stands out by itself.
    """
    span = period or excerpt.period
    rated = {one.day for one in excerpt.ratings if one.symptom == symptom and one.day in span}
    return bool(worst) and worst[0].value > 0 and (len(rated) == 1 or len(worst) < len(rated))


def _by_day(entries: Iterable[E]) -> dict[dt.date, list[E]]:
    days: dict[dt.date, list[E]] = {}
    for entry in entries:
        days.setdefault(entry.day, []).append(entry)
    return days
