"""Formats answers of the health background as text."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from diary.domain.background.answers import UNKNOWN_WORDS, BackgroundAnswer, answer_to
from diary.domain.background.question import Block, FormItem, choice_name, unit_of
from diary.domain.rounding import as_entered
from diary.i18n import _


@dataclass(frozen=True, slots=True)
class Writing:
    """The functions that format a number, and a date (day, month or year, as "2019-05")."""

    number: Callable[[float], str] = as_entered
    dated: Callable[[str], str] = str


PLAIN = Writing()


def answer_in_words(item: FormItem, answer: BackgroundAnswer, writing: Writing = PLAIN) -> tuple[str, ...]:
    """The answer as one text, or as one text per line for an item of lines; `unknown` becomes "I do not know"."""
    if answer.unknown:
        return (_(UNKNOWN_WORDS),)
    if answer.texts:
        return answer.texts
    if answer.choices:
        return (_("; ").join(choice_name(item, key) for key in answer.choices),)
    if answer.number is not None:
        return (_number_in_words(item, answer.number, answer.unit, writing),)
    return (writing.dated(answer.dated),)


def answered_in_words(
    block: Block, answers: Iterable[BackgroundAnswer], writing: Writing = PLAIN
) -> Iterator[tuple[FormItem, tuple[str, ...]]]:
    """Yield the answered items of a block in order, each with its answer as text."""
    all_answers = list(answers)
    for item in block.items:
        answer = answer_to(all_answers, item.key)
        if answer is not None:
            yield item, answer_in_words(item, answer, writing)


def _number_in_words(item: FormItem, number: float, unit: str, writing: Writing) -> str:
    """ "12 minutes", "1 minute"; a unit that the item no longer has is named by its key."""
    known = unit_of(item, unit) if any(one.key == unit for one in item.units) else None
    named = _((number == 1 and known.one) or known.name) if known else unit
    return _("{number} {unit}").format(number=writing.number(number), unit=named).strip()
