"""The practitioner's page for the period of an export, which is embedded in the exported file."""

from datetime import date
from typing import NamedTuple

from diary import gc_control
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.i18n import _
from diary.reports.errors import ReportError
from diary.reports.summary import Options, period_to_read, summary
from diary.reports.words import ENGLISH, Words


class AttachedPage(NamedTuple):
    """The page as a PDF; if it could not be made, it is empty and the sentence says why."""

    pdf: bytes
    trouble: str = ""


def days_to_read(period: Period, today: date) -> Period:
    """The period to read for a page of `period`: the days that the page compares, and the period itself."""
    past = period.overlap(Period(date.min, today))
    try:
        needed = period_to_read(Options(period=past or period, today=today))
    except ReportError:
        return period
    return Period(min(needed.first, period.first), max(needed.last, period.last))


def attached_page(
    excerpt: Excerpt, period: Period, began: date | None, today: date, words: Words = ENGLISH
) -> AttachedPage:
    """The short form of the page for the days of the period up to today; `excerpt` covers `days_to_read`.

    Private notes are excluded. `began` is the day of the diary's first entry.
    """
    from diary.reports.page import page  # noqa: PLC0415 - imports Typst

    past = period.overlap(Period(date.min, today))
    if past is None:
        return AttachedPage(b"")
    options = Options(period=past, began=began, today=today)
    try:
        with gc_control.paused():
            return AttachedPage(page(summary(excerpt, options), excerpt, made_on=today, words=words))
    except ReportError as error:
        return AttachedPage(b"", _("The page for the practitioner is not in the file: {reason}").format(reason=error))
