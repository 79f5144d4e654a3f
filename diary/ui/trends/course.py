"""What the page shows of a period, read and put in order away from the window's thread."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from diary.domain import tracked
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period, ending
from diary.domain.symptom import SYMPTOMS

PERIODS: dict[str, int] = {"4-weeks": 28, "12-weeks": 84, "6-months": 182, "year": 365}
ALL = "all"
_FOR_THE_MEAN = 6


@dataclass(frozen=True, slots=True)
class DayFacts:
    """One day: of each rated symptom the value and how many ratings it is made of, the minutes of exercise where some
    are recorded, the exercises, events by name, and the notes."""

    ratings: dict[str, tuple[float, int]]
    minutes: float | None
    exercises: int
    events: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Course:
    """`whole` is from the first day with an entry to the last or to today; `excerpt` reaches six days further back
    than `period`, so that its means begin with the first day; `symptoms` are those rated in the period."""

    whole: Period
    period: Period
    excerpt: Excerpt
    symptoms: tuple[tuple[str, str], ...]
    days: dict[date, DayFacts]


def reading(
    whole_reader: Callable[[], Period | None],
    reader: Callable[[Period], Callable[[], Excerpt]],
    wanted: str,
    end: date | None,
    today: date,
) -> Callable[[], Course | None]:
    """A function that reads the period called `wanted`, which ends on `end`; None for an empty diary.

    Without an end it ends today, or with the last entry where all entries lie before such a period.
    """

    def read() -> Course | None:
        entered = whole_reader()
        if entered is None:
            return None
        whole = Period(entered.first, max(entered.last, today))
        period = entered if wanted == ALL else _period(wanted, end, entered, today)
        first = max(date.min + timedelta(days=_FOR_THE_MEAN), period.first) - timedelta(days=_FOR_THE_MEAN)
        excerpt = reader(Period(first, period.last))()
        return Course(whole, period, excerpt, _rated(excerpt, period), days(excerpt.within(period)))

    return read


def _period(wanted: str, end: date | None, entered: Period, today: date) -> Period:
    length = PERIODS[wanted]
    if end is None:
        until_today = ending(today, length)
        end = today if entered.last >= until_today.first else entered.last
    return ending(end, length)


def _rated(excerpt: Excerpt, period: Period) -> tuple[tuple[str, str], ...]:
    """Keys and names of the symptoms rated in the period: the program's three first, then the person's own."""
    rated = {one.symptom for one in excerpt.ratings if one.day in period}
    known = [one.key for one in tracked.symptoms(excerpt.definitions)]
    order = [*(key for key in known if key in rated), *sorted(rated.difference(known))]
    shown = order or [one.key for one in SYMPTOMS]
    return tuple((key, tracked.name_of("symptom", key, excerpt.definitions)) for key in shown)


def days(excerpt: Excerpt) -> dict[date, DayFacts]:
    """The days of the excerpt that have an entry, oldest first."""
    ratings: dict[date, dict[str, tuple[list[float], list[float]]]] = defaultdict(dict)
    minutes: dict[date, list[float | None]] = defaultdict(list)
    events: dict[date, list[str]] = defaultdict(list)
    notes: dict[date, list[str]] = defaultdict(list)
    for rating in excerpt.ratings:
        evening, timed = ratings[rating.day].setdefault(rating.symptom, ([], []))
        (evening if rating.time is None else timed).append(rating.value)
    for done in excerpt.exercises:
        minutes[done.day].append(done.minutes)
    for event in excerpt.events:
        events[event.day].append(tracked.name_of("event", event.event, excerpt.definitions))
    for note in excerpt.notes:
        notes[note.day].append(" ".join(note.text.split()))
    every = sorted({entry.day for entry in excerpt.entries})
    return {
        day: DayFacts(
            {
                key: (fmean(evening or timed), len(evening) + len(timed))
                for key, (evening, timed) in ratings.get(day, {}).items()
            },
            sum(timed) if (timed := [one for one in minutes.get(day, ()) if one is not None]) else None,
            len(minutes.get(day, ())),
            tuple(events.get(day, ())),
            " ".join(notes.get(day, ())),
        )
        for day in every
    }
