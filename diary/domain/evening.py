"""What a person does of an evening, as changes to an excerpt that holds the day.

Each function answers the changes that lead to the wanted state, and none where it is so already.
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
from diary.domain.record import Entry, InvalidEntryError, now
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone, course_on
from diary.i18n import _

E = TypeVar("E", bound=Entry)


def rate(excerpt: Excerpt, day: date, symptom: str, value: float | None) -> list[Change]:
    """The evening's rating of a symptom becomes `value`; None takes it back to not recorded."""
    existing = [one for one in excerpt.ratings if one.day == day and one.symptom == symptom and one.time is None]
    if value is None:
        return removed(existing)
    return _become(existing, Rating(day=day, symptom=symptom, value=value))


def do(excerpt: Excerpt, day: date, done: ExerciseDone) -> list[Change]:
    """The exercise counts as done on the day, with the amounts of `done`."""
    existing = [one for one in excerpt.exercises if one.day == day and one.exercise == done.exercise]
    return _become(existing, replace(done, day=day))


def undo_exercise(excerpt: Excerpt, day: date, exercise: str) -> list[Change]:
    return removed(one for one in excerpt.exercises if one.day == day and one.exercise == exercise)


def treat(excerpt: Excerpt, day: date, treatment: str, *, done: bool = True) -> list[Change]:
    """The treatment counts as done on the day, or not; of a medicine the dose valid then is kept with it."""
    existing = [one for one in excerpt.treatments if one.day == day and one.treatment == treatment]
    if not done:
        return removed(existing)
    event = course_on(excerpt.treatment_changes, treatment, day)
    return [] if existing else added([TreatmentDone(day=day, treatment=treatment, dose=event.dose if event else "")])


def describe_treatment(excerpt: Excerpt, day: date, treatment: str, text: str) -> list[Change]:
    """What is written on a treatment done on the day becomes `text`; one that was not done stays so."""
    existing = [one for one in excerpt.treatments if one.day == day and one.treatment == treatment]
    return _become(existing, replace(existing[0], text=text.strip())) if existing else []


def rate_now(day: date, symptom: str, value: float, moment: dt.time) -> list[Change]:
    """A rating of a moment, beside the evening's one."""
    return added([Rating(day=day, symptom=symptom, value=value, time=moment)])


def measure(excerpt: Excerpt, day: date, quantity: str, value: float | None) -> list[Change]:
    """The day's measurement becomes `value`; None takes it back to not recorded."""
    existing = [one for one in excerpt.measurements if one.day == day and one.quantity == quantity and one.time is None]
    if value is None:
        return removed(existing)
    return _become(existing, Measurement(day=day, quantity=quantity, value=value))


def set_events(event: Event) -> list[Change]:
    """Something happened."""
    return added([event])


def answer(excerpt: Excerpt, day: date, keys: Collection[str], wanted: Event | None) -> list[Change]:
    """Of the events with these keys, exactly `wanted` is said of the day; None takes the answer back."""
    existing = [one for one in excerpt.events if one.day == day and one.event in keys]
    if wanted is None:
        return removed(existing)
    same = [one for one in existing if one.event == wanted.event]
    others = [one for one in existing if one not in same[:1]]
    return [*removed(others), *_become(same, wanted)]


def write(
    excerpt: Excerpt, day: date, text: str, for_practitioner: bool | None = None, author: str | None = None
) -> list[Change]:
    """The day's sentence becomes `text`; an empty one takes it away.

    With None, for whom it is and who wrote it stay as they were.
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
    """The note is for the practitioner, or no longer."""
    if note.for_practitioner == for_practitioner:
        return []
    return [Change(note, replace(note, for_practitioner=for_practitioner))]


def set_patient(excerpt: Excerpt, name: str, born: date | None) -> list[Change]:
    """The patient line becomes this name and date of birth; both empty take it away."""
    former = excerpt.profile
    if not name.strip() and born is None:
        return removed([former] if former else [])
    if former is None:
        return added([Profile(name=name.strip(), born=born)])
    wanted = replace(former, name=name.strip(), born=born)
    return [] if wanted == former else [Change(former, replace(wanted, written=now()))]


def require_past(day: date, today: date) -> None:
    """Raise `InvalidEntryError` for a day that has not come."""
    if day > today:
        raise InvalidEntryError(_("{day} has not come yet; today is {today}.").format(day=day, today=today))


def _become(existing: Iterable[E], wanted: E) -> list[Change]:
    """Edit the first of `existing` so that it says what `wanted` says, or add `wanted` where there is none."""
    first = next(iter(existing), None)
    return added([wanted]) if first is None else edit_to(first, wanted)
