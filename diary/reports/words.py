"""Formats dates and numbers of the page in the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from diary.charts import chart_text
from diary.charts.chart_text import PLAIN, Wording
from diary.domain.period import Period
from diary.i18n import _
from diary.reports.direction import closed

length, per_cent = chart_text.length, chart_text.per_cent


def _long_date(day: date) -> str:
    return _("{day} {month} {year}").format(day=day.day, month=PLAIN.long_month(day), year=day.year)


@dataclass(frozen=True, slots=True)
class Words:
    """The format of full dates ("19 November 2026"), together with the formats of the chart (`Wording`).

    The window passes functions based on the system's locale.
    """

    long_date: Callable[[date], str] = _long_date
    short: Wording = PLAIN


ENGLISH = Words()
"""Day before month and a decimal point, with the names of months in the program's language."""


def span(period: Period, words: Words) -> str:
    """First and last day: "28 Aug to 19 Nov 2026"; the first has its year only if the two years differ."""
    return chart_text.span(period, words.short)


def signed(value: float, decimals: int, words: Words) -> str:
    """A change with its sign: "−0.4", "+1.2"; without a sign if it rounds to zero: "0.0"."""
    return chart_text.signed(value, decimals, words.short)


def rating(value: float, words: Words) -> str:
    """A rating with a decimal only if it is not a whole number: "7" or "6.5"."""
    return chart_text.rating(value, words.short)


MOST_OF_NOW, MOST_OF_CHANGES, MOST_OF_EVENT = 300, 500, 160
"""The maximum length in letters of a text next to its label in "Now", of the changes there, and of an event's text.

A longer text is complete in the last block (`full_texts`).
"""


def is_brief(text: str, most: int) -> bool:
    """Whether a text fits in its place."""
    return len(text) <= most


def brief(text: str, most: int) -> str:
    """The text, or its first whole words followed by a reference to the complete text."""
    if is_brief(text, most):
        return text
    room = most // 2
    return _("{beginning} … (in full below)").format(beginning=closed(text[:room].rsplit(" ", 1)[0]))
