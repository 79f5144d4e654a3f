"""A short summary of each day's entries, for lists and the calendar."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from statistics import fmean

from diary.domain import tracked_items
from diary.domain.duration import UNTIMED, Minutes, minutes_by_day
from diary.domain.event import FALL
from diary.domain.excerpt import Excerpt


@dataclass(frozen=True, slots=True)
class DayFacts:
    """The summary of one day.

    `ratings` maps each rated symptom to its value and its number of ratings; `minutes` are those of exercise, noted or
    derived from the dose.
    `exercises` and `falls` are numbers; `events` are names; `note` joins all notes in one line.
    """

    ratings: dict[str, tuple[float, int]]
    minutes: Minutes
    exercises: int
    events: tuple[str, ...]
    note: str
    falls: int = 0


def days(excerpt: Excerpt) -> dict[date, DayFacts]:
    """The summaries of all days of the excerpt that have an entry, oldest first."""
    ratings = _ratings(excerpt)
    minutes, exercises = minutes_by_day(excerpt.exercises), Counter(done.day for done in excerpt.exercises)
    events: dict[date, list[str]] = defaultdict(list)
    notes: dict[date, list[str]] = defaultdict(list)
    falls: Counter[date] = Counter()
    for event in excerpt.events:
        events[event.day].append(tracked_items.name_of("event", event.event, excerpt.definitions))
        if event.event == FALL.key:
            falls[event.day] += event.count or 1
    for note in excerpt.notes:
        notes[note.day].append(" ".join(note.text.split()))
    every = sorted({entry.day for entry in excerpt.entries})
    return {
        day: DayFacts(
            ratings.get(day, {}),
            minutes.get(day, UNTIMED),
            exercises[day],
            tuple(events.get(day, ())),
            " ".join(notes.get(day, ())),
            falls[day],
        )
        for day in every
    }


def _ratings(excerpt: Excerpt) -> dict[date, dict[str, tuple[float, int]]]:
    """For each day and symptom the value (mean of the evening ratings, else of all) and the number of ratings."""
    by_day: dict[date, dict[str, tuple[list[float], list[float]]]] = defaultdict(dict)
    for rating in excerpt.ratings:
        evening, timed = by_day[rating.day].setdefault(rating.symptom, ([], []))
        (evening if rating.time is None else timed).append(rating.value)
    return {
        day: {key: _pair(fmean(evening or timed), len(evening) + len(timed)) for key, (evening, timed) in rated.items()}
        for day, rated in by_day.items()
    }


@lru_cache(4096)
def _pair(value: float, count: int) -> tuple[float, int]:
    """A cached (value, count) tuple: a long diary has many days but few distinct pairs, which saves memory."""
    return value, count
