"""Answers to the health background form; each is a record of the diary."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from diary.domain.background.question import NONE, Block, FormItem, unit_of
from diary.domain.change import Change, added, edit_to, removed
from diary.domain.record import InvalidEntryError, Record, now
from diary.domain.rounding import as_entered
from diary.i18n import N_, _

UNKNOWN_WORDS = N_("I do not know")
LONGEST = 10_000
"""Maximum number of characters of one text or line."""
FIRST_YEAR = 1900
_DATED = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class BackgroundAnswer(Record):
    """The answer to one item; unanswered items have no record.

    `unknown` is the answer "I do not know", which excludes all other fields. Otherwise the fields depend on the kind
    of the item: `texts` (one text, or a list of lines), `choices` (keys), `number` with `unit` (a key), or `dated`
    ("2019", "2019-05" or "2019-05-13").
    """

    item: str
    unknown: bool = False
    texts: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    number: float | None = None
    unit: str = ""
    dated: str = ""

    def __post_init__(self) -> None:
        says = bool(self.texts or self.choices or self.number is not None or self.dated)
        if not self.item or says == self.unknown:
            raise InvalidEntryError(_("An answer either says something or says that it is not known."))
        if any(not text.strip() for text in self.texts):
            raise InvalidEntryError(_("An answer in words has at least one word."))
        if any(len(text) > LONGEST for text in self.texts):
            raise InvalidEntryError(_("An answer has at most {n} characters; please shorten it.").format(n=LONGEST))
        if self.number is not None and not math.isfinite(self.number):
            raise InvalidEntryError(_("What is asked for here is a number."))
        if self.dated:
            first_day(self.dated)


def answer_to(answers: Iterable[BackgroundAnswer], item: str) -> BackgroundAnswer | None:
    """The answer to an item, the latest if there are several; None if it is not answered."""
    mine = [one for one in answers if one.item == item]
    return max(mine, key=lambda one: one.written, default=None)


def answer(answers: Iterable[BackgroundAnswer], item: str, wanted: BackgroundAnswer | None) -> list[Change]:
    """The changes that set the answer to the item to `wanted`, or remove it if that is None."""
    mine = [one for one in answers if one.item == item]
    current = answer_to(mine, item)
    others = [one for one in mine if one is not current]
    if wanted is None:
        return removed(mine)
    return [*removed(others), *(added([wanted]) if current is None else edit_to(current, replace(wanted, item=item)))]


def return_of(answers: Iterable[BackgroundAnswer], former: BackgroundAnswer) -> list[Change]:
    """The changes that restore an earlier version of an answer."""
    current = answer_to(answers, former.item)
    if current is None:
        return added([replace(former, written=now())])
    return edit_to(current, former)


def number_answer(item: FormItem, number: float, unit: str) -> BackgroundAnswer:
    """The answer to a number item; raises `InvalidEntryError` if the number is out of the unit's range."""
    known = unit_of(item, unit)
    if not math.isfinite(number) or not known.lowest <= number <= known.highest:
        raise InvalidEntryError(
            _("{number} {unit} cannot be; it is {lowest} to {highest}.").format(
                number=as_entered(number),
                unit=_(known.name),
                lowest=as_entered(known.lowest),
                highest=as_entered(known.highest),
            )
        )
    return BackgroundAnswer(item=item.key, number=number, unit=known.key)


def date_answer(item: FormItem, dated: str, today: date) -> BackgroundAnswer:
    """The answer to a date item: a day, month or year; raises `InvalidEntryError` if it is invalid or in the future."""
    if first_day(dated) > today:
        raise InvalidEntryError(_("{date} has not come yet.").format(date=dated))
    return BackgroundAnswer(item=item.key, dated=dated)


def chosen(item: FormItem, choices: Iterable[str], key: str, *, on: bool) -> tuple[str, ...]:
    """The choices after `key` is switched on or off, in the order of the item; `NONE` excludes all others."""
    wanted = {*choices, key} if on else {*choices} - {key}
    if on:
        wanted = {NONE} if key == NONE else wanted - {NONE}
    return tuple(one.key for one in item.choices if one.key in wanted)


def first_day(dated: str) -> date:
    """The first day of "2019", "2019-05" or "2019-05-13"; raises `InvalidEntryError` for an invalid date."""
    match = _DATED.fullmatch(dated)
    try:
        if match is None or int(match[1]) < FIRST_YEAR:
            raise ValueError(dated)
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise InvalidEntryError(_("“{text}” is no year, month or day.").format(text=dated)) from None


def answered(block: Block, answers: Iterable[BackgroundAnswer]) -> int:
    """The number of answered items of a block."""
    keys = {one.item for one in answers}
    return sum(item.key in keys for item in block.items)


def last_updated(answers: Iterable[BackgroundAnswer]) -> datetime | None:
    """The time at which the latest answer was written; None without answers."""
    return max((one.written for one in answers), default=None)


def first_open(blocks: Sequence[Block], answers: Iterable[BackgroundAnswer]) -> int:
    """The index of the first block without an answer; 0 if every block has one."""
    all_answers = list(answers)
    asking = (place for place, block in enumerate(blocks) if any(item.kind != "questions" for item in block.items))
    return next((place for place in asking if not answered(blocks[place], all_answers)), 0)
