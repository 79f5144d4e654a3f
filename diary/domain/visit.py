"""Visits to a practitioner, and the questions that are kept for them through the weeks."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from diary.domain.change import Change, added, edit_to
from diary.domain.period import Period
from diary.domain.record import InvalidEntryError, Record
from diary.i18n import _

LONGEST = 10_000
"""Characters of a question, an answer, or what was agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Record):
    """A visit, past or planned: its date, with whom it is, and what was agreed, in the person's words.

    It is no entry of the evening log: a date to come is neither an evening nor the end of the diary.
    """

    date: dt.date
    whom: str = ""
    agreed: str = ""

    def __post_init__(self) -> None:
        _require_short(self.whom, self.agreed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """Something to ask at the next visit; `asked` is the day it was asked on, None as long as it is open."""

    text: str
    asked: dt.date | None = None
    answer: str = ""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise InvalidEntryError(_("A question has at least one word."))
        _require_short(self.text, self.answer)


def open_questions(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions that were not yet asked, in the order in which they were written down."""
    return tuple(one for one in questions if one.asked is None)


def asked_questions(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions that were asked, the latest first."""
    return tuple(sorted((one for one in questions if one.asked), key=_asked, reverse=True))


def asked_at(questions: Iterable[Question], visit: Visit) -> tuple[Question, ...]:
    """The questions that were asked at a visit."""
    return tuple(one for one in questions if one.asked == visit.date)


def latest_visit(visits: Iterable[Visit], today: dt.date) -> Visit | None:
    """The latest visit before today."""
    return max((one for one in visits if one.date < today), key=_dated, default=None)


def next_visit(visits: Iterable[Visit], today: dt.date) -> Visit | None:
    """The first visit from today on."""
    return min((one for one in visits if one.date >= today), key=_dated, default=None)


def latest_first(visits: Iterable[Visit]) -> tuple[Visit, ...]:
    return tuple(sorted(visits, key=_dated, reverse=True))


def since_last_visit(visits: Iterable[Visit], today: dt.date) -> Period | None:
    """The days from the latest visit before today, whose evening comes after it, up to today; None without one.

    A visit of today is the one that the period is looked at for.
    """
    latest = latest_visit(visits, today)
    return Period(latest.date, today) if latest else None


def keep_visit(former: Visit | None, wanted: Visit) -> list[Change]:
    """The changes that write a visit down, or make `wanted` of the former one."""
    return added([wanted]) if former is None else edit_to(former, wanted)


def put_question(questions: Sequence[Question], text: str) -> list[Change]:
    """The question is on the list, once; an empty text adds nothing."""
    words = " ".join(text.split())
    is_there = any(one.text.casefold() == words.casefold() for one in open_questions(questions))
    return [] if not words or is_there else added([Question(text=words)])


def ask(question: Question, visits: Iterable[Visit], today: dt.date) -> list[Change]:
    """The question was asked: at the latest visit since it was written down, or else today."""
    written = question.written.date()
    since = [one.date for one in visits if written <= one.date <= today]
    return edit_to(question, replace(question, asked=max(since, default=today)))


def reopen(question: Question) -> list[Change]:
    """The question was not asked after all; what was written as its answer stays."""
    return edit_to(question, replace(question, asked=None))


def reply(question: Question, answer: str) -> list[Change]:
    """What was answered becomes `answer`."""
    return edit_to(question, replace(question, answer=answer.strip()))


def reword(question: Question, text: str) -> list[Change]:
    """The question becomes `text`; an empty one leaves it as it is."""
    words = " ".join(text.split())
    return edit_to(question, replace(question, text=words)) if words else []


def _asked(question: Question) -> tuple[dt.date, dt.datetime]:
    return question.asked or dt.date.min, question.written


def _dated(visit: Visit) -> tuple[dt.date, dt.datetime]:
    return visit.date, visit.written


def _require_short(*texts: str) -> None:
    if any(len(text) > LONGEST for text in texts):
        raise InvalidEntryError(_("This text has more than {n} characters; please shorten it.").format(n=LONGEST))
