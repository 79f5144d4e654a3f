"""The mapping of a file's columns to the diary, and its TOML form."""

import json
import math
import tomllib
from collections.abc import Mapping as TomlTable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from diary.domain.definition import key_for
from diary.domain.exercise import CATEGORIES
from diary.domain.measurement import QUANTITIES, SLEEP, STEPS, WOKEN
from diary.domain.treatment import KINDS
from diary.foreign.errors import ForeignError, Purpose
from diary.foreign.place import place_of
from diary.formats.errors import FormatError
from diary.formats.importing.cells import DECIMALS, ORDERS
from diary.i18n import _

MEANINGS = ("symptom", "exercise", "treatment", "measurement", "event", "note", "leave-out")
AMOUNTS = ("done", "minutes", "km")
NRS = (0.0, 10.0)
_LARGEST = 1_000_000
"""The size limit (bytes) of the file."""
_PLAIN_UNITS = (SLEEP.unit, WOKEN.unit, STEPS.unit)
"""Units that are assumed for a number without a unit."""
UNKNOWN_SCALE = (0.0, 0.0)
"""Marks a symptom whose scale is not in the file, so that the person is asked."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One tracked item of the file, and what it becomes in the diary.

    `label` is the column's name in a wide table and what stands in the name column of a long one; `meaning` is one of
    `MEANINGS`; `name` and `key` are those in the diary (by default derived from the label); `scale` is the lowest and
    the highest rating of the file's scale; `amount` is the unit of an exercise's cell, one of `AMOUNTS`. Numbers are
    divided by `divisor`. If the label is a word that stands for a number (`is_word`), `worth` is that number (None: not
    answered yet).
    """

    label: str
    meaning: str
    name: str = ""
    key: str = ""
    scale: tuple[float, float] = NRS
    unit: str = ""
    category: str = ""
    amount: str = "done"
    divisor: float = 1.0
    is_word: bool = False
    worth: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether the person has to answer a question (scale, or value of a word) before it can be imported."""
        if self.meaning == "leave-out":
            return False
        return (self.meaning == "symptom" and self.scale == UNKNOWN_SCALE) or (self.is_word and self.worth is None)

    @property
    def shown_name(self) -> str:
        return self.name or self.label

    @property
    def shown_key(self) -> str:
        """Its key in the diary; a measurement in another unit than the diary's own gets a key of its own."""
        if self.key:
            return self.key
        key = key_for(self.shown_name)
        known = next((one for one in QUANTITIES if one.key == key and self.meaning == "measurement"), None)
        if known is None or self.unit in (known.unit, _(known.unit)) or (not self.unit and known.unit in _PLAIN_UNITS):
            return key
        return f"{key}-{key_for(self.unit or 'own')}"


@dataclass(frozen=True, slots=True)
class Mapping:
    """How to read a file.

    `app` is the key of the import format of a known program, empty for a general table. `source` identifies the
    origin of the file, by which entries of an earlier import are recognised. `day` is one column, or three for year,
    month and day; `written` is the column with the time of writing. A long table has a column for the `name` and one
    for the `value` of each rating; a wide one has neither. Empty values of `delimiter`, `encoding`, `decimal` and
    `date_order` are detected from the file.
    """

    source: str
    day: tuple[str, ...]
    things: tuple[Thing, ...]
    name: str = ""
    value: str = ""
    written: str = ""
    delimiter: str = ""
    encoding: str = ""
    decimal: str = ""
    date_order: str = ""
    app: str = ""

    @property
    def is_long(self) -> bool:
        return bool(self.name)

    @property
    def prefix(self) -> str:
        """The prefix of the `origin` of all entries from this source."""
        return f"{self.source}:" if self.app else f"csv:{self.source}:"


_TEXTS = ("source", "name", "value", "written", "delimiter", "encoding", "decimal", "date_order", "app")
_THING_TEXTS = ("label", "meaning", "name", "key", "unit", "category", "amount")


def read_mapping(path: Path) -> Mapping:
    """The mapping that a TOML file describes; raises `FormatError`."""
    try:
        text = place_of(path, Purpose.CHOSEN).read(path.name, _LARGEST).decode()
        return mapping_from(tomllib.loads(text))
    except ForeignError as error:
        raise FormatError(_("The mapping {file}: {reason}").format(file=path.name, reason=error)) from error
    except OSError as error:
        raise FormatError(
            _("The mapping {file} cannot be read ({reason}).").format(file=path, reason=error.strerror)
        ) from error
    except (ValueError, RecursionError) as error:
        raise FormatError(_("The mapping {file} is no TOML file: {reason}.").format(file=path, reason=error)) from error
    except FormatError as error:
        raise FormatError(_("The mapping {file}: {reason}").format(file=path.name, reason=error)) from error


