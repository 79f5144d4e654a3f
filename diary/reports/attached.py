"""The practitioner's page of the days of an export, which goes into its file."""

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
    """The page as a PDF; empty where it cannot be made, with the sentence that says so."""

    pdf: bytes
    trouble: str = ""


def days_to_read(period: Period, today: date) -> Period:
    """The days of which the page of these days needs the entries, and these."""
    past = period.overlap(Period(date.min, today))
    try:
        needed = period_to_read(Options(period=past or period, today=today))
    except ReportError:
        return period
    return Period(min(needed.first, period.first), max(needed.last, period.last))


def attached_page(
    excerpt: Excerpt, period: Period, began: date | None, today: date, words: Words = ENGLISH
) -> AttachedPage:
    """The short form of the page for those days of the period that are not to come; `excerpt` has `days_to_read`.

    Private notes are never on it. `began` is the day of the diary's first entry.
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
