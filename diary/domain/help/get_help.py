""" "When to get help": a static page of warning signs, grouped by the action to take; nothing is read from the
diary."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from diary.domain.help.language_folder import help_file
from diary.domain.record import InvalidEntryError
from diary.domain.resource_table import TABLES, TEXT, EntryType, check, read_table, reason, require
from diary.i18n import _


class Sign(NamedTuple):
    """A warning sign in plain words, and its published source, which is kept in the file and not shown."""

    text: str
    source: str


class Act(NamedTuple):
    """The action to take, the contact (`who`), and the signs that call for it."""

    act: str
    who: str
    signs: tuple[Sign, ...]


class GetHelp(NamedTuple):
    """The whole page; `check_number` is the sentence that asks to verify the emergency number."""

    title: str
    opening: str
    static: str
    check_number: str
    groups: tuple[Act, ...]


def get_help_from(path: Path) -> GetHelp:
    """Read the page from its file; raises `InvalidEntryError` with a sentence that names file and entry."""
    try:
        table = read_table(path)
        require(table, _PAGE_TYPES)
        check(table, _PAGE_TYPES)
        groups = tuple(_act_from(group) for group in table.pop("group"))
        return GetHelp(groups=groups, **table)
    except (OSError, ValueError) as trouble:
        words = _("The help file {name} cannot be read: {reason}.")
        raise InvalidEntryError(words.format(name=path.name, reason=reason(trouble))) from trouble


@cache
def get_help() -> GetHelp:
    """The page in the current language."""
    return get_help_from(help_file("when_to_get_help.toml"))


def _act_from(group: dict[str, Any]) -> Act:
    require(group, _GROUP_TYPES, "group.")
    check(group, _GROUP_TYPES, "group.")
    signs = list[Sign]()
    for sign in group["sign"]:
        require(sign, _SIGN_TYPES, "sign.")
        check(sign, _SIGN_TYPES, "sign.")
        signs.append(Sign(**sign))
    return Act(group["act"], group["who"], tuple(signs))


_SIGN_TYPES: dict[str, EntryType] = {"text": TEXT, "source": TEXT}
_GROUP_TYPES: dict[str, EntryType] = {"act": TEXT, "who": TEXT, "sign": TABLES}
_PAGE_TYPES: dict[str, EntryType] = {
    **dict.fromkeys(("title", "opening", "static", "check_number"), TEXT),
    "group": TABLES,
}
