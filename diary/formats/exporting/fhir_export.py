"""The diary as an HL7 FHIR R4 (4.0.1) document in JSON.

It is not validated here: the tests validate random diaries with the models of `fhir.resources` and with a validator of
R4 (`tests/formats/test_fhir_validator.py`). `resources/formats/README.md` has the mapping of records to resources.
"""

from datetime import date

from diary.domain.excerpt import Excerpt
from diary.formats.exporting.format import ExportFormat
from diary.formats.work import Work
from diary.i18n import N_


def write(excerpt: Excerpt, made_on: date) -> bytes:
    """The document without the practitioner's page; unrecorded values are absent."""
    return write_with(excerpt, made_on, b"", Work())


def write_with(excerpt: Excerpt, made_on: date, page: bytes, work: Work, began: date | None = None) -> bytes:
    """The document with the practitioner's page, a PDF (empty for none); `began` is the day of the diary's first entry.

    Raises `CancelledError`.
    """
    from diary.formats.fhir.document import document  # noqa: PLC0415 - loaded only when a document is written

    return b"".join(document(excerpt, made_on, page, work, began))


FORMAT = ExportFormat(
    "fhir",
    N_("For a practitioner’s system (FHIR)"),
    N_("Where the practice asks for it"),
    "fhir.json",
    write,
    write_with,
)
