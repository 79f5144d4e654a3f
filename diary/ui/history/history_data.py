"""The data of the page, read and sorted in a worker thread."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from diary import gc_control
from diary.analysis.day_facts import DayFacts, days
from diary.charts import style as chart_style
from diary.charts.style import series_of
from diary.domain import tracked_items
from diary.domain.definition import Definition
from diary.domain.period import Period, single
from diary.domain.symptom import SYMPTOMS
from diary.ui.journal.diary_reader import DiaryReader

ALL, WITH_NOTE, WITH_FALL = "all", "with-note", "with-fall"
_AT_ONCE = 1461
"""The number of days per query, so that the window stays responsive however long the diary is."""


@dataclass(frozen=True, slots=True)
class SymptomColumn:
    """The column of a symptom: its key, its name, and its marker."""

    key: str
    name: str
    shape: str


@dataclass(frozen=True, slots=True)
class HistoryData:
    """The data of the page.

    `days` have an entry; `listed` are all days from the first entry to today, the latest first, preceded by future days
    with entries. `symptoms` are those ever rated.
    """

    days: Mapping[date, DayFacts]
    listed: tuple[date, ...]
    symptoms: tuple[SymptomColumn, ...]
    definitions: tuple[Definition, ...]
    today: date

    @property
    def evenings(self) -> int:
        """The number of days up to today with an entry."""
        return sum(day <= self.today for day in self.days)

    def chosen(self, kind: str, matches: Collection[date] | None) -> tuple[date, ...]:
        """The listed days of that kind; with `matches`, the result of a search, only those in it."""
        facts = self.days
        if kind == WITH_NOTE:
            listed = tuple(day for day in self.listed if day in facts and facts[day].note)
        elif kind == WITH_FALL:
            listed = tuple(day for day in self.listed if day in facts and facts[day].falls)
        else:
            listed = self.listed
        return listed if matches is None else tuple(day for day in listed if day in matches)


def reading(reader: DiaryReader, today: date) -> Callable[[], HistoryData]:
    """A function for a worker thread that reads the whole diary."""

    def read() -> HistoryData:
        whole = reader.whole_period()
        if whole is None:
            return HistoryData({}, (), (), (), today)
        facts_by_day: dict[date, DayFacts] = {}
        definitions: tuple[Definition, ...] = ()
        with gc_control.paused():
            for period in _parts(whole):
                excerpt = reader.excerpt(period)
                facts_by_day.update(days(excerpt))
                definitions = excerpt.definitions
                del excerpt
            return _in_order(facts_by_day, definitions, today)

    return read


def reading_again(former: HistoryData, reader: DiaryReader, stale: Collection[date]) -> Callable[[], HistoryData]:
    """A function for a worker thread that reads only the `stale` days again."""

    def read() -> HistoryData:
        facts_by_day = dict(former.days)
        for day in stale:
            facts_by_day.pop(day, None)
            facts_by_day.update(days(reader.excerpt(single(day))))
        return _in_order(facts_by_day, former.definitions, former.today)

    return read


def _parts(whole: Period) -> Iterator[Period]:
    first = whole.first
    while first <= whole.last:
        last = min(whole.last, first + timedelta(days=_AT_ONCE - 1))
        yield Period(first, last)
        first = last + timedelta(days=1)


def _in_order(facts_by_day: Mapping[date, DayFacts], definitions: tuple[Definition, ...], today: date) -> HistoryData:
    later = sorted((day for day, facts in facts_by_day.items() if day > today and not _is_blank(facts)), reverse=True)
    first = min(facts_by_day, default=today)
    until_today = () if first > today or not facts_by_day else tuple(reversed(tuple(Period(first, today))))
    return HistoryData(facts_by_day, (*later, *until_today), _rated(facts_by_day, definitions), definitions, today)


def _is_blank(facts: DayFacts) -> bool:
    """Whether the row of the day would be empty, as for a day off in the future."""
    return not (facts.ratings or facts.exercises or facts.events or facts.note)


def _rated(facts_by_day: Mapping[date, DayFacts], definitions: tuple[Definition, ...]) -> tuple[SymptomColumn, ...]:
    """The symptoms ever rated: built-in ones first, then user-defined ones; the usual three if nothing is rated yet."""
    rated = {key for facts in facts_by_day.values() for key in facts.ratings}
    order = tracked_items.in_order("symptom", rated, definitions)
    return tuple(
        SymptomColumn(
            key,
            tracked_items.name_of("symptom", key, definitions),
            series_of(key, definitions, chart_style.SCREEN_LIGHT).marker,
        )
        for key in order or [one.key for one in SYMPTOMS]
    )
