"""Describes entries in words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from diary.domain import tracked_items, treatment_history, where
from diary.domain.definition import Definition
from diary.domain.event import BY_HELPER, FALL, NEAR_FALL, ON_PAPER, Event
from diary.domain.excerpt import DATED, Excerpt
from diary.domain.exercise import Dose, ExerciseDone, dose_in_short
from diary.domain.kinds import KIND_OF
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.plan.plan import REASONS, DayOff
from diary.domain.record import Record
from diary.domain.site import Extent, SiteMark, full_name, level_name, limb_name, site
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone, TreatmentEvent
from diary.i18n import _, ngettext
from diary.ui import locale_format


def entry_in_words(entry: Record, definitions: Sequence[Definition]) -> str:
    """ "Pain 3", "Brisk walk 25 min", "“Cold feet.”"; an undated record as the name of its kind."""
    words = WORDS.get(type(entry))
    return words(entry, definitions) if words else _(KIND_OF[type(entry)].title)


def event_in_words(event: Event, definitions: Sequence[Definition]) -> str:
    """ "2 falls, not hurt, in the garden"."""
    count = event.count or 1
    if event.event == ON_PAPER.key:
        return _on_paper(event)
    if event.event == BY_HELPER.key and event.text:
        return _("Written by {name}").format(name=event.text)
    if event.event == FALL.key:
        name = ngettext("{n} fall", "{n} falls", count).format(n=count)
    elif event.event == NEAR_FALL.key:
        name = ngettext("{n} near-fall", "{n} near-falls", count).format(n=count)
    else:
        name = tracked_items.name_of("event", event.event, definitions)
        if count > 1:
            name = _("{name}, {n} times").format(name=name, n=count)
    hurt = "" if event.hurt is None else _("hurt") if event.hurt else _("not hurt")
    moment = locale_format.clock(event.time) if event.time else ""
    return _joined(name, moment, hurt, event.place, event.text)


def _on_paper(event: Event) -> str:
    """ "Written on paper by Anna, typed on 2 December 2026"."""
    typed = locale_format.long_date(event.written.date())
    if event.text:
        return _("Written on paper by {name}, typed on {day}").format(name=event.text, day=typed)
    return _("Written on paper by myself, typed on {day}").format(day=typed)


def quoted(note: Note) -> str:
    """ "“Cold feet.”", followed by the author if it is not the person."""
    words = _("“{note}”").format(note=note.text.strip())
    return _("{note} ({author})").format(note=words, author=note.author) if note.author else words


def day_in_words(shown: Excerpt) -> list[str]:
    """The entries of a day except notes, falls and evening ratings, line by line; first those of exercises and
    treatments."""
    definitions = shown.definitions
    exercises = [_exercise(one, definitions) for one in shown.exercises]
    treatments = [entry_in_words(one, definitions) for one in shown.treatments]
    done = [_("{words}.").format(words=_(", ").join(names)) for names in (exercises, treatments) if names]
    lines = [" ".join(done)]
    lines += [_rating(one, definitions) for one in shown.ratings if one.time is not None]
    lines += [event_in_words(one, definitions) for one in shown.events if one.event != FALL.key]
    lines += [event_in_words(one, definitions) for one in shown.events if one.event == FALL.key and _tells_more(one)]
    lines += [entry_in_words(one, definitions) for kind in DATED if kind not in _APART for one in shown.of_kind(kind)]
    lines += _places(shown)
    lines += [entry_in_words(one, definitions) for one in shown.extents]
    return [line for line in lines if line]


def _places(shown: Excerpt) -> list[str]:
    """ "Numbness: Both feet: toes" for each symptom with a marked site."""
    symptoms = tracked_items.in_order("symptom", (mark.symptom for mark in shown.site_marks), shown.definitions)
    return [
        _("{name}: {what}").format(
            name=tracked_items.name_of("symptom", key, shown.definitions),
            what=where.in_words(mark for mark in shown.site_marks if mark.symptom == key),
        )
        for key in symptoms
    ]


def _tells_more(fall: Event) -> bool:
    return fall.hurt is not None or bool(fall.place or fall.text or fall.time)


def _rating(rating: Rating, definitions: Sequence[Definition]) -> str:
    name = tracked_items.name_of("symptom", rating.symptom, definitions)
    value = locale_format.rating(rating.value)
    if rating.time is None:
        return _("{name} {value}").format(name=name, value=value)
    moment = locale_format.clock(rating.time)
    return _("{name} {value} at {moment}").format(name=name, value=value, moment=moment)


def _exercise(done: ExerciseDone, definitions: Sequence[Definition]) -> str:
    name = tracked_items.name_of("exercise", done.exercise, definitions)
    count = done.repetitions
    dose = Dose(sets=done.sets, repetitions=(count, count) if count else None, hold_seconds=done.hold_seconds)
    minutes = "" if done.minutes is None else _("{n} min").format(n=locale_format.rating(done.minutes))
    kilometres = "" if done.distance_km is None else _("{n} km").format(n=locale_format.rating(done.distance_km))
    return " ".join(part for part in (name, dose_in_short(dose), minutes, kilometres) if part)


def _treatment(done: TreatmentDone, definitions: Sequence[Definition]) -> str:
    return _joined(tracked_items.name_of("treatment", done.treatment, definitions), done.dose, done.text)


def _treatment_change(change: TreatmentEvent, definitions: Sequence[Definition]) -> str:
    name = tracked_items.name_of("treatment", change.treatment, definitions)
    return treatment_history.event_of_in_words(name, change, change.text)


def _day_off(day_off: DayOff, _definitions: Sequence[Definition]) -> str:
    return _("A day off: {reason}").format(reason=_(REASONS[day_off.reason]))


def _site_mark(mark: SiteMark, definitions: Sequence[Definition]) -> str:
    name = tracked_items.name_of("symptom", mark.symptom, definitions)
    place = _("{name}: {what}").format(name=name, what=full_name(site(mark.site)))
    return place if mark.value is None else f"{place}, {locale_format.rating(mark.value)}"


def _extent(extent: Extent, _definitions: Sequence[Definition]) -> str:
    level = level_name(extent.limb, extent.level)
    return _("How far up, {limb}: {level}").format(limb=limb_name(extent.limb), level=level)


def _note(note: Note, _definitions: Sequence[Definition]) -> str:
    return _joined(quoted(note), _("for the practitioner") if note.for_practitioner else "")


def _measurement(measured: Measurement, definitions: Sequence[Definition]) -> str:
    name = tracked_items.name_of("measurement", measured.quantity, definitions)
    unit = tracked_items.unit_of(measured.quantity, definitions)
    value = _("{value} {unit}").format(value=locale_format.rating(measured.value), unit=unit).strip()
    words = _("{name} {value}").format(name=name, value=value)
    return _joined(words, locale_format.clock(measured.time) if measured.time else "")


def _joined(*parts: str) -> str:
    return _(", ").join(part for part in parts if part)


WORDS: Mapping[type[Record], Callable[[Any, Sequence[Definition]], str]] = {
    Rating: _rating,
    ExerciseDone: _exercise,
    TreatmentDone: _treatment,
    Note: _note,
    Measurement: _measurement,
    Event: event_in_words,
    TreatmentEvent: _treatment_change,
    DayOff: _day_off,
    SiteMark: _site_mark,
    Extent: _extent,
}
"""The function that describes each kind of dated record."""
_APART = frozenset({Rating, ExerciseDone, TreatmentDone, Note, Event, SiteMark, Extent})
"""The kinds that `day_in_words` handles separately."""
