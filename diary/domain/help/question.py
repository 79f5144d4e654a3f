"""The questions that Help answers: one Markdown file each in `resources/help/<language>/questions`.

A file begins with TOML front matter between two lines of plus signs; its first heading is the question.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from diary import paths
from diary.domain.help.language_folder import FALLBACK, help_file
from diary.domain.record import InvalidEntryError
from diary.domain.resource_table import TEXT, TEXTS, WHOLE, EntryType, check, reason, require, with_tuples
from diary.domain.search import has_words, has_words_or_stems
from diary.i18n import _

_SHAPE = re.compile(r"\+\+\+\n(?P<table>.*?)\n\+\+\+\n+# (?P<title>[^\n]+)\n+(?P<answer>.*)", re.DOTALL)
_FOLDER = "questions"


class HelpQuestion(NamedTuple):
    """A question and its answer in paragraphs.

    `words` are further search terms. `parts` are the pages, or places in them ("preferences#backups"), that it is
    about; `leads_to` is the target of its button, and `beside` are the keys of related questions. `picture` is the name
    of a file in the folder `pictures`, and `shows` its text alternative.
    """

    key: str
    order: int
    title: str
    answer: tuple[str, ...]
    words: tuple[str, ...]
    parts: tuple[str, ...]
    beside: tuple[str, ...]
    leads_to: str = ""
    button: str = ""
    picture: str = ""
    shows: str = ""

    @property
    def searched(self) -> str:
        """The text in which the search looks for words."""
        return "\n".join((self.title, *self.words, *self.answer))


def question_from(path: Path) -> HelpQuestion:
    """Read a question from its file; raises `InvalidEntryError` with a sentence that names file and entry."""
    import tomllib  # noqa: PLC0415 - only Help needs it

    try:
        parts = _SHAPE.fullmatch(path.read_text(encoding="utf-8").strip())
        if parts is None:
            raise InvalidEntryError(_("it has no table and question at its beginning"))
        table: dict[str, Any] = tomllib.loads(parts["table"])
        require(table, ("order", "words"))
        check(table, _TYPES)
    except (OSError, ValueError) as trouble:
        words = _("The help file {name} cannot be read: {reason}.")
        raise InvalidEntryError(words.format(name=path.name, reason=reason(trouble))) from trouble
    answer = tuple(" ".join(part.split()) for part in parts["answer"].split("\n\n") if part.strip())
    lists = {name: table.pop(name, []) for name in ("words", "parts", "beside")}
    return HelpQuestion(path.stem, table.pop("order"), parts["title"].strip(), answer, **with_tuples(lists), **table)


@cache
def questions() -> tuple[HelpQuestion, ...]:
    """All questions in their order, each in the current language if it is translated, otherwise in English."""
    every = (paths.resources() / "help" / FALLBACK / _FOLDER).glob("*.md")
    read = (question_from(help_file(f"{_FOLDER}/{path.name}")) for path in every)
    return tuple(sorted(read, key=lambda question: question.order))


def found(every: Iterable[HelpQuestion], wanted: str) -> list[HelpQuestion]:
    """The questions in which every word of `wanted` is a prefix of some word; all of them if it is empty.

    If there is none, the questions with words that are prefixes of the wanted ones: "reminders" finds "reminder".
    """
    asked = tuple(every)
    if not wanted.strip():
        return list(asked)
    hits = [one for one in asked if has_words(one.searched, wanted)]
    return hits or [one for one in asked if has_words_or_stems(one.searched, wanted)]


def about(every: Sequence[HelpQuestion], page: str, place: str) -> HelpQuestion:
    """The question about a place of a page, otherwise about the page, otherwise the first one."""
    for part in (f"{page}#{place}", page):
        for question in every:
            if part in question.parts:
                return question
    return every[0]


def picture_file(question: HelpQuestion) -> Path:
    """The path of its picture, in the current language if there is one."""
    return help_file(f"pictures/{question.picture}")


_TYPES: dict[str, EntryType] = {
    "order": WHOLE,
    **dict.fromkeys(("words", "parts", "beside"), TEXTS),
    **dict.fromkeys(("leads_to", "button", "picture", "shows"), TEXT),
}
