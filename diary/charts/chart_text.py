"""Formats dates, periods and numbers for charts, in the reader's language and locale."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from diary.domain.period import WEEKDAYS, Period
from diary.domain.rounding import decimals_in, fixed, rounded, whole
from diary.i18n import N_, _, ngettext

_MINUS = "\N{MINUS SIGN}"
_A_YEAR, _IN_YEARS, _DAYS_A_MONTH = (365, 366), 730, 365.2425 / 12
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
_LONG_MONTHS = (
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
_LONG_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Functions that format dates and numbers: `day_month` "9 Nov", `day_month_year` "9 Nov 2026", `month` "Nov",
    `month_year` "Nov 2026", `year` "2026"; `number(value, decimals)` "4.2"; `clock` "09:00".

    `long_month` is the standalone form "November"; `weekday` "Mon" and `long_weekday` "Monday" take 0 (Monday) to 6
    (Sunday); `week` has these seven numbers in the order of the locale's week.

    The window passes functions based on the system's locale (QLocale); the process-wide C locale is never used.
    """

    day_month: Callable[[date], str]
    day_month_year: Callable[[date], str]
    month: Callable[[date], str]
    month_year: Callable[[date], str]
    year: Callable[[date], str]
    number: Callable[[float, int], str]
    long_month: Callable[[date], str]
    weekday: Callable[[int], str]
    long_weekday: Callable[[int], str]
    week: tuple[int, ...]
    clock: Callable[[time], str]


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
    # Translators: the decimal sign of your language.
    return fixed(value, decimals).replace(".", _("."))


def _long_month(day: date) -> str:
    return _(_LONG_MONTHS[day.month - 1])


def _clock(moment: time) -> str:
    return f"{moment.hour:02}:{moment.minute:02}"


PLAIN = Wording(
    day_month=_day_month,
    day_month_year=_day_month_year,
    month=_month,
    month_year=_month_year,
    year=_year,
    number=_number,
    long_month=_long_month,
    weekday=lambda day: _(WEEKDAYS[day]),
    long_weekday=lambda day: _(_LONG_WEEKDAYS[day]),
    week=tuple(range(7)),
    clock=_clock,
)
"""The locale-independent format: day before month, decimal point, 24-hour clock, weeks that begin on Monday.

The names of months and weekdays are in the program's language.
"""


def length(period: Period) -> str:
    """The length of the period in words: "12 weeks", "30 days", "a year"; from two years on "50 years" or "13 years and
    8 months"."""
    days = len(period)
    if days in _A_YEAR or days >= _IN_YEARS:
        return _years(days)
    if days % 7:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    return ngettext("{n} week", "{n} weeks", days // 7).format(n=days // 7)


def is_single(period: Period) -> bool:
    """Whether `length` is one day, one week or one year, so that a sentence takes the singular."""
    return len(period) in {1, 7, *_A_YEAR}


def _years(days: int) -> str:
    """The length in years and months, rounded to the nearest month."""
    number, months = divmod(whole(days / _DAYS_A_MONTH), 12)
    years = ngettext("{n} year", "{n} years", number).format(n=number)
    if not months:
        return years
    return ngettext("{years} and {n} month", "{years} and {n} months", months).format(years=years, n=months)


def span(period: Period, wording: Wording) -> str:
    """First and last day: "28 Aug to 19 Nov 2026"; the first has its year only if the two years differ."""
    last = wording.day_month_year(period.last)
    if period.first == period.last:
        return last
    same_year = period.first.year == period.last.year
    first = (wording.day_month if same_year else wording.day_month_year)(period.first)
    return _("{first} to {last}").format(first=first, last=last)


def signed(value: float, decimals: int, wording: Wording) -> str:
    """A difference with its sign: "−0.4", "+1.2"; without a sign if it rounds to zero: "0.0"."""
    if not rounded(value, decimals):
        return wording.number(0, decimals)
    return ("+" if value > 0 else _MINUS) + wording.number(abs(value), decimals)


def per_cent(number: str) -> str:
    """An already formatted number as a percentage: "26 %", with a narrow no-break space."""
    return _("{number}\N{NARROW NO-BREAK SPACE}%").format(number=number)


def rating(value: float, wording: Wording) -> str:
    """A rating with a decimal only if it is not a whole number: "7" or "6.5"."""
    return wording.number(value, decimals_in(value))
