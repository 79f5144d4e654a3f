"""The days as the command `show` prints them for reading, with all of their entries."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from diary.analysis.rated import MadeOf, made_of
from diary.charts.chart_text import PLAIN
from diary.charts.exercise_words import minutes_with_derived
from diary.charts.rated_words import about_value
from diary.domain.duration import minutes_of
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.kinds import KIND_OF
from diary.domain.note import Note
from diary.domain.record import Entry
from diary.domain.rounding import shortest
from diary.domain.site import SiteMark
from diary.domain.symptom import Rating
from diary.formats.days_json import days, others, others_in_words
from diary.formats.row import BEGINNING, END, TITLES, in_day_order, worded
from diary.i18n import _


def lines_of(excerpt: Excerpt) -> Iterator[list[str]]:
    """The lines of each day with an entry, oldest first."""
    apart, apart_kinds = made_of(excerpt.ratings), others()
    ordered = [one for one in in_day_order(excerpt.entries, excerpt) if isinstance(one, Entry)]
    by_day = {day: list(mine) for day, mine in groupby(ordered, key=lambda one: one.day)}
    for shown in days(excerpt):
        entries = by_day[date.fromisoformat(shown["day"])]
        listed = [one for one in entries if not isinstance(one, (Rating, ExerciseDone, *apart_kinds))]
        yield [
            shown["day"],
            *_ratings(shown, entries, apart, excerpt),
            *_exercises(entries, excerpt),
            *(f"  {_line(one, excerpt)}" for one in listed),
            *(f"  {words}" for words in others_in_words(shown)),
        ]


def _ratings(
    shown: Mapping[str, Any], entries: list[Entry], apart: Mapping[tuple[date, str], MadeOf], excerpt: Excerpt
) -> Iterator[str]:
    """The value of each symptom, followed by the ratings it is computed from unless it is one evening rating."""
    names = {one.symptom: worded(one, excerpt)["name"] for one in entries if isinstance(one, Rating)}
    for symptom, name in names.items():
        value, sources = shortest(shown["ratings"][symptom]), apart.get((date.fromisoformat(shown["day"]), symptom))
        about = "" if sources is None else f" ({about_value(sources, PLAIN)})"
        yield f"  {name}: {value}{about}"


def _exercises(entries: list[Entry], excerpt: Excerpt) -> Iterator[str]:
    """The exercises with their amounts, and the sum of all minutes."""
    done = [one for one in entries if isinstance(one, ExerciseDone)]
    for one in done:
        yield f"  {_line(one, excerpt)}"
    if whole := minutes_with_derived(minutes_of(done), PLAIN):
        yield "  " + _("Exercise in all: {minutes}").format(minutes=whole)


def _line(entry: Entry, excerpt: Excerpt) -> str:
    """The line of an entry: name, value, text, and its other fields, each after its title."""
    cells = worded(entry, excerpt)
    value = "" if cells["value"] is None else shortest(cells["value"])
    unit = "" if isinstance(entry, SiteMark) else cells["unit"]
    parts = [" ".join(filter(None, (value, unit))), cells["text"] or ""]
    if cells["time"]:
        parts.append(PLAIN.clock(cells["time"]))
    for name, content in cells.items():
        if name not in (*BEGINNING, *END) and content not in (None, "", False):
            parts.append(_field(name, content))
    text = _(", ").join(filter(None, parts))
    head = "" if isinstance(entry, Note) else cells["name"] or _(KIND_OF[type(entry)].title)
    return _("{name}: {what}").format(name=head, what=text) if head and text else head or text


def _field(name: str, content: object) -> str:
    """A field after its title; for a boolean, the title alone."""
    if content is True:
        return _(TITLES[name])
    words = shortest(content) if isinstance(content, int | float) else str(content)
    return _("{name}: {what}").format(name=_(TITLES[name]), what=words)
