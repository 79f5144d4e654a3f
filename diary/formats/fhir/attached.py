"""The practitioner's page as a PDF within the document, for filing by a practice."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha1

from diary.formats.fhir.codes import PATIENT_NOTE
from diary.formats.fhir.context import Context
from diary.formats.fhir.element import Element, concept, made_identifier, moment, reference, span
from diary.i18n import _, language

PDF = "application/pdf"


def attached(pdf: bytes, at: Context) -> Iterator[Element]:
    """A DocumentReference, whose attachment is a Binary of the same document; nothing for an empty `pdf`."""
    if not pdf:
        return
    binary = made_identifier(at.patient, "page", sha1(pdf, usedforsecurity=False).hexdigest())
    data = b64encode(pdf).decode()
    past = at.past(at.excerpt.period)
    yield {
        "resourceType": "DocumentReference",
        "id": made_identifier(binary, "reference"),
        "status": "current",
        "type": concept("", PATIENT_NOTE),
        "subject": reference(at.patient),
        "date": moment(at.made_at),
        "author": [reference(at.patient)],
        "description": _("The page for the practitioner"),
        "content": [
            {
                "attachment": {
                    "contentType": PDF,
                    "language": language(),
                    "url": reference(binary)["reference"],
                    "size": len(pdf),
                    "hash": b64encode(sha1(pdf, usedforsecurity=False).digest()).decode(),
                    "title": _("The page for the practitioner"),
                }
            }
        ],
        **({"context": {"period": span(past.first, past.last)}} if past else {}),
    }
    yield {"resourceType": "Binary", "id": binary, "contentType": PDF, "data": data}
