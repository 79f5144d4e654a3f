"""Visits to a practitioner, and the questions collected for them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from diary.domain.change import Change, added, edit_to
from diary.domain.period import Period
from diary.domain.record import InvalidEntryError, Record
from diary.i18n import _

LONGEST = 10_000
"""Maximum number of characters of a question, an answer, or an agreement."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Visit(Record):
    """A visit, past or planned: its date, the practitioner, and what was agreed, in the person's words.

    It is not an `Entry`, so that a planned date counts neither as an evening nor as the end of the diary.
    """

    date: dt.date
    whom: str = ""
    agreed: str = ""

    def __post_init__(self) -> None:
        _require_short(self.whom, self.agreed)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Question(Record):
    """A question for the next visit; `asked` is the day on which it was asked, None while it is open."""

    text: str
    asked: dt.date | None = None
    answer: str = ""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise InvalidEntryError(_("A question has at least one word."))
        _require_short(self.text, self.answer)


def open_questions(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The open questions, in the order in which they were written."""
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
    """The period from the day of the latest visit before today up to today; None without such a visit.

    The day of the visit is included, as its evening log comes after the visit; a visit of today does not count.
    """
    latest = latest_visit(visits, today)
    return Period(latest.date, today) if latest else None


def keep_visit(former: Visit | None, wanted: Visit) -> list[Change]:
    """The changes that add a visit, or edit `former` to `wanted`."""
    return added([wanted]) if former is None else edit_to(former, wanted)


def put_question(questions: Sequence[Question], text: str) -> list[Change]:
    """Add a question, unless the text is empty or already on the list."""
    words = " ".join(text.split())
    is_there = any(one.text.casefold() == words.casefold() for one in open_questions(questions))
    return [] if not words or is_there else added([Question(text=words)])


def ask(question: Question, visits: Iterable[Visit], today: dt.date) -> list[Change]:
    """Mark the question as asked at the latest visit since it was written, or today if there was none."""
    written = question.written.date()
    since = [one.date for one in visits if written <= one.date <= today]
    return edit_to(question, replace(question, asked=max(since, default=today)))


def reopen(question: Question) -> list[Change]:
    """Mark the question as open again; its answer is kept."""
    return edit_to(question, replace(question, asked=None))


def reply(question: Question, answer: str) -> list[Change]:
    """Set the answer to the question."""
    return edit_to(question, replace(question, answer=answer.strip()))


def reword(question: Question, text: str) -> list[Change]:
    """Set the text of the question; an empty text changes nothing."""
    words = " ".join(text.split())
    return edit_to(question, replace(question, text=words)) if words else []


def _asked(question: Question) -> tuple[dt.date, dt.datetime]:
    return question.asked or dt.date.min, question.written


def _dated(visit: Visit) -> tuple[dt.date, dt.datetime]:
    return visit.date, visit.written


def _require_short(*texts: str) -> None:
    if any(len(text) > LONGEST for text in texts):
        raise InvalidEntryError(_("This text has more than {n} characters; please shorten it.").format(n=LONGEST))
