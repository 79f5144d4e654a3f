"""The page made away from the window's thread, in the language that is chosen for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from diary.domain.excerpt import Excerpt
from diary.domain.note import Note
from diary.domain.profile import Profile
from diary.domain.visit import open_questions
from diary.i18n import speaking
from diary.reports.summary import Options, needed_period, summary
from diary.reports.words import ENGLISH, Words
from diary.reports.writable import MARK
from diary.ui.journal.diary_reader import DiaryReader
from diary.ui.report_format import page_words

T = TypeVar("T", bytes, str)


@dataclass(frozen=True, slots=True)
class PageRequest:
    """The options, the language (an empty one is the program's own), and the day on which the page is made."""

    options: Options
    language: str
    made_on: date

    @property
    def words(self) -> Words:
        """Dates and numbers as the system writes them, or as usual in the other language."""
        return ENGLISH if self.language else page_words()


@dataclass(frozen=True, slots=True)
class Made:
    """The PDF, what its pages say, and the excerpt that it was made of; `is_blank` where nothing is recorded."""

    wanted: PageRequest
    pdf: bytes
    texts: tuple[str, ...]
    excerpt: Excerpt
    is_blank: bool

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes of the period, private ones too, to choose from."""
        return self.excerpt.within(self.wanted.options.period).notes

    @property
    def questions(self) -> int:
        """How many questions are open."""
        return len(open_questions(self.excerpt.questions))

    @property
    def profile(self) -> Profile | None:
        return self.excerpt.profile

    @property
    def lacks_characters(self) -> bool:
        """Whether something stands on the page as a mark, since the fonts have no character for it."""
        return any(MARK in text for text in self.texts)


def making(reader: DiaryReader, wanted: PageRequest) -> Callable[[], Made]:
    """A function that makes the page in any thread; raises `StorageError` or `ReportError`."""
    words = wanted.words

    def make() -> Made:
        from diary.reports.page import page  # noqa: PLC0415 - brings Typst along
        from diary.reports.pages import page_texts  # noqa: PLC0415 - brings PDFium along

        with speaking(wanted.language):
            excerpt = reader.excerpt(needed_period(wanted.options))
            facts = summary(excerpt, wanted.options)
            pdf = page(facts, excerpt, made_on=wanted.made_on, words=words)
        return Made(wanted, pdf, tuple(page_texts(pdf)), excerpt, facts.is_blank)

    return make


def web_page_of(made: Made) -> Callable[[], bytes]:
    """A function that makes the same page for a browser, in any thread."""
    words = made.wanted.words

    def make() -> bytes:
        from diary.reports.web_page import web_page  # noqa: PLC0415 - when it is asked for

        return _set_anew(made, web_page, words)

    return make


def text_of(made: Made) -> Callable[[], str]:
    """A function that makes the same page as plain text, in any thread."""
    words = made.wanted.words

    def make() -> str:
        from diary.reports.plain_text import plain_text  # noqa: PLC0415 - when it is asked for

        return _set_anew(made, plain_text, words)

    return make


def _set_anew(made: Made, setting: Callable[..., T], words: Words) -> T:
    """The same facts in the same language, set in another way."""
    wanted = made.wanted
    with speaking(wanted.language):
        facts = summary(made.excerpt, wanted.options)
        return setting(facts, made.excerpt, made_on=wanted.made_on, words=words)
