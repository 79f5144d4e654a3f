"""Dates and numbers as the page writes them, in the language of whoever reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from diary.charts.wording import PLAIN, Wording
from diary.domain.period import Period
from diary.i18n import N_, _, ngettext

_MINUS = "\N{MINUS SIGN}"
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def _long_date(day: date) -> str:
    return _("{day} {month} {year}").format(day=day.day, month=_(_MONTHS[day.month - 1]), year=day.year)


@dataclass(frozen=True, slots=True)
class Words:
    """How to write a date in full ("19 November 2026"), and the short dates and numbers that the chart uses too.

    The window passes functions made from the system's locale.
    """

    long_date: Callable[[date], str] = _long_date
    short: Wording = PLAIN


ENGLISH = Words()
"""Day before month and a decimal point, with the months in the language of the program."""


def language() -> str:
    """The language that the program's texts really are in, as "en-GB" or "de"."""
    # Translators: the tag (BCP 47) of the language you translate into, such as "de" or "pt-BR".
    return _("en-GB")


def length(period: Period) -> str:
    """How long the period is: "12 weeks" or "30 days"."""
    days = len(period)
    if days % 7:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    return ngettext("{n} week", "{n} weeks", days // 7).format(n=days // 7)


def span(period: Period, words: Words) -> str:
    """From when to when: "28 Aug to 19 Nov 2026"; the first year is said where it is another one."""
    last = words.short.day_month_year(period.last)
    if period.first == period.last:
        return last
    same_year = period.first.year == period.last.year
    first = (words.short.day_month if same_year else words.short.day_month_year)(period.first)
    return _("{first} to {last}").format(first=first, last=last)


def signed(value: float, decimals: int, words: Words) -> str:
    """A change, with its sign unless it rounds to nothing: "−0.4", "+1.2", "0.0"."""
    if not round(value, decimals):
        return words.short.number(0, decimals)
    return ("+" if value > 0 else _MINUS) + words.short.number(abs(value), decimals)


def per_cent(number: str) -> str:
    """A number already written, as a per cent: "26 %", with a thin space that does not break."""
    return _("{number}\N{NARROW NO-BREAK SPACE}%").format(number=number)


def rating(value: float, words: Words) -> str:
    """A rating, with a decimal only where it has one: "7" or "6.5"."""
    return words.short.number(value, 0 if value.is_integer() else 1)
