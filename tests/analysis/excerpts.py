"""Small diaries for the tests of figures and charts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.symptom import Rating

MONDAY = date(2026, 8, 31)


def day(number: int) -> date:
    """The day `number` days after the first, which is a Monday."""
    return MONDAY + timedelta(days=number)


def excerpt_with(first: date = MONDAY, **values: Sequence[float | None]) -> Excerpt:
    """A diary with one evening rating per symptom and day from `first` on; `None` is a day without a rating."""
    ratings = [
        Rating(day=first + timedelta(days=number), symptom=symptom.replace("_", "-"), value=value)
        for symptom, series in values.items()
        for number, value in enumerate(series)
        if value is not None
    ]
    length = max((len(series) for series in values.values()), default=1)
    return Excerpt(
        period=Period(first, first + timedelta(days=length - 1)),
        ratings=tuple(sorted(ratings, key=lambda rating: rating.day)),
    )


def at(number: int, value: float, hour: int | None, symptom: str = "pain") -> Rating:
    """A rating on a numbered day: an evening's (`hour` is None) or a momentary one."""
    return Rating(day=day(number), symptom=symptom, value=value, time=None if hour is None else time(hour))


def done(number: int, exercise: str, minutes: float | None = None, origin: str = "") -> ExerciseDone:
    return ExerciseDone(day=day(number), exercise=exercise, minutes=minutes, origin=origin)


def of_days(length: int, entries: Iterable[ExerciseDone] = (), definitions: Iterable[Definition] = ()) -> Excerpt:
    """A diary of `length` days with only exercises."""
    return Excerpt(period=Period(day(0), day(length - 1)), exercises=tuple(entries), definitions=tuple(definitions))


def weeks(number: int) -> Excerpt:
    """`number` weeks with all kinds of entries."""
    length = 7 * number
    whole = excerpt_with(
        numbness=[4 + place % 3 for place in range(length)],
        tingling=[4 if place % 5 else None for place in range(length)],
        pain=[place % 4 for place in range(length)],
    )
    return replace(
        whole,
        exercises=tuple(done(place, "brisk-walk", 25) for place in range(0, length, 2)),
        events=tuple(Event(day=day(place), event="fall") for place in (3, length - 3)),
        notes=tuple(Note(day=day(place), text="Cold.") for place in range(0, length, 6)),
    )
