"""The TOML form of a mapping, which can be read back; every unanswered question has a comment."""

import json
import math
import tomllib
from collections.abc import Iterator
from collections.abc import Mapping as TomlTable
from dataclasses import fields
from pathlib import Path
from typing import Any

from diary.domain.exercise import CATEGORIES
from diary.domain.treatment import KINDS
from diary.foreign.errors import ForeignError, Purpose
from diary.foreign.place import place_of
from diary.formats.errors import FormatError
from diary.formats.importing.cells import DECIMALS
from diary.formats.importing.dates import ORDERS
from diary.formats.importing.mapping import (
    AMOUNTS,
    ASK,
    LONG,
    MEANINGS,
    NRS,
    UNKNOWN,
    UNKNOWN_SCALE,
    WIDE,
    Mapping,
    Thing,
    Words,
)
from diary.i18n import _

_LARGEST = 1_000_000
"""The size limit (bytes) of the file."""
_MISSING = "missing"
"""The value of a word that stands for an unrecorded value."""
_TEXTS = (
    "source",
    "name",
    "value",
    "written",
    "delimiter",
    "encoding",
    "decimal",
    "date_order",
    "app",
    "time",
    "sheet",
    "layout",
)
_NUMBERS = ("year", "day_begins")
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
    texts: dict[str, Any] = {name: _text(document, name) for name in _TEXTS if name in document}
    if not texts.get("source"):
        raise FormatError(_("It has to name its “source”."))
    days = _days(document.get("day"), needed=not texts.get("app"))
    if bool(texts.get("name")) != bool(texts.get("value")):
        raise FormatError(_("A table with one row a rating needs both “name” and “value”."))
    _require_one_of("date_order", texts.get("date_order", ""), ("", *ORDERS))
    _require_one_of("decimal", texts.get("decimal", ""), ("", *DECIMALS))
    _require_one_of("layout", texts.get("layout", ""), ("", LONG, WIDE))
    whole: dict[str, Any] = {name: _whole_number(document, name) for name in _NUMBERS if name in document}
    every = document.get("things", [])
    things = tuple(_thing(one) for one in every) if isinstance(every, list) else ()
    if not things:
        raise FormatError(_("It says of no column what it means."))
    labels = [thing.label for thing in things]
    if doubled := next((label for label in labels if labels.count(label) > 1), None):
        raise FormatError(_("It tells twice what “{name}” means.").format(name=doubled))
    return Mapping(day=days, things=things, **texts, **whole)


def to_toml(mapping: Mapping, *, has_years: bool = True) -> str:
    """The mapping as a TOML file that `read_mapping` reads back, with a comment at each open place.

    `has_years` is False if the dates of the file have none.
    """
    lines = [f"{name} = {_quoted(getattr(mapping, name))}" for name in _TEXTS if getattr(mapping, name)]
    lines += [] if mapping.app else _open_places(mapping, has_years=has_years)
    if mapping.day:
        lines.append(f"day = {_quoted(list(mapping.day) if len(mapping.day) > 1 else mapping.day[0])}")
    lines += [f"year = {mapping.year}"] if mapping.year else []
    lines += [] if mapping.day_begins is None else [f"day_begins = {mapping.day_begins}"]
    for thing in mapping.things:
        lines += ["", "[[things]]", *_thing_lines(thing)]
    return "\n".join(lines) + "\n"


def _open_places(mapping: Mapping, *, has_years: bool) -> Iterator[str]:
    """Comment lines for the unanswered questions about the file as a whole, each with the assignment that answers
    it."""
    if not mapping.decimal:
        yield _comment(_("The numbers can be read in two ways; say the decimal sign, “.” or “,”:"))
        yield '# decimal = "."'
    if len(mapping.day) == 1 and mapping.day[0] and not mapping.date_order:
        yield _comment(_("The dates can be read in two ways; say “day-first” or “month-first”:"))
        yield '# date_order = "day-first"'
    if not (has_years or mapping.year):
        yield _comment(_("The dates have no year; say that of the first row:"))
        yield "# year = 2026"
    if not all(mapping.day):
        names = ", ".join(thing.label for thing in mapping.things)
        yield _comment(_("Say which column holds the day: {names}.").format(names=names))


def _thing_lines(thing: Thing) -> Iterator[str]:
    usual = Thing("", "")
    if thing.meaning == ASK:
        yield _comment(_("Say what it is: {meanings}.").format(meanings=", ".join(MEANINGS[:-2])))
    if thing.meaning == UNKNOWN:
        yield _comment(
            _("Nothing says what it is, and it is left out; or say: {meanings}.").format(
                meanings=", ".join(MEANINGS[:-2])
            )
        )
    for field in fields(Thing):
        value = getattr(thing, field.name)
        if value == getattr(usual, field.name) or field.name in ("words", "asked", "offered"):
            continue
        if field.name == "scale" and value == UNKNOWN_SCALE:
            yield _comment(
                _("Say its lowest number, which is none, and its highest: [0, 4] where 1 is mild and 4 the worst.")
            )
        yield f"{field.name} = {_quoted(list(value) if isinstance(value, tuple) else value)}"
    if thing.words:
        yield _comment(_("The number from 0 to 10 that each word stands for; “missing” where it stands for none."))
        yield f"words = {_inline(thing.words)}"
    if thing.open_words:
        yield _comment(_("Say a number for each of these among “words”."))
        yield f"asked = {_quoted(list(thing.open_words))}"
    if thing.offered:
        yield _comment(_("These cells are left out; among “words” they would be:"))
        yield f"# {_inline(thing.offered)}"


def _inline(words: Words) -> str:
    """Words as a TOML inline table."""
    return "{ " + ", ".join(f"{_quoted(text)} = {_quoted(_MISSING if n is None else n)}" for text, n in words) + " }"


def _comment(sentence: str) -> str:
    return f"# {sentence}"


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
    pair = (float(scale[0]), float(scale[1]))
    return Thing(**texts, scale=pair, is_word=is_word, words=_words(table), asked=_asked(table), **numbers)


def _words(table: TomlTable[str, Any]) -> Words:
    words = table.get("words", {})
    is_sound = isinstance(words, dict) and all(one == _MISSING or _is_finite(one) for one in words.values())
    if not is_sound:
        raise FormatError(_("“words” says a number or “missing” for each word."))
    return tuple((text, None if one == _MISSING else float(one)) for text, one in words.items())


def _asked(table: TomlTable[str, Any]) -> tuple[str, ...]:
    asked = table.get("asked", [])
    if not isinstance(asked, list) or not all(isinstance(one, str) for one in asked):
        raise FormatError(_("“asked” is a list of words."))
    return tuple(asked)


def _whole_number(table: TomlTable[str, Any], name: str) -> int:
    value = table[name]
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 9999:
        raise FormatError(_("“{name}” has to be a whole number.").format(name=name))
    return value


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
    """A text, number or list in TOML's syntax, which for these types is that of JSON."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
