"""The diary for a practitioner's system: a document of HL7 FHIR R4 (4.0.1) in JSON.

It is checked by the R4B models of `fhir.resources`, whose elements are those of R4 for every resource that is used
(`tests/formats/test_fhir_validator.py` compares them). `resources/formats/README.md` says what becomes of what.
"""

import json
from datetime import date
from typing import Any

from diary.domain.excerpt import Excerpt
from diary.formats.format import ExportFormat
from diary.i18n import N_


def write(excerpt: Excerpt, made_on: date) -> bytes:
    """The document; nothing that was not recorded is in it."""
    from diary.formats.fhir.document import document  # noqa: PLC0415 - loaded only when a document is written

    found = document(excerpt, made_on)
    _check(found)
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _check(found: dict[str, Any]) -> None:
    """Have each resource checked by its model, one after the other.

    All at once, and written by the models, ten years (40,150 entries) took 37 s and 880 MB; so it is 13 s and 600 MB.

    A document that is not sound raises pydantic's `ValidationError`, which is a `ValueError`.
    """
    from fhir.resources.R4B import get_fhir_model_class  # noqa: PLC0415 - loaded only when a document is written

    for entry in found["entry"]:
        resource = entry["resource"]
        get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    get_fhir_model_class("Bundle").model_validate({**found, "entry": found["entry"][:1]})


FORMAT = ExportFormat(
    "fhir", N_("For a practitioner’s system (FHIR)"), N_("Where the practice asks for it"), "fhir.json", write
)
