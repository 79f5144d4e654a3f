"""The health background form: the questions that are asked before a first visit, in 17 blocks.

All of it is in this program's own words. The blocks are those that a practitioner asks about; nothing is reckoned out
of the answers.
"""

from collections.abc import Iterable
from functools import cache

from diary.domain.background import BackgroundAnswer, Block, Item
from diary.domain.background_history import CONDITIONS, FAMILY, MEDICINES, TESTS, TREATMENTS
from diary.domain.background_living import ACTIVITY, ACUPUNCTURE, BY_ITSELF, FALLS, FEET, LIVING
from diary.domain.background_symptoms import BEGINNING, COURSE, FEELINGS, PROBLEM, WHERE
from diary.i18n import N_

QUESTIONS = Block(
    key="questions",
    title=N_("My questions"),
    about=N_("What you would like to ask. They are the same as under “Visits and questions”."),
    items=(Item(key="questions", kind="questions", question=N_("What would you like to ask?"), label=N_("Questions")),),
)

BLOCKS: tuple[Block, ...] = (
    PROBLEM,
    BEGINNING,
    WHERE,
    FEELINGS,
    COURSE,
    CONDITIONS,
    FAMILY,
    MEDICINES,
    TREATMENTS,
    FALLS,
    LIVING,
    FEET,
    BY_ITSELF,
    ACTIVITY,
    ACUPUNCTURE,
    TESTS,
    QUESTIONS,
)


def item_named(key: str) -> Item | None:
    """The item of that key; None where the form has none (any more)."""
    return _items().get(key)


def block_of(item: str) -> Block | None:
    """The block that an item stands in."""
    return _blocks().get(item)


def without_private(answers: Iterable[BackgroundAnswer]) -> tuple[BackgroundAnswer, ...]:
    """The answers that may be handed on unasked: not those of private blocks, nor of items that the form lacks."""
    return tuple(one for one in answers if (block := block_of(one.item)) is not None and not block.private)


@cache
def _items() -> dict[str, Item]:
    return {item.key: item for block in BLOCKS for item in block.items}


@cache
def _blocks() -> dict[str, Block]:
    return {item.key: block for block in BLOCKS for item in block.items}
