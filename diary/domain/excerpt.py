"""`Excerpt`: all records of the diary that concern a period, as one immutable value."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.change import Change
from diary.domain.definition import Definition
from diary.domain.event import Event
from diary.domain.exercise import ExerciseDone
from diary.domain.kinds import KIND_OF, KINDS
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.period import Period, single
from diary.domain.plan.plan import DayOff, PlanLine
from diary.domain.profile import Profile
from diary.domain.record import Entry, Record, Value
from diary.domain.site import Extent, SiteMark
from diary.domain.symptom import Rating, StepWords
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.domain.visit import Question, Visit

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Excerpt(Value):
    """The dated records of `period`, each kind sorted by day, time and time of writing, and all undated records.

    Definitions, plan, step words, profile, background, visits and questions are complete, whatever the period.
    `treatment_changes` start with the first one of the diary, as each is valid until the next.
    """

    period: Period
    ratings: tuple[Rating, ...] = ()
    exercises: tuple[ExerciseDone, ...] = ()
    treatments: tuple[TreatmentDone, ...] = ()
    notes: tuple[Note, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    events: tuple[Event, ...] = ()
    treatment_changes: tuple[TreatmentEvent, ...] = ()
    days_off: tuple[DayOff, ...] = ()
    site_marks: tuple[SiteMark, ...] = ()
    extents: tuple[Extent, ...] = ()
    definitions: tuple[Definition, ...] = ()
    plan: tuple[PlanLine, ...] = ()
    step_words: tuple[StepWords, ...] = ()
    profiles: tuple[Profile, ...] = ()
    background: tuple[BackgroundAnswer, ...] = ()
    visits: tuple[Visit, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def profile(self) -> Profile | None:
        return self.profiles[0] if self.profiles else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All dated records of the period, of every kind."""
        ordered = sorted(DATED, key=lambda record: KIND_OF[record].reaches_back)
        return tuple(entry for record in ordered for entry in self.of_kind(record))

    @property
    def days_kept(self) -> frozenset[date]:
        """The days on which the diary was kept: those with an entry of a kind that cannot reach back
        (`records.began`)."""
        kept = [getattr(self, name) for record, name in DATED.items() if not KIND_OF[record].reaches_back]
        return frozenset(entry.day for entries in kept for entry in entries if entry.day in self.period)

    @property
    def treatment_events(self) -> tuple[TreatmentEvent, ...]:
        """The treatment events within the period."""
        return self.of_kind(TreatmentEvent)

    def of_kind(self, record: type[R]) -> tuple[R, ...]:
        """The records of that class; for kinds that reach back before the period, only those within it."""
        kind = KIND_OF[record]
        records: tuple[R, ...] = getattr(self, kind.field)
        if not kind.reaches_back:
            return records
        return tuple(one for one in records if isinstance(one, Entry) and one.day in self.period)

    def day(self, day: date) -> "Excerpt":
        """The part of this excerpt for one day."""
        return self.within(single(day))

    def within(self, period: Period) -> "Excerpt":
        """The part of this excerpt within `period`."""
        first, last = period.first, period.last
        parts: dict[str, Any] = {}
        for record, name in DATED.items():
            entries: Sequence[Entry] = getattr(self, name)
            earliest = date.min if KIND_OF[record].reaches_back else first
            parts[name] = tuple([entry for entry in entries if earliest <= entry.day <= last])
        return replace(self, period=period, **parts)


def without_private_notes(excerpt: Excerpt) -> Excerpt:
    """The excerpt without private content: notes not marked for the practitioner, and answers of private blocks."""
    from diary.domain.background.form import without_private  # noqa: PLC0415 - not needed at the start

    shown = tuple(note for note in excerpt.notes if note.for_practitioner)
    return replace(excerpt, notes=shown, background=without_private(excerpt.background))


FIELDS: dict[type[Record], str] = {
    kind.record: kind.field for kind in sorted(KINDS, key=lambda kind: list(Excerpt.__annotations__).index(kind.field))
}
"""Record classes with the names of their `Excerpt` fields, in field order."""
DATED: dict[type[Entry], str] = {record: name for record, name in FIELDS.items() if issubclass(record, Entry)}
UNDATED: dict[type[Record], str] = {record: name for record, name in FIELDS.items() if not issubclass(record, Entry)}
_OF_THEIR_DAY: frozenset[type[Record]] = frozenset(record for record in DATED if not KIND_OF[record].reaches_back)
"""The record classes of which an excerpt contains only those dated within its period."""


def changed(excerpt: Excerpt, changes: Sequence[Change]) -> Excerpt:
    """The excerpt after applying `changes`; changes outside its period are ignored."""
    parts: dict[str, dict[str, Any]] = {}
    for change in _about(excerpt.period, changes):
        for record in (change.before, change.after):
            if record is not None:
                name = FIELDS[type(record)]
                if name not in parts:
                    parts[name] = {one.id: one for one in getattr(excerpt, name)}
        if change.before is not None:
            parts[FIELDS[type(change.before)]].pop(change.before.id, None)
        after = change.after
        if after is not None and _belongs(after, excerpt.period):
            parts[FIELDS[type(after)]][after.id] = after
    whole: dict[str, Any] = {name: tuple(sorted(records.values(), key=_order)) for name, records in parts.items()}
    return replace(excerpt, **whole)


def _about(period: Period, changes: Sequence[Change]) -> list[Change]:
    """Filter out most changes outside the period, quickly: an import has a hundred thousand of them."""
    first, last = period.first, period.last
    several: Sequence[Any] = changes  # a record of a class in `_OF_THEIR_DAY` has a `day`, which its static type lacks
    return [
        change
        for change in several
        if ((one := change.after) is not None and (type(one) not in _OF_THEIR_DAY or first <= one.day <= last))
        or ((one := change.before) is not None and (type(one) not in _OF_THEIR_DAY or first <= one.day <= last))
    ]


def _belongs(record: Record, period: Period) -> bool:
    """Whether the excerpt of `period` contains the record."""
    if not isinstance(record, Entry):
        return True
    return record.day <= period.last if KIND_OF[type(record)].reaches_back else record.day in period


def _order(record: Record) -> tuple[str, str, str, str, str]:
    day = record.day.isoformat() if isinstance(record, Entry) else f"{getattr(record, 'position', 0):06}"
    time = getattr(record, "time", None)
    subject = getattr(record, KIND_OF[type(record)].about, "")
    return day, time.isoformat() if time else "", record.written.isoformat(), subject, record.id
