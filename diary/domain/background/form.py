"""The health background form: the questions for a first visit, one TOML file per block.

The files are in `resources/catalogue/background` and are read and cached at the first use. The wording is original,
not that of a published questionnaire, and no score is computed from the answers.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from diary import paths
from diary.domain.background.answers import BackgroundAnswer
from diary.domain.background.block_file import block_from, repeated_key
from diary.domain.background.question import Block, FormItem
from diary.domain.record import InvalidEntryError
from diary.i18n import _


def blocks() -> tuple[Block, ...]:
    """The valid blocks of the form, in order."""
    return _form()[0]


def broken() -> tuple[str, ...]:
    """One sentence for each file of the form that is invalid; the other blocks are available all the same."""
    return _form()[1]


def item_named(key: str) -> FormItem | None:
    """The item with that key; None if the form does not, or no longer, have it."""
    return _items().get(key)


def place_of(item: str) -> int:
    """The index of an item in the form; the number of items for an unknown key, so that it sorts last."""
    return _places().get(item, len(_places()))


def block_of(item: str) -> Block | None:
    """The block that contains the item; None for an unknown key."""
    return _blocks().get(item)


def without_private(answers: Iterable[BackgroundAnswer]) -> tuple[BackgroundAnswer, ...]:
    """The answers that may be exported by default: without those of private blocks and of unknown items."""
    return tuple(one for one in answers if (block := block_of(one.item)) is not None and not block.private)


@cache
def _form() -> tuple[tuple[Block, ...], tuple[str, ...]]:
    valid, problems = list[Block](), list[str]()
    known: dict[str, FormItem] = {}
    for path in sorted(_folder().glob("*.toml")):
        try:
            block = block_from(path)
        except InvalidEntryError as error:
            problems.append(str(error))
            continue
        if key := repeated_key(block, known):
            words = _("The background file {name} is left out: an item with the key “{key}” is there already.")
            problems.append(words.format(name=path.name, key=key))
            continue
        known |= {item.key: item for item in block.items}
        valid.append(block)
    return tuple(sorted(valid, key=lambda block: (block.position, block.key))), tuple(problems)


@cache
def _items() -> dict[str, FormItem]:
    return {item.key: item for block in blocks() for item in block.items}


@cache
def _places() -> dict[str, int]:
    return {key: place for place, key in enumerate(_items())}


@cache
def _blocks() -> dict[str, Block]:
    return {item.key: block for block in blocks() for item in block.items}


def _folder() -> Path:
    return paths.resources() / "catalogue" / "background"
