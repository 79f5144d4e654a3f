"""How the value of a day was rated: by an evening rating, by momentary ratings, or by several."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.symptom import Rating


class MadeOf(NamedTuple):
    """The ratings of a symptom on one day: the number of evening ratings, and the momentary ratings with their times.

    The value of the day is the mean of its evening ratings, or without any the mean of its momentary ratings.
    """

    evenings: int
    moments: tuple[tuple[dt.time, float], ...]


@dataclass(frozen=True, slots=True)
class Rated:
    """How a symptom was rated, in numbers of days.

    `evenings` are the days with an evening rating; of these `several` have more than one, and `beside` also have
    momentary ratings. `of_moments` are the days with momentary ratings alone.
    """

    evenings: int
    several: int
    beside: int
    of_moments: int


class HighestOn(NamedTuple):
    """A day with the highest rating; `times` are the times of those ratings, empty if it is the evening's."""

    day: dt.date
    times: tuple[dt.time, ...] = ()


@dataclass(frozen=True, slots=True)
class HighestRating:
    """The highest single rating of a symptom, 0 to 10, and the days with that rating, descending."""

    value: float
    days: tuple[HighestOn, ...]


def made_of(ratings: Iterable[Rating]) -> dict[tuple[dt.date, str], MadeOf]:
    """The ratings behind the value of each day and symptom, except for days with a single evening rating."""
    evenings: Counter[tuple[dt.date, str]] = Counter()
    moments: dict[tuple[dt.date, str], list[tuple[dt.time, float]]] = defaultdict(list)
    for one in ratings:
        key = (one.day, one.symptom)
        if one.time is None:
            evenings[key] += 1
        else:
            moments[key].append((one.time, one.value))
    several = [key for key, number in evenings.items() if number > 1]
    return {key: MadeOf(evenings[key], tuple(sorted(moments.get(key, ())))) for key in {*several, *moments}}


def rated(excerpt: Excerpt, symptom: str, period: Period | None = None) -> Rated:
    """How the symptom was rated in `period` (default: the excerpt's)."""
    span = period or excerpt.period
    mine = [one for one in excerpt.ratings if one.symptom == symptom and one.day in span]
    evenings = {one.day for one in mine if one.time is None}
    apart = made_of(mine).values()
    return Rated(
        evenings=len(evenings),
        several=sum(one.evenings > 1 for one in apart),
        beside=sum(one.evenings > 0 and bool(one.moments) for one in apart),
        of_moments=sum(not one.evenings for one in apart),
    )


def highest(excerpt: Excerpt, symptom: str, period: Period | None = None) -> HighestRating | None:
    """The highest rating of the symptom in `period` (default: the excerpt's); `None` if it was not rated."""
    span = period or excerpt.period
    mine = [one for one in excerpt.ratings if one.symptom == symptom and one.day in span]
    if not mine:
        return None
    value = max(one.value for one in mine)
    times: dict[dt.date, list[dt.time | None]] = defaultdict(list)
    for one in mine:
        if one.value == value:
            times[one.day].append(one.time)
    return HighestRating(value, tuple(_highest_on(day, times[day]) for day in sorted(times, reverse=True)))


def _highest_on(day: dt.date, times: Sequence[dt.time | None]) -> HighestOn:
    timed = [time for time in times if time is not None]
    return HighestOn(day, tuple(sorted(timed)) if len(timed) == len(times) else ())
