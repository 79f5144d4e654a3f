"""The diary as a table for spreadsheets: one row for each thing that was written down, nothing for what was not."""

import csv
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import astuple, dataclass
from io import StringIO
from typing import Any

from diary.domain import tracked
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.plan import DayOff
from diary.domain.record import Entry
from diary.domain.site import Extent, SiteMark
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentChange, TreatmentDone
from diary.formats.format import ExportFormat
from diary.i18n import N_

HEADER = ("day", "time", "kind", "key", "name", "value", "unit", "text", "written")
_AMOUNTS = {"minutes": "min", "distance_km": "km", "sets": "sets", "repetitions": "times", "hold_seconds": "s"}
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Row:
    """One row in the order of `HEADER`, without day and time of writing."""

    kind: str
    key: str
    value: str = ""
    unit: str = ""
    text: str = ""


def write(excerpt: Excerpt) -> bytes:
    """The table as CSV, in UTF-8 with the mark by which spreadsheets know it, rows by day."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(HEADER)
    for entry in sorted(excerpt.entries, key=lambda one: (one.day, one.written)):
        time = getattr(entry, "time", None)
        for row in _ROWS[type(entry)](entry, excerpt):
            kind = row.kind.partition(" ")[0]
            name = tracked.name_of(kind, row.key, excerpt.definitions) if row.key else ""
            kind, key, value, unit, text = astuple(row)
            texts = (kind, safe(key), safe(name), value, safe(unit), safe(text))
            writer.writerow((entry.day.isoformat(), time or "", *texts, entry.written.isoformat()))
    return BOM_UTF8 + file.getvalue().encode()


def _exercise(entry: ExerciseDone, _excerpt: Excerpt) -> list[Row]:
    """One row for each amount that is known, or one without."""
    amounts = [(getattr(entry, name), unit) for name, unit in _AMOUNTS.items()]
    recorded = [(f"{amount:g}", unit) for amount, unit in amounts if amount is not None]
    return [Row("exercise", entry.exercise, amount, unit) for amount, unit in recorded or [("", "")]]


def _measurement(entry: Measurement, excerpt: Excerpt) -> list[Row]:
    unit = tracked.unit_of(entry.quantity, excerpt.definitions)
    return [Row("measurement", entry.quantity, f"{entry.value:.15g}", unit)]


def _event(entry: Event, _excerpt: Excerpt) -> list[Row]:
    hurt = {True: "hurt", False: "not hurt", None: ""}[entry.hurt]
    times = (f"{entry.count}", "times") if entry.count else ("", "")
    return [Row("event", entry.event, *times, _joined(entry.place, hurt, entry.text))]


def _site_mark(entry: SiteMark, _excerpt: Excerpt) -> list[Row]:
    value = ("", "") if entry.value is None else (f"{entry.value:g}", "0-10")
    return [Row("symptom at a site", entry.symptom, *value, entry.site)]


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


_ROWS: dict[type[Entry], Callable[[Any, Excerpt], list[Row]]] = {
    Rating: lambda entry, _: [Row("symptom", entry.symptom, f"{entry.value:g}", "0-10")],
    ExerciseDone: _exercise,
    TreatmentDone: lambda entry, _: [Row("treatment", entry.treatment, text=_joined(entry.dose, entry.text))],
    TreatmentChange: lambda entry, _: [
        Row("treatment change", entry.treatment, text=_joined(entry.turn, entry.dose, entry.times, entry.text))
    ],
    Measurement: _measurement,
    Event: _event,
    DayOff: lambda entry, _: [Row("day off", "", text=entry.reason)],
    SiteMark: _site_mark,
    Extent: lambda entry, _: [Row("extent", entry.limb, text=entry.level)],
    Note: lambda entry, _: [Row("note", "", text=entry.text)],
}


def safe(text: str) -> str:
    """A text that a spreadsheet does not take for a formula (OWASP, CSV injection: a leading apostrophe)."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


FORMAT = ExportFormat("csv", N_("Table for spreadsheets (CSV)"), "csv", write)
