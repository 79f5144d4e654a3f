"""The sentence about a day (its note), its audience, and whether it is also a question for the next visit."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from diary.domain import evening
from diary.domain.change import Change, removed
from diary.domain.excerpt import Excerpt
from diary.domain.note import Note
from diary.domain.visit import LONGEST, Question, open_questions, put_question, reword


class Audience(NamedTuple):
    """The audience of a sentence.

    `is_private` excludes it from the summary and from exports; `is_asked` puts its words on the list of questions for
    the next visit. Both together are impossible.
    """

    is_private: bool
    is_asked: bool


def can_be_asked(text: str) -> bool:
    """Whether the text is not blank and short enough for a question."""
    return 0 < len(_in_one_line(text)) <= LONGEST


def question_about(questions: Iterable[Question], text: str) -> Question | None:
    """The open question with exactly this text."""
    words = _in_one_line(text).casefold()
    return next((one for one in open_questions(questions) if one.text.casefold() == words), None)


def audience_of(note: Note | None, questions: Iterable[Question]) -> Audience:
    """The audience of the note; a note that does not exist yet is private."""
    is_asked = note is not None and question_about(questions, note.text) is not None
    return Audience(not is_asked and not (note is not None and note.for_practitioner), is_asked)


def keep_sentence(
    excerpt: Excerpt, day: date, text: str, audience: Audience | None = None, author: str | None = None
) -> list[Change]:
    """Set the day's note to `text` for that audience, or for the present one if it is None; an empty text removes it.

    A question about the note is kept equal to its text. A note that is asked about is also for the practitioner. Raises
    `InvalidEntryError` for a text that is too long for a note.
    """
    former = next((one for one in excerpt.notes if one.day == day), None)
    asked = question_about(excerpt.questions, former.text) if former is not None else None
    for_practitioner = None if audience is None else not audience.is_private
    changes = evening.write(excerpt, day, text, for_practitioner, author)
    is_to_be_asked = (asked is not None if audience is None else audience.is_asked) and can_be_asked(text)
    if not is_to_be_asked:
        return [*changes, *(removed([asked]) if asked is not None else [])]
    return [*changes, *(reword(asked, text) if asked is not None else put_question(excerpt.questions, text))]


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
