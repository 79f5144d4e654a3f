"""The diary as an HL7 FHIR R4 (4.0.1) document in JSON.

Nothing checks it here: the tests put random diaries before the models of `fhir.resources` and before a validator of
R4 itself (`tests/formats/test_fhir_validator.py`). `resources/formats/README.md` maps records to resources.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from diary.domain.excerpt import Excerpt
from diary.formats.exporting import json_export
from diary.formats.exporting.format import ExportFormat
from diary.i18n import N_


def write(excerpt: Excerpt, made_on: date) -> bytes:
    """The document; nothing that was not recorded is in it."""
    from diary.formats.fhir.document import document  # noqa: PLC0415 - loaded only when a document is written

    bundle = document(excerpt, made_on, json_export.write(excerpt, made_on))
    return b"".join(line.encode() for line in _lines(bundle))


def _lines(bundle: dict[str, Any]) -> Iterator[str]:
    """The document as JSON, encoded entry by entry: one long `json.dumps` would keep the GIL from the window."""
    yield "{\n"
    for name, value in bundle.items():
        if name != "entry":
            yield f' "{name}": {json.dumps(value, ensure_ascii=False)},\n'
    entries = (json.dumps(one, ensure_ascii=False) for one in bundle["entry"])
    yield f' "entry": [\n  {next(entries)}'
    for entry in entries:
        yield f",\n  {entry}"
    yield "\n ]\n}\n"


FORMAT = ExportFormat(
    "fhir", N_("For a practitioner’s system (FHIR)"), N_("Where the practice asks for it"), "fhir.json", write
)
