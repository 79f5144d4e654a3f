"""The diary as a table for spreadsheets: one row for each thing that was written down, nothing for what was not."""

import csv
from codecs import BOM_UTF8
from dataclasses import astuple, dataclass
from io import StringIO

from diary.domain import tracked
from diary.domain.event import Event
from diary.domain.excerpt import Excerpt
from diary.domain.exercise import ExerciseDone
from diary.domain.measurement import Measurement
from diary.domain.note import Note
from diary.domain.record import Entry
from diary.domain.symptom import Rating
from diary.domain.treatment import TreatmentDone
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
        for row in _rows(entry, excerpt):
            name = tracked.name_of(row.kind, row.key, excerpt.definitions) if row.key else ""
            kind, key, value, unit, text = astuple(row)
            texts = (kind, safe(key), safe(name), value, safe(unit), safe(text))
            writer.writerow((entry.day.isoformat(), time or "", *texts, entry.written.isoformat()))
    return BOM_UTF8 + file.getvalue().encode()


def _rows(entry: Entry, excerpt: Excerpt) -> list[Row]:
    """The rows of an entry: one, or one for each amount of an exercise."""
    match entry:
        case Rating():
            return [Row("symptom", entry.symptom, f"{entry.value:g}", "0-10")]
        case ExerciseDone():
            amounts = [(getattr(entry, name), unit) for name, unit in _AMOUNTS.items()]
            recorded = [(f"{amount:g}", unit) for amount, unit in amounts if amount is not None]
            return [Row("exercise", entry.exercise, amount, unit) for amount, unit in recorded or [("", "")]]
        case TreatmentDone():
            return [Row("treatment", entry.treatment)]
        case Measurement():
            units = (one.unit for one in excerpt.definitions if (one.kind, one.key) == ("measurement", entry.quantity))
            return [Row("measurement", entry.quantity, f"{entry.value:.15g}", next(units, ""))]
        case Event():
            return [Row("event", entry.event, text=entry.text)]
        case Note():
            return [Row("note", "", text=entry.text)]
    raise TypeError(type(entry))


def safe(text: str) -> str:
    """A text that a spreadsheet does not take for a formula (OWASP, CSV injection: a leading apostrophe)."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


FORMAT = ExportFormat("csv", N_("Table for spreadsheets (CSV)"), "csv", write)
