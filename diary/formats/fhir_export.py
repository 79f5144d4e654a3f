"""The diary for a practitioner's system: a document of HL7 FHIR R4 (4.0.1) in JSON.

It is checked by the R4B models of `fhir.resources`, whose elements are those of R4 for every resource that is used
(`tests/formats/test_fhir_validator.py` compares them). `resources/formats/README.md` says what becomes of what.
"""

from datetime import date

from diary.domain.excerpt import Excerpt
from diary.formats.fhir.document import document
from diary.formats.format import ExportFormat
from diary.i18n import N_


def write(excerpt: Excerpt, made_on: date) -> bytes:
    """The document; nothing that was not recorded is in it."""
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415 - loaded only when a document is written

    return (Bundle.model_validate(document(excerpt, made_on)).model_dump_json(indent=1) + "\n").encode()


FORMAT = ExportFormat("fhir", N_("For a practitioner’s system (FHIR R4)"), "fhir.json", write)
