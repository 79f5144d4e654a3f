"""The page made away from the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from diary.domain.excerpt import Excerpt
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.profile import Profile
from diary.reports.summary import Options, needed_period, summary
from diary.reports.words import Words


@dataclass(frozen=True, slots=True)
class Made:
    """The PDF, what its pages say, the notes of the period, the profile, and whether there is anything on it."""

    options: Options
    pdf: bytes
    texts: tuple[str, ...]
    notes: tuple[Note, ...]
    excerpt: Excerpt
    profile: Profile | None
    is_blank: bool


def making(
    reader: Callable[[Period], Callable[[], Excerpt]], options: Options, made_on: date, words: Words
) -> Callable[[], Made]:
    """A function that makes the page in any thread; raises `StorageError` or `ReportError`."""
    read = reader(needed_period(options))

    def make() -> Made:
        from diary.reports.page import page  # noqa: PLC0415 - brings Typst along
        from diary.reports.pages import page_texts  # noqa: PLC0415 - brings PDFium along

        excerpt = read()
        facts = summary(excerpt, options)
        pdf = page(facts, excerpt, made_on=made_on, words=words)
        notes = excerpt.within(options.period).notes
        return Made(options, pdf, tuple(page_texts(pdf)), notes, excerpt, excerpt.profile, facts.is_blank)

    return make
