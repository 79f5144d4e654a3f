"""Parses the TOML file of one block of the health background; the format is in `resources/catalogue/README.md`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from diary.domain.background.question import NONE, Block, FormChoice, FormItem, FormUnit, ItemKind
from diary.domain.record import InvalidEntryError
from diary.domain.resource_table import (
    NUMBER,
    SWITCH,
    TABLE,
    TABLES,
    TEXT,
    WHOLE,
    EntryType,
    are_tables,
    check,
    is_text,
    read_table,
    reason,
    require,
)
from diary.i18n import N_, _

_Lists = Mapping[str, tuple[FormChoice, ...]]


def block_from(path: Path) -> Block:
    """Read a block from its file; raises `InvalidEntryError` with a sentence that names file and entry."""
    try:
        return _block(path.stem, read_table(path))
    except (OSError, ValueError) as error:
        words = _("The background file {name} cannot be read: {reason}.")
        raise InvalidEntryError(words.format(name=path.name, reason=reason(error))) from error


def _block(key: str, table: dict[str, Any]) -> Block:
    require(table, ("position", "title", "item"))
    check(table, _BLOCK_TYPES)
    lists = {name: _choices(rows, f"lists.{name}.") for name, rows in table.pop("lists", {}).items()}
    items = tuple(_item(one, lists) for one in table.pop("item"))
    return Block(key=key, items=items, **table)


def _item(table: dict[str, Any], lists: _Lists) -> FormItem:
    within = "item."
    require(table, ("key", "kind", "question"), within)
    check(table, _ITEM_TYPES, within)
    named = table.pop("choices", [])
    if isinstance(named, str):
        if named not in lists:
            raise InvalidEntryError(_("“lists” has no “{name}”").format(name=named))
        choices = lists[named]
    else:
        choices = _choices(named, "item.choices.")
    if none := table.pop("none", ""):
        choices = (*choices, FormChoice(NONE, none))
    units = tuple(_unit(one) for one in table.pop("units", []))
    item = FormItem(choices=choices, units=units, **({"label": table["question"]} | table))
    _refuse_what_does_not_fit(item)
    return item


def _choices(rows: object, within: str) -> tuple[FormChoice, ...]:
    if not isinstance(rows, list) or not are_tables(rows):
        raise InvalidEntryError(_("“{name}” has to be {kind}").format(name=within.rstrip("."), kind=_(TABLES[1])))
    for row in rows:
        require(row, ("key", "name"), within)
        check(row, {"key": TEXT, "name": TEXT}, within)
    return tuple(FormChoice(**row) for row in rows)


def _unit(table: dict[str, Any]) -> FormUnit:
    within = "item.units."
    require(table, ("key", "name", "lowest", "highest"), within)
    check(table, _UNIT_TYPES, within)
    unit = FormUnit(**table)
    if not unit.lowest <= unit.start <= unit.highest or unit.lowest == unit.highest or unit.step <= 0:
        raise InvalidEntryError(_("the numbers of “{name}” do not go from lowest to highest").format(name=unit.key))
    return unit


def _refuse_what_does_not_fit(item: FormItem) -> None:
    """Raise `InvalidEntryError` if an item has a duplicate key, or lacks what its kind needs."""
    if item.kind not in get_args(ItemKind):
        raise InvalidEntryError(_("there is no kind “{name}”").format(name=item.kind))
    for keys in ([one.key for one in item.choices], [one.key for one in item.units]):
        for key in keys:
            if keys.count(key) > 1:
                raise InvalidEntryError(_("“{name}” is there twice").format(name=key))
    own = [one.key for one in item.choices if one.key != NONE]
    fits = len(item.choices) >= 2 if item.kind in ("one", "several") else not own
    if not fits or (item.choices and item.kind not in ("one", "several", "lines")):
        raise InvalidEntryError(_("the choices of “{name}” do not fit its kind").format(name=item.key))
    if bool(item.units) != (item.kind == "number"):
        raise InvalidEntryError(_("the units of “{name}” do not fit its kind").format(name=item.key))


def repeated_key(block: Block, others: Mapping[str, FormItem]) -> str:
    """The first item key that is not unique within the block and `others`; empty if all are unique."""
    keys = [item.key for item in block.items]
    return next((key for key in keys if key in others or keys.count(key) > 1), "")


def _is_list_of_choices(value: object) -> bool:
    return is_text(value) or are_tables(value)


_BLOCK_TYPES: dict[str, EntryType] = {
    **dict.fromkeys(("title", "about"), TEXT),
    "position": WHOLE,
    "private": SWITCH,
    "lists": TABLE,
    "item": TABLES,
}
_ITEM_TYPES: dict[str, EntryType] = {
    **dict.fromkeys(("key", "kind", "question", "label", "hint", "none"), TEXT),
    "choices": (_is_list_of_choices, N_("the name of one of “lists”, or a list of tables")),
    "units": TABLES,
}
_UNIT_TYPES: dict[str, EntryType] = {
    **dict.fromkeys(("key", "name", "one"), TEXT),
    **dict.fromkeys(("lowest", "highest", "step", "start"), NUMBER),
}
