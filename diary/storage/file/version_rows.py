"""Earlier versions of records, as the rows of the table `version` and as the text in them."""

import base64
from datetime import datetime
from typing import Any

from diary.domain.record import Record
from diary.domain.version import Version
from diary.storage.file.shapes import SHAPES, parsed_json

BYTES = "base64"
"""The JSON key for bytes, which are base64-encoded."""
SELECT_VERSIONS = "SELECT moment, kind, removed, before, device FROM version"
_SHAPE_OF_KIND = {shape.table: shape for shape in SHAPES}


def version_of(moment: str, kind: str, removed: int, before: str, device: str) -> Version:
    """The earlier version of a row of `SELECT_VERSIONS`. Raises the exceptions of `Shape.records`."""
    return Version(datetime.fromisoformat(moment), record_of(kind, before), bool(removed), device)


def record_of(kind: str, text: str) -> Record:
    """The record of that kind from its JSON; a field that a later schema added has its default.

    Raises the exceptions of `Shape.records`.
    """
    shape = _SHAPE_OF_KIND[kind]
    fields: dict[str, Any] = parsed_json(text)
    values: dict[str, Any] = {}
    for name, convert in zip(shape.columns, shape.converters, strict=True):
        if name in fields:
            value = fields[name]
            if isinstance(value, dict):
                value = base64.b64decode(value[BYTES])
            values[name] = value if value is None or convert is None else convert(value)
    try:
        return shape.record(**values)
    except OverflowError as error:  # an integer of hundreds of digits in place of a float
        raise ValueError(kind) from error
