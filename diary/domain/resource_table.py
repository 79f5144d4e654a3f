"""TOML files of the catalogue: parsed as tables and validated entry by entry, with sentences that name the error."""

from collections.abc import Callable, Iterable
from math import isfinite
from pathlib import Path
from typing import Any

from diary.domain.record import InvalidEntryError
from diary.i18n import N_, _

EntryType = tuple[Callable[[object], bool], str]
"""A predicate for a valid value, and the description of the expected type, translated where it is shown."""


def read_table(path: Path) -> dict[str, Any]:
    """Parse a TOML file; raises `OSError` if it cannot be read and `ValueError` if it is not TOML."""
    import tomllib  # noqa: PLC0415 - imported only by starts that read the catalogue

    return tomllib.loads(path.read_text(encoding="utf-8"))


def require(table: dict[str, Any], names: Iterable[str], within: str = "") -> None:
    """Raise `InvalidEntryError` for the first of these entries that is missing or empty; `within` prefixes its name."""
    for name in names:
        if name not in table or table[name] in ("", {}):
            raise InvalidEntryError(_("“{name}” is missing").format(name=within + name))


def check(table: dict[str, Any], types: dict[str, EntryType], within: str = "") -> None:
    """Raise `InvalidEntryError` for the first entry that is unknown or has a wrong type; `within` prefixes its name."""
    for name, value in table.items():
        if name not in types:
            raise InvalidEntryError(_("unknown entry “{name}”").format(name=within + name))
        is_type, words = types[name]
        if not is_type(value):
            raise InvalidEntryError(_("“{name}” has to be {kind}").format(name=within + name, kind=_(words)))


def with_tuples(table: dict[str, Any]) -> dict[str, Any]:
    """A copy of the table with lists converted to tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}


def reason(error: Exception) -> str:
    """Why a file cannot be read, without the full stop, for use within a sentence."""
    return str((error.strerror if isinstance(error, OSError) else None) or error).rstrip(".")


def is_text(value: object) -> bool:
    return isinstance(value, str)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_span(value: object) -> bool:
    return _is_whole(value) or (isinstance(value, list) and len(value) == 2 and all(map(_is_whole, value)))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def are_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


TEXT: EntryType = (is_text, N_("a text"))
TEXTS: EntryType = (_are_texts, N_("a list of texts"))
WHOLE: EntryType = (_is_whole, N_("a whole number"))
SPAN: EntryType = (_is_span, N_("a whole number, or two in a list"))
NUMBER: EntryType = (_is_number, N_("a number"))
SWITCH: EntryType = (_is_switch, N_("true or false"))
TABLE: EntryType = (_is_table, N_("a table"))
TABLES: EntryType = (are_tables, N_("a list of tables"))
