"""Converts the readings of a file to entries of the diary; invalid values are rejected, never corrected."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from diary.domain.event import MOST, Event
from diary.domain.exercise import ExerciseDone
from diary.domain.limits import within
from diary.domain.measurement import SLEEP, Measurement
from diary.domain.note import Note
from diary.domain.record import FIRST_DAY, Entry, InvalidEntryError
from diary.domain.rounding import as_entered, rounded
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone
from diary.formats.importing import cells
from diary.formats.importing.column_words import on_our_scale
from diary.formats.importing.mapping import NRS, Thing, known_words
from diary.formats.importing.words import is_tick
from diary.i18n import _

_SHORT = 6


class RefusedError(Exception):
    """A reading is not a valid entry; the text completes a sentence about the cell."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One value in a file: the label of its `Thing`, its day and time, and its row number.

    `text` is the cell's text, `words` an accompanying comment, or `text` again if that may be a dose. `written` is the
    time of writing, `decimal` the decimal sign, `column` the column's name. With `is_stamp` day and time are a
    timestamp, so that the hours before a new day begins count for the day before.
    """

    label: str
    text: str
    day: date
    row: int
    at: time | None = None
    written: datetime | None = None
    words: str = ""
    decimal: str = "."
    column: str = ""
    is_stamp: bool = True


def entries_of(thing: Thing, reading: Reading, today: date) -> list[Entry]:
    """The entries of a reading (none for an item that was not done); raises `RefusedError`."""
    if reading.day > today:
        raise RefusedError(_("is of a day that has not come yet"))
    if reading.day < FIRST_DAY:
        raise RefusedError(_("is of a day too long ago"))
    try:
        entries = [within(entry) for entry in _CONVERTERS[thing.meaning](thing, reading)]
    except InvalidEntryError as error:
        raise RefusedError(_("is refused: {reason}").format(reason=error)) from error
    return [replace(entry, written=reading.written) for entry in entries] if reading.written else entries


def scales_in_words(things: Iterable[Thing]) -> list[str]:
    """A description of each conversion: "Pain, Ache: 1 to 5 in the file; 1 is 0, 3 is 5, 5 is 10"."""
    names: dict[tuple[float, float], list[str]] = {}
    for thing in things:
        if thing.meaning == "symptom" and not thing.is_open and thing.scale != NRS:
            names.setdefault(thing.scale, []).append(thing.shown_name)
    return [
        _("{names}: {low} to {high} in the file; {pairs}").format(
            names=_(", ").join(thing_names), low=as_entered(scale[0]), high=as_entered(scale[1]), pairs=_pairs(scale)
        )
        for scale, thing_names in names.items()
    ]


def _pairs(scale: tuple[float, float]) -> str:
    """Pairs of values on both scales: all steps of a short integer scale, else the ends and the middle."""
    low, high = scale
    is_short = low.is_integer() and high.is_integer() and abs(high - low) <= _SHORT
    step = 1 if high > low else -1
    shown = range(int(low), int(high) + step, step) if is_short else (low, (low + high) / 2, high)
    text = _("{theirs} is {ours}")
    return _(", ").join(text.format(theirs=as_entered(one), ours=as_entered(on_our_scale(one, scale))) for one in shown)


def _rating(thing: Thing, reading: Reading) -> list[Entry]:
    known = known_words(thing.words)
    if (word := reading.text.casefold()) in known:
        number = known[word]
        return [] if number is None else [_rated(thing, reading, number)]
    low, high = thing.scale
    value = _number(thing, reading)
    if not min(low, high) <= value <= max(low, high):
        raise RefusedError(
            _("is not on the scale from {low} to {high}").format(low=as_entered(low), high=as_entered(high))
        )
    return [_rated(thing, reading, on_our_scale(value, thing.scale))]


def _rated(thing: Thing, reading: Reading, value: float) -> Entry:
    return Rating(day=reading.day, symptom=thing.shown_key, value=value, time=reading.at)


def _exercise(thing: Thing, reading: Reading) -> list[Entry]:
    if thing.amount == "done":
        return [ExerciseDone(day=reading.day, exercise=thing.shown_key)] if _is_yes(reading) else []
    amount = _number(thing, reading)
    if amount == 0:
        return []
    if thing.amount == "km":
        return [ExerciseDone(day=reading.day, exercise=thing.shown_key, distance_km=amount)]
    return [ExerciseDone(day=reading.day, exercise=thing.shown_key, minutes=rounded(amount, 1) or amount)]


def _treatment(thing: Thing, reading: Reading) -> list[Entry]:
    is_dose = reading.words == reading.text and is_tick(reading.text) is not False
    if not is_dose and not _is_yes(reading):
        return []
    return [TreatmentDone(day=reading.day, treatment=thing.shown_key, dose=reading.words)]


def _measurement(thing: Thing, reading: Reading) -> list[Entry]:
    hours = cells.hours(reading.text) if ":" in reading.text and _is_in_hours(thing) else None
    value = _number(thing, reading) if hours is None else rounded(hours, 2)
    return [Measurement(day=reading.day, quantity=thing.shown_key, value=value, time=reading.at)]


def _event(thing: Thing, reading: Reading) -> list[Entry]:
    """As many events as the integer in the cell; any other text is one event with that text."""
    key, day, at = thing.shown_key, reading.day, reading.at
    if not cells.is_number(reading.text, reading.decimal):
        ticked = is_tick(reading.text)
        if ticked is False:
            return []
        return [Event(day=day, event=key, text=reading.words if ticked else reading.text, time=at)]
    count = _number(thing, reading)
    if not count.is_integer() or not 0 <= count <= MOST:
        raise RefusedError(_("is not a number of events"))
    return [Event(day=day, event=key, text=reading.words, time=at) for _each in range(int(count))]


def _note(_thing: Thing, reading: Reading) -> list[Entry]:
    return [Note(day=reading.day, text=reading.text)]


_CONVERTERS: dict[str, Callable[[Thing, Reading], list[Entry]]] = {
    "symptom": _rating,
    "exercise": _exercise,
    "treatment": _treatment,
    "measurement": _measurement,
    "event": _event,
    "note": _note,
}


def _is_in_hours(thing: Thing) -> bool:
    return thing.shown_key == SLEEP.key or thing.unit in (SLEEP.unit, _(SLEEP.unit))


def _number(thing: Thing, reading: Reading) -> float:
    if thing.worth is not None:
        return thing.worth
    try:
        return cells.number(reading.text, reading.decimal) / thing.divisor
    except ValueError as error:
        raise RefusedError(_("is not a number")) from error


def _is_yes(reading: Reading) -> bool:
    ticked = is_tick(reading.text)
    if ticked is None:
        raise RefusedError(_("says neither 1 (done) nor 0"))
    return ticked
