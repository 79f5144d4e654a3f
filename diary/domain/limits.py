"""Validation limits of all records, for typed values and for files alike.

A record constructed by its class is validated in `__post_init__`. A record read from a file may in addition have values
of other types, texts of any length and days of any year; `within` rejects these.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

from diary.domain.definition import LARGEST_PICTURE
from diary.domain.exercise import MOST_IN_DOSE, Dose
from diary.domain.record import FIRST_DAY, LARGEST_NUMBER, LAST_DAY, InvalidEntryError, Record
from diary.domain.version import Version
from diary.i18n import _

R = TypeVar("R", bound=Record)
Check = Callable[[Any], bool]
Plan = tuple[Callable[[Any], tuple[Any, ...]], tuple[Check, ...], tuple[str, ...]]
_plans: dict[type[Record | Dose], Plan] = {}

LONGEST_NAME, LONGEST_LINE, LONGEST_TEXT = 1_000, 10_000, 100_000
"""The maximum number of characters of a name or key, of another single-line text, and of a text with several lines."""
MOST_PARTS = 1_000
"""The maximum number of elements of a list, such as the steps of an exercise."""
LARGEST_WHOLE = 1_000_000
_NAMES = frozenset(
    (
        *("symptom", "exercise", "treatment", "quantity", "event", "item", "key", "name", "id"),
        *("kind", "category", "unit", "turn", "site", "limb", "level", "reason"),
    )
)
_TEXTS = frozenset({"text", "answer", "agreed"})
_CHOICES = {"choice": ("all", "one")}


def within(record: R) -> R:
    """Return the record unchanged; raises `InvalidEntryError` if one of its values is invalid."""
    read, checks, names = _plan(type(record))
    for value, is_fine, name in zip(read(record), checks, names, strict=True):
        if not is_fine(value):
            raise InvalidEntryError(_sentence(name, value))
    validate = getattr(record, "__post_init__", None)
    if validate is not None:
        validate()
    return record


def _sentence(name: str, value: object) -> str:
    """The error message for a value that failed its check."""
    if isinstance(value, dt.date) and not FIRST_DAY.year <= value.year <= LAST_DAY.year:
        text = _("The year {year} is not one of those that a diary speaks of, {first} to {last}.")
        return text.format(year=value.year, first=FIRST_DAY.year, last=LAST_DAY.year)
    if isinstance(value, str) and len(value) > LONGEST_NAME:
        return _("A name or text is longer than any that can be entered.")
    return _("The value of “{name}” is none that can be entered.").format(name=name)


def version_within(version: Version) -> Version:
    """Return the earlier version unchanged; raises `InvalidEntryError` as `within` does."""
    within(version.record)
    if not (_is_moment(version.moment) and _is_text(LONGEST_NAME)(version.device)):
        raise InvalidEntryError(_("It was changed at a time that cannot be."))
    return version


def is_text_within(text: object, longest: int = LONGEST_LINE) -> bool:
    """Whether the value is a string of at most that many characters that can be encoded as UTF-8."""
    return _is_text(longest)(text)


def _plan(kind: type[Record | Dose]) -> Plan:
    """The getter of a class's field values, the check of each field, and the field names."""
    if kind not in _plans:
        names = tuple(field.name for field in fields(kind))
        checks = tuple(_check(field.type, field.name) for field in fields(kind))
        _plans[kind] = attrgetter(*names), checks, names
    return _plans[kind]


def _check(annotation: Any, name: str) -> Check:  # noqa: ANN401 - a type or a union of types
    if get_origin(annotation) is tuple:
        return _parts_check(annotation, name)
    kinds = get_args(annotation) or (annotation,)
    [wanted] = [kind for kind in kinds if kind is not NoneType]
    check = _parts_check(wanted, name) if get_origin(wanted) is tuple else _CHECKS.get(wanted) or _text_check(name)
    return check if NoneType not in kinds else lambda value: value is None or check(value)


def _parts_check(annotation: Any, name: str) -> Check:  # noqa: ANN401 - a type
    kinds = get_args(annotation)
    part = _check(kinds[0], "part" if kinds[0] is str else name)
    is_open = Ellipsis in kinds
    return lambda value: (
        isinstance(value, tuple)
        and (len(value) <= MOST_PARTS if is_open else len(value) == len(kinds))
        and all(map(part, value))
    )


def _text_check(name: str) -> Check:
    if name in _CHOICES:
        return lambda value: value in _CHOICES[name]
    is_text = _is_text(LONGEST_NAME if name in _NAMES else LONGEST_TEXT if name in _TEXTS else LONGEST_LINE)
    return (lambda value: bool(value) and is_text(value)) if name == "id" else is_text


def _is_text(longest: int) -> Check:
    def check(value: object) -> bool:
        return (
            type(value) is str
            and len(value) <= longest
            and (value.isascii() or _is_unicode(value))
            and "\0" not in value
        )

    return check


def _is_unicode(text: str) -> bool:
    """Whether the text can be encoded: a lone surrogate cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_day(value: object) -> bool:
    return type(value) is dt.date and FIRST_DAY <= value <= LAST_DAY


def _is_moment(value: object) -> bool:
    return type(value) is dt.datetime and value.tzinfo is not None and FIRST_DAY.year <= value.year <= LAST_DAY.year


def _is_time(value: object) -> bool:
    return type(value) is dt.time and value.tzinfo is None


def _is_whole(value: object) -> bool:
    return type(value) is int and abs(value) <= LARGEST_WHOLE


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return -LARGEST_NUMBER <= value <= LARGEST_NUMBER


def _is_dose(value: object) -> bool:
    if type(value) is not Dose:
        return False
    read, checks, _names = _plan(Dose)
    if not all(check(part) for part, check in zip(read(value), checks, strict=True)):
        return False
    return all(_largest(getattr(value, name)) <= most for name, most in MOST_IN_DOSE.items())


def _largest(number: int | tuple[int, int] | None) -> int:
    return max(number) if isinstance(number, tuple) else number or 0


_CHECKS: dict[Any, Check] = {
    dt.date: _is_day,
    dt.datetime: _is_moment,
    dt.time: _is_time,
    int: _is_whole,
    float: _is_number,
    bool: lambda value: type(value) is bool,
    bytes: lambda value: type(value) is bytes and len(value) <= LARGEST_PICTURE,
    Dose: _is_dose,
}
