"""Dates and numbers as a chart writes them, in the language and order of whoever reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from diary.i18n import N_, _

_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """How to write a date or number: `day_month` "9 Nov", `day_month_year` "9 Nov 2026", `month` "Nov",
    `month_year` "Nov 2026", `year` "2026"; `number(value, decimals)` "4.2".

    The window passes functions made from the system's locale; the process-wide C locale is never asked.
    """

    day_month: Callable[[date], str]
    day_month_year: Callable[[date], str]
    month: Callable[[date], str]
    month_year: Callable[[date], str]
    year: Callable[[date], str]
    number: Callable[[float, int], str]


def _month(day: date) -> str:
    return _(_MONTHS[day.month - 1])


def _day_month(day: date) -> str:
    return _("{day} {month}").format(day=day.day, month=_month(day))


def _day_month_year(day: date) -> str:
    return _("{day} {month} {year}").format(day=day.day, month=_month(day), year=day.year)


def _month_year(day: date) -> str:
    return _("{month} {year}").format(month=_month(day), year=day.year)


def _year(day: date) -> str:
    return str(day.year)


def _number(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}"


PLAIN = Wording(_day_month, _day_month_year, _month, _month_year, _year, _number)
"""Day before month and a decimal point, with the months in the language of the program."""
