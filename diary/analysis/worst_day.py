"""The days with the highest rating of a symptom, with their other entries."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from diary.analysis.rated import highest
from diary.domain.duration import Minutes, minutes_of
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import Entry

E = TypeVar("E", bound=Entry)
_ONE_IN = 4


@dataclass(frozen=True, slots=True)
class WorstDay:
    """A day with the highest rating of its period (`value`, 0 to 10), and its entries, private notes included.

    `times` are the times of such ratings, empty if it is the evening's. `minutes` are the sum of the known exercise
    minutes, `UNTIMED` if there are none; `exercises` includes those without known minutes.
    """

    day: dt.date
    value: float
    notes: tuple[Note, ...]
    events: tuple[Event, ...]
    exercises: tuple[ExerciseDone, ...]
    minutes: Minutes
    times: tuple[dt.time, ...] = ()


def worst_days(excerpt: Excerpt, symptom: str, period: Period | None = None) -> tuple[WorstDay, ...]:
    """The days of `period` (default: the excerpt's) with its highest rating, evening or moment, the latest first.

    Empty if nothing is rated.
    """
    part = excerpt.within(period) if period else excerpt
    most = highest(part, symptom)
    if most is None:
        return ()
    notes, events, exercises = _by_day(part.notes), _by_day(part.events), _by_day(part.exercises)
    return tuple(
        WorstDay(
            day=day,
            value=most.value,
            notes=tuple(notes.get(day, ())),
            events=tuple(events.get(day, ())),
            exercises=tuple(exercises.get(day, ())),
            minutes=minutes_of(exercises.get(day, ())),
            times=times,
        )
        for day, times in most.days
    )


def days_rated_of(excerpt: Excerpt, symptom: str, period: Period | None = None) -> int:
    """The number of days of `period` (default: the excerpt's) with a rating of the symptom, evening or momentary."""
    span = period or excerpt.period
    return len({one.day for one in excerpt.ratings if one.symptom == symptom and one.day in span})


def stand_out(worst: Sequence[WorstDay], rated: int) -> bool:
    """Whether the worst days are exceptional: the rating is not 0, and they are a single day or at most 1 in 4 of the
    `rated` days."""
    return bool(worst) and worst[0].value > 0 and (len(worst) == 1 or _ONE_IN * len(worst) <= rated)


def _by_day(entries: Iterable[E]) -> dict[dt.date, list[E]]:
    days: dict[dt.date, list[E]] = {}
    for entry in entries:
        days.setdefault(entry.day, []).append(entry)
    return days
