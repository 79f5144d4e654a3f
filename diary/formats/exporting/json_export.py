"""The lossless export as JSON: each record with its identifier and all its non-empty fields.

`resources/formats/diary.schema.json` (JSON Schema) describes the file; `json_import` reads it back.
"""

import json
from datetime import date
from typing import Any

from diary import APP_ID
from diary.domain.excerpt import FIELDS, Excerpt
from diary.formats.exporting.format import ExportFormat
from diary.formats.record_json import VERSION, plain
from diary.i18n import N_


def write(excerpt: Excerpt, _made_on: date) -> bytes:
    """One object: `format`, `version`, `from`, `to`, and an array for each kind of record."""
    document: dict[str, Any] = {
        "format": APP_ID,
        "version": VERSION,
        "from": excerpt.period.first.isoformat(),
        "to": excerpt.period.last.isoformat(),
    }
    for kind, name in FIELDS.items():
        document[name] = [plain(record) for record in excerpt.of_kind(kind)]
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


FORMAT = ExportFormat(
    "json", N_("Diary file (JSON)"), N_("Can be read in again, here or on another computer"), "json", write
)
