"""The questions of the health background: items of several kinds, asked together in blocks.

The questions themselves are files in `resources/catalogue/background`, which `form` loads.
"""

from typing import Literal, NamedTuple

from diary.i18n import _

ItemKind = Literal["text", "one", "several", "number", "date", "lines", "questions"]
"""The type of an item's answer: a text, one choice, several choices, a number with unit, a date (day, month or year),
or a list of lines; "questions" shows the `Question` records of `domain.visit` instead."""

NONE = "none"
"""The choice "none of these", which excludes all others."""


class FormChoice(NamedTuple):
    """One choice of an item; `name` is translated where it is shown."""

    key: str
    name: str


class FormUnit(NamedTuple):
    """A unit of a number and its range of values; `name` is translated where it is shown, and so is `one`, its name
    behind the number 1 where that differs.

    `step` is the increment of the spin box, `start` the value of its first step.
    """

    key: str
    name: str
    lowest: float
    highest: float
    step: float = 1
    start: float = 0
    one: str = ""


class FormItem(NamedTuple):
    """One question; `question` and `hint` are shown in the form, `label` on the printed page, all translated there.

    `key` is unique in the form. It and the keys of choices and units never change, as the diary stores them. An item
    of kind "lines" may have the choice `NONE`.
    """

    key: str
    kind: ItemKind
    question: str
    label: str
    hint: str = ""
    choices: tuple[FormChoice, ...] = ()
    units: tuple[FormUnit, ...] = ()


class Block(NamedTuple):
    """A section of the form; a `private` block is exported only on request. Blocks are sorted by `position`."""

    key: str
    title: str
    items: tuple[FormItem, ...]
    about: str = ""
    private: bool = False
    position: int = 0


def unit_of(item: FormItem, key: str) -> FormUnit:
    """The unit with that key, or the item's first unit if there is none."""
    return next((one for one in item.units if one.key == key), item.units[0])


def choice_name(item: FormItem, key: str) -> str:
    """The translated name of a choice; for a key that the form no longer has, the key itself."""
    return next((_(one.name) for one in item.choices if one.key == key), key)
