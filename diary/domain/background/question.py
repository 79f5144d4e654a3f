"""The questions of the health background: items of several kinds, asked together in blocks.

The questions themselves are files in `resources/catalogue/background`, which `form` loads.
"""

from typing import Literal, NamedTuple

from diary.i18n import _

ItemKind = Literal["text", "one", "several", "number", "date", "lines", "questions"]
"""How an item is answered: a text, one of the choices, several of them, a number with its unit, a day, month or year,
a list of lines; "questions" are those of `visit`, which are kept as records of their own."""

NONE = "none"
"""The choice that says that none of the others holds; it stands alone."""


class FormChoice(NamedTuple):
    """One of the answers to choose from; `name` is translated where it is shown."""

    key: str
    name: str


class FormUnit(NamedTuple):
    """A unit of a number and the values that can be in it; `name` is translated where it is shown.

    By `step` the number goes up and down where it is not typed, the first time to `start`.
    """

    key: str
    name: str
    lowest: float
    highest: float
    step: float = 1
    start: float = 0


class FormItem(NamedTuple):
    """One question; `question` and `hint` are for the person, `label` is for the page; all are translated where shown.

    `key` is unique in the form and never changes, nor do those of its choices and units. An item of lines may have
    the choice `NONE`.
    """

    key: str
    kind: ItemKind
    question: str
    label: str
    hint: str = ""
    choices: tuple[FormChoice, ...] = ()
    units: tuple[FormUnit, ...] = ()


class Block(NamedTuple):
    """Questions that are asked together; a `private` block is handed on only where the person asks for it.

    The blocks come in the order of their `position`.
    """

    key: str
    title: str
    items: tuple[FormItem, ...]
    about: str = ""
    private: bool = False
    position: int = 0


def unit_of(item: FormItem, key: str) -> FormUnit:
    """The unit of that key, or the item's first one."""
    return next((one for one in item.units if one.key == key), item.units[0])


def choice_name(item: FormItem, key: str) -> str:
    """The name of a choice in the person's language; one that the form no longer has is its own name."""
    return next((_(one.name) for one in item.choices if one.key == key), key)
