"""Converts records to plain JSON values and back, with validation; empty fields are absent."""

import base64
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime, time
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin
from uuid import UUID

from diary.domain.exercise import Dose
from diary.domain.limits import within
from diary.domain.plan.plan import PlanLine
from diary.domain.record import InvalidEntryError, Record
from diary.formats.errors import FormatError
from diary.i18n import _

VERSION = 1
"""The version of the JSON format."""
R = TypeVar("R", bound=Record)
_LARGEST = 2**53
"""Larger integers lose precision in readers that parse JSON numbers as doubles."""
_ALLOWED: Mapping[tuple[type, str], tuple[str, ...]] = {(PlanLine, "choice"): ("all", "one")}


def plain(record: Record | Dose) -> dict[str, Any]:
    """The record's non-empty fields as JSON values."""
    return dict(_plain_fields(record))


def record_of(kind: type[R], value: object, place: str) -> R:
    """The record of a JSON value; `place` is its path in the file for the error. Raises `FormatError`."""
    record: R = _object(kind, value, place)
    return record


def refusal(place: str, what: str) -> FormatError:
    """The exception whose text is `place` (a path in the file) followed by `what` (the end of the sentence)."""
    return FormatError(_("“{place}” {what}. Nothing was imported.").format(place=place, what=what.rstrip(".")))


def _plain_fields(record: Record | Dose) -> Iterator[tuple[str, Any]]:
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(record, Dose) and value == field.default:
            continue
        if value not in (None, "", b"", ()):
            yield field.name, _plain_value(value)


def _plain_value(value: object) -> object:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, Dose):
        return plain(value)
    return [_plain_value(one) for one in value] if isinstance(value, tuple) else value


def _object(kind: type[Any], content: object, place: str) -> Any:  # noqa: ANN401 - whatever `kind` is
    """The record or dose of class `kind` that a JSON object describes; raises `FormatError`."""
    if not isinstance(content, dict):
        raise refusal(place, _("is no object with fields"))
    known = {field.name: field for field in fields(kind)}
    if unknown := sorted(map(str, set(content) - set(known))):
        raise refusal(place, _("says “{name}”, which nothing is called").format(name=unknown[0]))
    values = {}
    for name, field in known.items():
        if name in content:
            values[name] = _value(field.type, content[name], f"{place}.{name}")
        elif field.default is MISSING and (field.default_factory is MISSING or name in ("id", "written")):
            raise refusal(place, _("lacks its “{name}”").format(name=name))
        if (kind, name) in _ALLOWED and values.get(name, field.default) not in _ALLOWED[kind, name]:
            raise refusal(f"{place}.{name}", _("is none of {allowed}").format(allowed=", ".join(_ALLOWED[kind, name])))
    try:
        if "id" in values:
            UUID(values["id"])
        record = kind(**values)
        return within(record) if isinstance(record, Record) else record
    except InvalidEntryError as error:
        raise refusal(place, _("is refused: {reason}").format(reason=error)) from error
    except ValueError as error:
        raise refusal(f"{place}.id", _("is no identifier (UUID)")) from error


def _value(annotation: Any, value: object, place: str) -> Any:  # noqa: ANN401 - a type, or several
    """A JSON value converted to a field of that type; null is never written and not accepted. Raises `FormatError`."""
    kinds = [one for one in get_args(annotation) or (annotation,) if one is not NoneType]
    if get_origin(annotation) is tuple:
        return _tuple(annotation, value, place)
    if len(kinds) == 1 and get_origin(kinds[0]) is tuple:
        return _tuple(kinds[0], value, place)
    if kinds[0] is Dose:
        return _object(Dose, value, place)
    wanted, read = _READ[kinds[0]]
    try:
        return read(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise refusal(place, wanted()) from error


def _tuple(annotation: Any, value: object, place: str) -> tuple[Any, ...]:  # noqa: ANN401 - a type
    kinds = get_args(annotation)
    if not isinstance(value, list) or (Ellipsis not in kinds and len(value) != len(kinds)):
        raise refusal(place, _("is no list of that length"))
    return tuple(_value(kinds[0], one, f"{place}[{number}]") for number, one in enumerate(value))


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise TypeError(value)
    value.encode()
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _LARGEST:
        raise TypeError(value)
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError(value)
    return float(value)


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError(value)
    return moment


def _bytes(value: object) -> bytes:
    return base64.b64decode(_text(value), validate=True)


_READ: Mapping[type, tuple[Callable[[], str], Callable[[object], object]]] = {
    str: (lambda: _("is no text"), _text),
    bool: (lambda: _("is neither true nor false"), _truth),
    int: (lambda: _("is no whole number"), _whole),
    float: (lambda: _("is no number"), _number),
    date: (lambda: _("is no day, as 2026-11-22"), lambda value: date.fromisoformat(_text(value))),
    time: (lambda: _("is no time, as 09:30:00"), lambda value: time.fromisoformat(_text(value))),
    datetime: (lambda: _("is no moment with its time zone, as 2026-11-22T20:41:00+01:00"), _moment),
    bytes: (lambda: _("is no content in base64"), _bytes),
}
