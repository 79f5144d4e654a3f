"""The days that the page lists, read and put in order away from the window's thread."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from diary import gc_control
from diary.analysis.day_facts import DayFacts, days
from diary.charts import style as looks
from diary.charts.style import series_of
from diary.domain import tracked_items
from diary.domain.definition import Definition
from diary.domain.period import Period, single
from diary.domain.symptom import SYMPTOMS
from diary.ui.journal.diary_reader import DiaryReader

ALL, WITH_NOTE, WITH_FALL = "all", "with-note", "with-fall"
_AT_ONCE = 1461
"""So many days are read in one go: the window is not kept waiting by a whole life of records."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How a symptom is told apart: its name and the shape of its marker."""

    key: str
    name: str
    shape: str


@dataclass(frozen=True, slots=True)
class HistoryData:
    """`days` are those with an entry; `listed` are all from the first of them to today, the newest first, with what
    was entered for later days before them. `symptoms` are those ever rated."""

    days: Mapping[date, DayFacts]
    listed: tuple[date, ...]
    symptoms: tuple[Sign, ...]
    definitions: tuple[Definition, ...]
    today: date

    @property
    def evenings(self) -> int:
        """How many days up to today have an entry."""
        return sum(day <= self.today for day in self.days)

    def chosen(self, kind: str, found: Collection[date] | None) -> tuple[date, ...]:
        """The listed days of that kind; with `found`, those among them."""
        facts = self.days
        if kind == WITH_NOTE:
            listed = tuple(day for day in self.listed if day in facts and facts[day].note)
        elif kind == WITH_FALL:
            listed = tuple(day for day in self.listed if day in facts and facts[day].falls)
        else:
            listed = self.listed
        return listed if found is None else tuple(day for day in listed if day in found)


def reading(reader: DiaryReader, today: date) -> Callable[[], HistoryData]:
    """A function that reads the whole diary."""

    def read() -> HistoryData:
        whole = reader.whole_period()
        if whole is None:
            return HistoryData({}, (), (), (), today)
        found: dict[date, DayFacts] = {}
        definitions: tuple[Definition, ...] = ()
        with gc_control.paused():
            for period in _parts(whole):
                excerpt = reader.excerpt(period)
                found.update(days(excerpt))
                definitions = excerpt.definitions
                del excerpt
            return _course(found, definitions, today)

    return read


def reading_again(course: HistoryData, reader: DiaryReader, stale: Collection[date]) -> Callable[[], HistoryData]:
    """A function that reads only the `stale` days anew."""

    def read() -> HistoryData:
        found = dict(course.days)
        for day in stale:
            found.pop(day, None)
            found.update(days(reader.excerpt(single(day))))
        return _course(found, course.definitions, course.today)

    return read


def _parts(whole: Period) -> Iterator[Period]:
    first = whole.first
    while first <= whole.last:
        last = min(whole.last, first + timedelta(days=_AT_ONCE - 1))
        yield Period(first, last)
        first = last + timedelta(days=1)


def _course(found: Mapping[date, DayFacts], definitions: tuple[Definition, ...], today: date) -> HistoryData:
    later = sorted((day for day, facts in found.items() if day > today and not _is_blank(facts)), reverse=True)
    first = min(found, default=today)
    until_today = () if first > today or not found else tuple(reversed(tuple(Period(first, today))))
    return HistoryData(found, (*later, *until_today), _rated(found, definitions), definitions, today)


def _is_blank(facts: DayFacts) -> bool:
    """Whether nothing is told of the day, as of one to come that is off the plan."""
    return not (facts.ratings or facts.exercises or facts.events or facts.note)


def _rated(found: Mapping[date, DayFacts], definitions: tuple[Definition, ...]) -> tuple[Sign, ...]:
    """The symptoms ever rated: the program's first, then the person's own; the three where nothing is rated yet."""
    rated = {key for facts in found.values() for key in facts.ratings}
    order = tracked_items.in_order("symptom", rated, definitions)
    return tuple(
        Sign(
            key,
            tracked_items.name_of("symptom", key, definitions),
            series_of(key, definitions, looks.SCREEN_LIGHT).marker,
        )
        for key in order or [one.key for one in SYMPTOMS]
    )
