"""The edits of the evening log, each a pure function from an excerpt that contains the day to a list of changes.

An empty list means that the day has the requested state already.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from diary.domain.change import Change, added, edit_to, removed
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.profile import Profile
from diary.domain.record import FIRST_DAY, Entry, InvalidEntryError, now
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone, course_on
from diary.i18n import _

E = TypeVar("E", bound=Entry)


def rate(excerpt: Excerpt, day: date, symptom: str, value: float | None) -> list[Change]:
    """The changes that set the evening's rating of a symptom to `value`; None removes it."""
    existing = [one for one in excerpt.ratings if one.day == day and one.symptom == symptom and one.time is None]
    if value is None:
        return removed(existing)
    return _become(existing, Rating(day=day, symptom=symptom, value=value))


def do(excerpt: Excerpt, day: date, done: ExerciseDone) -> list[Change]:
    """The changes that record the exercise as done on the day, with the amounts of `done`."""
    existing = [one for one in excerpt.exercises if one.day == day and one.exercise == done.exercise]
    return _become(existing, replace(done, day=day))


def undo_exercise(excerpt: Excerpt, day: date, exercise: str) -> list[Change]:
    return removed(one for one in excerpt.exercises if one.day == day and one.exercise == exercise)


def treat(excerpt: Excerpt, day: date, treatment: str, *, done: bool = True) -> list[Change]:
    """Record the treatment as done on the day, with the dose valid then, or with `done` False remove it."""
    existing = [one for one in excerpt.treatments if one.day == day and one.treatment == treatment]
    if not done:
        return removed(existing)
    event = course_on(excerpt.treatment_changes, treatment, day)
    return [] if existing else added([TreatmentDone(day=day, treatment=treatment, dose=event.dose if event else "")])


def describe_treatment(excerpt: Excerpt, day: date, treatment: str, text: str) -> list[Change]:
    """Set the text of a treatment done on the day; nothing changes if it was not done."""
    existing = [one for one in excerpt.treatments if one.day == day and one.treatment == treatment]
    return _become(existing, replace(existing[0], text=text.strip())) if existing else []


def rate_now(excerpt: Excerpt, day: date, symptom: str, value: float, moment: dt.time) -> list[Change]:
    """Set the "right now" rating of that moment, independent of the evening's rating."""
    existing = [one for one in excerpt.ratings if (one.day, one.symptom, one.time) == (day, symptom, moment)]
    return _become(existing, Rating(day=day, symptom=symptom, value=value, time=moment))


def measure(excerpt: Excerpt, day: date, quantity: str, value: float | None) -> list[Change]:
    """Set the day's measurement to `value`; None removes it."""
    existing = [one for one in excerpt.measurements if one.day == day and one.quantity == quantity and one.time is None]
    if value is None:
        return removed(existing)
    return _become(existing, Measurement(day=day, quantity=quantity, value=value))


def set_events(event: Event) -> list[Change]:
    """The changes that add an event."""
    return added([event])


def answer(excerpt: Excerpt, day: date, keys: Collection[str], wanted: Event | None) -> list[Change]:
    """Replace all events of the day with one of these keys by `wanted`; None removes them."""
    existing = [one for one in excerpt.events if one.day == day and one.event in keys]
    if wanted is None:
        return removed(existing)
    same = [one for one in existing if one.event == wanted.event]
    others = [one for one in existing if one not in same[:1]]
    return [*removed(others), *_become(same, wanted)]


def write(
    excerpt: Excerpt, day: date, text: str, for_practitioner: bool | None = None, author: str | None = None
) -> list[Change]:
    """Set the day's note to `text`; an empty text removes it.

    `for_practitioner` and `author` keep their present values if they are None.
    """
    existing = [one for one in excerpt.notes if one.day == day]
    if not text.strip():
        return removed(existing)
    if for_practitioner is None:
        for_practitioner = bool(existing) and existing[0].for_practitioner
    if author is None:
        author = existing[0].author if existing else ""
    return _become(existing, Note(day=day, text=text, for_practitioner=for_practitioner, author=author.strip()))


def mark(note: Note, *, for_practitioner: bool) -> list[Change]:
    """Mark the note as for the practitioner, or as private."""
    if note.for_practitioner == for_practitioner:
        return []
    return [Change(note, replace(note, for_practitioner=for_practitioner))]


def set_patient(excerpt: Excerpt, name: str, born: date | None) -> list[Change]:
    """Set name and date of birth of the profile; both empty remove it."""
    former = excerpt.profile
    if not name.strip() and born is None:
        return removed([former] if former else [])
    if former is None:
        return added([Profile(name=name.strip(), born=born)])
    wanted = replace(former, name=name.strip(), born=born)
    return [] if wanted == former else [Change(former, replace(wanted, written=now()))]


def require_past(day: date, today: date) -> None:
    """Raise `InvalidEntryError` for a day in the future, and for one before `FIRST_DAY`."""
    if day > today:
        raise InvalidEntryError(_("{day} has not come yet; today is {today}.").format(day=day, today=today))
    if day < FIRST_DAY:
        raise InvalidEntryError(_("{day} is too long ago for this diary.").format(day=day))


def _become(existing: Iterable[E], wanted: E) -> list[Change]:
    """The changes that give the first of `existing` the content of `wanted`, or add `wanted` if there is none."""
    first = next(iter(existing), None)
    return added([wanted]) if first is None else edit_to(first, wanted)