def mapping_from(document: TomlTable[str, Any]) -> Mapping:
    """The mapping of a parsed TOML document; raises `FormatError`."""
    _refuse_unknown(document, {*(field.name for field in fields(Mapping))})
    texts = {name: _text(document, name) for name in _TEXTS if name in document}
    if not texts.get("source"):
        raise FormatError(_("It has to name its “source”."))
    days = _days(document.get("day"), needed=not texts.get("app"))
    if bool(texts.get("name")) != bool(texts.get("value")):
        raise FormatError(_("A table with one row a rating needs both “name” and “value”."))
    _require_one_of("date_order", texts.get("date_order", ""), ("", *ORDERS))
    _require_one_of("decimal", texts.get("decimal", ""), ("", *DECIMALS))
    every = document.get("things", [])
    things = tuple(_thing(one) for one in every) if isinstance(every, list) else ()
    if not things:
        raise FormatError(_("It says of no column what it means."))
    labels = [thing.label for thing in things]
    if doubled := next((label for label in labels if labels.count(label) > 1), None):
        raise FormatError(_("It tells twice what “{name}” means.").format(name=doubled))
    return Mapping(day=days, things=things, **texts)


def to_toml(mapping: Mapping) -> str:
    """The mapping as a TOML file that `read_mapping` reads back."""
    lines = [f"{name} = {_quoted(getattr(mapping, name))}" for name in _TEXTS if getattr(mapping, name)]
    if mapping.day:
        lines.append(f"day = {_quoted(list(mapping.day) if len(mapping.day) > 1 else mapping.day[0])}")
    usual = Thing("", "")
    for thing in mapping.things:
        lines += ["", "[[things]]"]
        for field in fields(Thing):
            value = getattr(thing, field.name)
            if value != getattr(usual, field.name):
                lines.append(f"{field.name} = {_quoted(list(value) if isinstance(value, tuple) else value)}")
    return "\n".join(lines) + "\n"


def with_meaning(mapping: Mapping, label: str, thing: Thing) -> Mapping:
    """The mapping with another meaning for `label`."""
    return replace(mapping, things=tuple(thing if one.label == label else one for one in mapping.things))


def merged(suggested: Mapping, kept: Mapping) -> Mapping:
    """The stored mapping for the labels of this file, completed by the suggestions for new labels.

    Delimiter, encoding and decimal sign are those of this file, and so is the order of dates unless it is ambiguous.
    """
    known = {thing.label: thing for thing in kept.things}
    return replace(
        kept,
        things=tuple(known.get(thing.label, thing) for thing in suggested.things),
        delimiter=suggested.delimiter,
        encoding=suggested.encoding,
        decimal=suggested.decimal,
        date_order=suggested.date_order or kept.date_order,
    )


def _days(columns: object, *, needed: bool) -> tuple[str, ...]:
    days = (columns,) if isinstance(columns, str) else tuple(columns) if isinstance(columns, list) else ()
    if not days and not needed:
        return ()
    if len(days) not in (1, 3) or not all(isinstance(one, str) and one for one in days):
        raise FormatError(_("“day” has to name one column, or three for year, month and day."))
    return days


def _thing(table: Any) -> Thing:  # noqa: ANN401 - whatever the file holds
    if not isinstance(table, dict) or not table.get("label"):
        raise FormatError(_("Each of the “things” needs a “label”."))
    _refuse_unknown(table, {field.name for field in fields(Thing)})
    texts: dict[str, Any] = {name: _text(table, name) for name in _THING_TEXTS if name in table}
    _require_one_of("meaning", texts.get("meaning", ""), MEANINGS)
    _require_one_of("amount", texts.get("amount", "done"), AMOUNTS)
    groups = {"exercise": ("", *CATEGORIES), "treatment": tuple(KINDS)}
    if texts["meaning"] in groups:
        _require_one_of("category", texts.get("category", ""), groups[texts["meaning"]])
    scale = table.get("scale", list(NRS))
    is_pair = isinstance(scale, list) and len(scale) == 2 and all(_is_finite(end) for end in scale)
    if not is_pair or (scale[0] == scale[1] and texts.get("meaning") == "symptom"):
        raise FormatError(
            _("The scale of “{name}” is its lowest and its highest number, as [0, 10].").format(name=texts["label"])
        )
    numbers: dict[str, Any] = {name: _number(table, name) for name in ("divisor", "worth") if name in table}
    is_word = table.get("is_word", False) is True
    return Thing(**texts, scale=(float(scale[0]), float(scale[1])), is_word=is_word, **numbers)


def _number(table: TomlTable[str, Any], name: str) -> float:
    value = table[name]
    if not _is_finite(value) or value == 0:
        raise FormatError(_("“{name}” has to be a number other than 0.").format(name=name))
    return float(value)


def _is_finite(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _text(table: TomlTable[str, Any], name: str) -> str:
    value = table[name]
    if not isinstance(value, str):
        raise FormatError(_("“{name}” has to be a text.").format(name=name))
    return value


def _refuse_unknown(table: TomlTable[str, Any], known: set[str]) -> None:
    if unknown := sorted(set(table) - known):
        raise FormatError(_("It says “{name}”, which nothing is called.").format(name=unknown[0]))


def _require_one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise FormatError(
            _("“{name}” is one of {allowed}, and “{value}” is not.").format(
                name=name, allowed=", ".join(one for one in allowed if one), value=value
            )
        )


def _quoted(value: object) -> str:
    """A text, number or list in TOML's syntax, which for these is that of JSON."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
