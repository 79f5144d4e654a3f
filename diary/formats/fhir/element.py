"""FHIR data types (CodeableConcept, Quantity, Reference, Narrative …) as plain dictionaries."""

import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from html import escape
from typing import Any
from uuid import UUID, uuid5

from diary.formats.fhir.codes import DIARY, UCUM, Code, Unit

Element = dict[str, Any]
_NAMESPACE = UUID("01dfa316-eb41-438d-a959-a051923d1d1c")
_KEPT = "\t\n\r"
_FARTHEST_ZONE = timedelta(hours=14)


def clean_text(text: str) -> str:
    """The text with only the characters permitted in a FHIR string, stripped; it may be empty."""
    if text.isprintable():
        return text.strip()
    signs = (one if one in _KEPT else " " if one.isspace() or one == "\ufeff" else one for one in text)
    return "".join(one for one in signs if one in _KEPT or unicodedata.category(one) not in ("Cc", "Cs", "Cn")).strip()


@lru_cache(maxsize=4096)
def own(group: str, key: str) -> Code:
    """A code in the diary's own code system."""
    return Code(DIARY, " ".join(clean_text(f"{group}-{key}" if key else group).split()))


@lru_cache(maxsize=4096)
def concept(text: str, *codes: Code | None) -> Element:
    """A CodeableConcept with a text and those codes that are not None, each with its display name, or else the text.

    Equal arguments return the same cached object, which must not be modified.
    """
    element: Element = {}
    codings = [coding(one, text) for one in codes if one is not None]
    if codings:
        element["coding"] = codings
    if words := clean_text(text):
        element["text"] = words
    return element


def quantity(value: float, unit: Unit) -> Element:
    """A Quantity, with the UCUM code if the unit has one."""
    element: Element = {"value": int(value) if float(value).is_integer() else value}
    if unit.name:
        element["unit"] = unit.name
    if unit.code:
        element |= {"system": UCUM, "code": unit.code}
    return element


@lru_cache(maxsize=1024)
def reference(identifier: str) -> Element:
    """A reference to a resource of the same document."""
    return {"reference": full_url(identifier)}


def full_url(identifier: str) -> str:
    return f"urn:uuid:{identifier}"


def identifier_of(record_id: str) -> str:
    """The record's identifier as a UUID in lower case; any other identifier is mapped to a UUID (version 5)."""
    try:
        return str(UUID(record_id))
    except ValueError:
        return made_identifier(record_id)


def made_identifier(*parts: str) -> str:
    """A UUID (version 5) derived from the parts."""
    return str(uuid5(_NAMESPACE, "\0".join(parts)))


def annotations(*texts: str) -> Element:
    """The `note` of a resource, with the texts that are not empty; empty without any."""
    notes = [{"text": words} for text in texts if (words := clean_text(text))]
    return {"note": notes} if notes else {}


def narrative(paragraphs: Iterable[str], *markup: str) -> Element:
    """A Narrative: paragraphs of text, then XHTML markup."""
    texts = "".join(f"<p>{escape(clean_text(one))}</p>" for one in paragraphs)
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{texts}{"".join(markup)}</div>'}


def day(value: date) -> str:
    return value.isoformat()


def moment(value: datetime) -> str:
    """A point in time with its UTC offset; offsets that FHIR does not support (with seconds, say) are converted to
    UTC."""
    offset = value.utcoffset() or timedelta()
    is_known = abs(offset) <= _FARTHEST_ZONE and not offset % timedelta(minutes=1)
    return (value if is_known else value.astimezone(UTC)).isoformat()


def span(first: date | None, last: date | None) -> Element:
    """A FHIR Period with those ends that are known."""
    return {name: day(end) for name, end in (("start", first), ("end", last)) if end is not None}


def coding(code: Code, name: str = "") -> Element:
    """A Coding with its display name, or else with `name`."""
    element = {"system": code.system, "code": code.code}
    display = code.display or clean_text(name)
    return {**element, "display": display} if display else element
