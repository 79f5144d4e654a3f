"""The days with the highest value of a symptom, with their other entries."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from diary.analysis.daily import daily, exercise_minutes
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import Entry

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class WorstDay:
    """A day with the highest value of its period (0 to 10), and its entries, private notes included.

    `minutes` is the sum of the known exercise minutes, `None` if there are none; `exercises` includes those without
    known minutes.
    """

    day: dt.date
    value: float
    notes: tuple[Note, ...]
    events: tuple[Event, ...]
    exercises: tuple[ExerciseDone, ...]
    minutes: float | None


def worst_days(excerpt: Excerpt, symptom: str, period: Period | None = None) -> tuple[WorstDay, ...]:
    """The days of `period` (default: the excerpt's) with its highest daily value (see `daily`), the latest first.

    Empty if nothing is rated.
    """
    part = excerpt.within(period) if period else excerpt
    series = daily(part, symptom)
    if not series.rated.any():
        return ()
    minutes = exercise_minutes(part)
    notes, events, exercises = _by_day(part.notes), _by_day(part.events), _by_day(part.exercises)
    places = np.flatnonzero(series.values == np.nanmax(series.values))[::-1]
    return tuple(
        WorstDay(
            day=(day := series.days[place].item()),
            value=float(series.values[place]),
            notes=tuple(notes.get(day, ())),
            events=tuple(events.get(day, ())),
            exercises=tuple(exercises.get(day, ())),
            minutes=float(minutes[place]) if np.isfinite(minutes[place]) else None,
        )
        for place in places
    )


def _by_day(entries: Iterable[E]) -> dict[dt.date, list[E]]:
    days: dict[dt.date, list[E]] = {}
    for entry in entries:
        days.setdefault(entry.day, []).append(entry)
    return days
