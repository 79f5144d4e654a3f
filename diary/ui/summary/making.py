"""Creates the practitioner's page in a worker thread, in the chosen language."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from diary.domain.excerpt import Excerpt
from diary.domain.note import Note
from diary.domain.period import single
from diary.domain.profile import Profile
from diary.domain.visit import open_questions
from diary.formats.work import Work
from diary.i18n import speaking
from diary.reports.drawings import KeptDrawings
from diary.reports.errors import UnwritableNameError
from diary.reports.glance import has_comparison
from diary.reports.summary import ChangeInside, Options, Summary, page_symptoms, period_to_read, summary
from diary.reports.words import ENGLISH, Words
from diary.reports.writable import MARK
from diary.ui.journal.diary_reader import DiaryReader
from diary.ui.report_format import page_words

T = TypeVar("T", bytes, str)
_READ, _COMPUTED, _SET = 0.1, 0.25, 0.95
"""The progress after each stage, measured with ten years of diary."""


@dataclass(frozen=True, slots=True)
class PageRequest:
    """The options of the page, its language (empty for the program's own), and the date printed on it."""

    options: Options
    language: str
    made_on: date

    @property
    def words(self) -> Words:
        """The formats of dates and numbers: the system's locale, or English for another language."""
        return ENGLISH if self.language else page_words()


@dataclass(frozen=True, slots=True)
class MadePage:
    """The PDF, the text of its pages, and the excerpt it was made from; `is_blank` if that has no entries.

    There is no PDF if `unwritable` names a letter of the name that no font has; web page and plain text are still
    possible.
    """

    request: PageRequest
    pdf: bytes
    texts: tuple[str, ...]
    excerpt: Excerpt
    is_blank: bool
    unwritable: str = ""
    change: ChangeInside | None = None

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes of the period, including private ones, to choose from."""
        return self.excerpt.within(self.request.options.period).notes

    @property
    def symptoms(self) -> list[tuple[str, str]]:
        """The symptoms that can be on the page, by key and name, in their usual order."""
        return page_symptoms(self.excerpt, self.request.options.period)

    @property
    def questions(self) -> int:
        """The number of open questions."""
        return len(open_questions(self.excerpt.questions))

    @property
    def profile(self) -> Profile | None:
        return self.excerpt.profile

    @property
    def lacks_characters(self) -> bool:
        """Whether characters that the fonts lack were replaced."""
        return any(MARK in text for text in self.texts)


def making(
    reader: DiaryReader, request: PageRequest, work: Work | None = None, drawings: KeptDrawings | None = None
) -> Callable[[], MadePage]:
    """A function for any thread that creates the page; it raises `StorageError`, `ReportError` or `CancelledError`.

    Progress is reported to `work`, which can be cancelled before and after typesetting. `drawings` caches the charts of
    earlier pages.
    """
    words, work, draw = request.words, work or Work(), (drawings or KeptDrawings()).svg

    def make() -> MadePage:
        from diary.reports.page import page  # noqa: PLC0415 - imports Typst
        from diary.reports.pages import page_texts  # noqa: PLC0415 - imports PDFium

        with speaking(request.language):
            options = replace(request.options, began=reader.began(), today=request.made_on)
            visits = reader.excerpt(single(request.made_on)).visits
            excerpt = reader.excerpt(period_to_read(options, visits))
            work.advance(_READ)
            facts = summary(excerpt, options)
            work.advance(_COMPUTED)
            make_page = partial(
                MadePage,
                replace(request, options=options),
                excerpt=excerpt,
                is_blank=facts.is_blank,
                change=_around(facts),
            )
            try:
                pdf = page(facts, excerpt, made_on=request.made_on, words=words, draw=draw)
            except UnwritableNameError as error:
                return make_page(b"", (), unwritable=str(error))
        work.advance(_SET)
        return make_page(pdf, tuple(page_texts(pdf)))

    return make


def _around(facts: Summary) -> ChangeInside | None:
    """The latest treatment change within the period, around which the page could compare instead; None without one."""
    inside = (one for one in facts.changes if one.is_treatment and one.day in facts.options.period)
    return next(inside, None) if has_comparison(facts) else None


def web_page_of(made_page: MadePage) -> Callable[[], bytes]:
    """A function for any thread that creates the same page as HTML."""
    words = made_page.request.words

    def make() -> bytes:
        from diary.reports.web_page import web_page  # noqa: PLC0415 - imported on demand

        return _set_anew(made_page, web_page, words)

    return make


def text_of(made_page: MadePage) -> Callable[[], str]:
    """A function for any thread that creates the same page as plain text."""
    words = made_page.request.words

    def make() -> str:
        from diary.reports.plain_text import plain_text  # noqa: PLC0415 - imported on demand

        return _set_anew(made_page, plain_text, words)

    return make


def card_of(made_page: MadePage) -> Callable[[], bytes]:
    """A function for any thread that creates the wallet card, with the name and the paper of the page."""
    request = made_page.request

    def make() -> bytes:
        from diary.reports.wallet_card import CardOptions, set_card  # noqa: PLC0415 - imported on demand

        page = request.options
        options = CardOptions(page.paper, page.include_name, page.began)
        with speaking(request.language):
            return set_card(made_page.excerpt, options, made_on=request.made_on, words=request.words).pdf

    return make


def _set_anew(made_page: MadePage, setting: Callable[..., T], words: Words) -> T:
    """Make the same page with another typesetting function."""
    request = made_page.request
    with speaking(request.language):
        facts = summary(made_page.excerpt, request.options)
        return setting(facts, made_page.excerpt, made_on=request.made_on, words=words)
