"""Days as `show` prints them for reading: everything that was written down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from diary.analysis.rated import MadeOf, made_of
from diary.charts.chart_text import PLAIN
from diary.charts.rated_words import about_value
from diary.domain import tracked_items
from diary.domain.excerpt import Excerpt
from diary.domain.rounding import shortest
from diary.formats.days_json import days, others_in_words
from diary.i18n import _


@dataclass(frozen=True, slots=True)
class _Shown:
    """A day of `days_json.days`, and what is needed to tell it."""

    day: Mapping[str, Any]
    excerpt: Excerpt
    made_of: Mapping[tuple[date, str], MadeOf]

    def named(self, kind: str, part: str) -> Iterator[tuple[str, str]]:
        """Key and name of each item in a part of the day, in the order of `tracked_items.in_order`."""
        for key in tracked_items.in_order(kind, self.day.get(part, ()), self.excerpt.definitions):
            yield key, tracked_items.name_of(kind, key, self.excerpt.definitions)


def lines_of(excerpt: Excerpt) -> Iterator[list[str]]:
    """The lines of each day with an entry, oldest first."""
    apart = made_of(excerpt.ratings)
    for day in days(excerpt):
        yield _lines(_Shown(day, excerpt, apart))


def _lines(shown: _Shown) -> list[str]:
    day = shown.day
    return [
        day["day"],
        *(f"  {name}: {_rating(shown, key)}" for key, name in shown.named("symptom", "ratings")),
        *(f"  {name}" for _key, name in shown.named("exercise", "exercises")),
        *(f"  {name}" for _key, name in shown.named("treatment", "treatments")),
        *(
            f"  {name}: {shortest(day['measurements'][key])}"
            for key, name in shown.named("measurement", "measurements")
        ),
        *(f"  {words}" for words in others_in_words(day)),
        *([f"  {day['note']}"] if "note" in day else []),
    ]


def _rating(shown: _Shown, symptom: str) -> str:
    """The value of a symptom, and behind it what it is made of, unless that is one evening's rating."""
    value = shortest(shown.day["ratings"][symptom])
    made = shown.made_of.get((date.fromisoformat(shown.day["day"]), symptom))
    return value if made is None else _("{value} ({made_of})").format(value=value, made_of=about_value(made, PLAIN))
