"""Adds, edits and retires the person's own definitions (symptoms, exercises and so on)."""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from diary.domain.change import Change, added
from diary.domain.definition import Definition, key_for
from diary.domain.looks import next_look
from diary.domain.record import InvalidEntryError, now
from diary.domain.tracked_items import BUILT_IN, known_keys
from diary.i18n import _


def add(definitions: Sequence[Definition], wanted: Definition) -> tuple[str, list[Change]]:
    """Add a definition: returns its key, and the changes.

    If a definition or built-in item of the same name exists, its key is returned. A retired one is reactivated with
    the texts of `wanted` and keeps its old entries.
    """
    same = _same(definitions, wanted.kind, wanted.name)
    if same is not None and same.retired is None:
        return same.key, []
    if same is not None:
        words = {name: getattr(wanted, name) or getattr(same, name) for name in ("unit", "low", "high")}
        again = replace(
            same, name=wanted.name, category=wanted.category or same.category, retired=None, written=now(), **words
        )
        return same.key, [Change(same, again)]
    brought = _built_in_name(wanted.kind, wanted.name)
    if brought:
        return brought, []
    key = free_key(wanted.name, {*known_keys(wanted.kind, ()), *_keys(definitions, wanted.kind)})
    category = next_look(definitions) if wanted.kind == "symptom" else wanted.category
    return key, added([replace(wanted, key=key, category=category)])


def edit(definitions: Sequence[Definition], former: Definition, wanted: Definition) -> list[Change]:
    """The changes from `former` to `wanted`; raises `InvalidEntryError` if another item has the same name."""
    same = _same([one for one in definitions if one.id != former.id], wanted.kind, wanted.name)
    if (same is not None and same.retired is None) or _built_in_name(wanted.kind, wanted.name):
        raise InvalidEntryError(_("“{name}” is there already.").format(name=wanted.name))
    if wanted.kind == "symptom":
        wanted = replace(wanted, category=former.category)
    return [] if wanted == former else [Change(former, replace(wanted, written=now()))]


def retire(definition: Definition, today: date) -> list[Change]:
    """The changes that stop offering the item from today on; its entries stay."""
    return [Change(definition, replace(definition, retired=today, written=now()))]


def _same(definitions: Iterable[Definition], kind: str, name: str) -> Definition | None:
    """The person's own definition with that name, preferably one that is not retired."""
    alike = [one for one in definitions if one.kind == kind and _bare(one.name) == _bare(name)]
    return min(alike, key=lambda one: one.retired is not None, default=None)


def _built_in_name(kind: str, name: str) -> str:
    """The key of the built-in item with that name, or an empty string."""
    return next((one.key for one in BUILT_IN.get(kind, ()) if _bare(_(one.name)) == _bare(name)), "")


def _bare(name: str) -> str:
    """The name normalised for comparison: case-folded, without spaces and punctuation."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(one for one in plain if unicodedata.category(one)[0] not in "PZ") or plain.strip()


def _keys(definitions: Iterable[Definition], kind: str) -> set[str]:
    return {one.key for one in definitions if one.kind == kind}


def free_key(name: str, taken: Collection[str]) -> str:
    """A key made of the name, numbered where one of `taken` is the same."""
    key, number = key_for(name), 2
    while key in taken:
        key = f"{key_for(name)}-{number}"
        number += 1
    return key
