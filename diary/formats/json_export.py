"""The diary whole, as JSON: each record with its identifier; what was not recorded is absent."""

import base64
import json
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any

from diary import APP_ID
from diary.domain.excerpt import COURSES, FIELDS, Excerpt
from diary.domain.exercise import Dose
from diary.domain.record import Record
from diary.formats.format import ExportFormat
from diary.i18n import N_

VERSION = 1


def write(excerpt: Excerpt) -> bytes:
    """One object: `format`, `version`, `from`, `to`, and an array for each kind of record."""
    document: dict[str, Any] = {
        "format": APP_ID,
        "version": VERSION,
        "from": excerpt.period.first.isoformat(),
        "to": excerpt.period.last.isoformat(),
    }
    for name in FIELDS.values():
        kept = excerpt.turns if name == COURSES else getattr(excerpt, name)
        document[name] = [_plain(record) for record in kept]
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(record: Record) -> dict[str, Any]:
    found = {field.name: getattr(record, field.name) for field in fields(record)}
    return {name: _value(value) for name, value in found.items() if value not in (None, "", b"")}


def _plain_dose(dose: Dose) -> dict[str, Any]:
    usual = Dose()
    found = {field.name: getattr(dose, field.name) for field in fields(Dose)}
    return {name: _value(value) for name, value in found.items() if value != getattr(usual, name)}


def _value(value: object) -> object:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, Dose):
        return _plain_dose(value)
    return list(value) if isinstance(value, tuple) else value


FORMAT = ExportFormat("json", N_("Everything, for other programs (JSON)"), "json", write)
