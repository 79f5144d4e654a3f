"""Formats dates, times and numbers with the default locale, which is that of the program's language.

The 12-hour or 24-hour clock and the first weekday are those of the computer's locale, whatever its language.
"""

import re
from collections.abc import Collection
from datetime import date, time

from PySide6.QtCore import QDate, QLocale, QTime

from diary.domain.rounding import decimals_in, rounded
from diary.i18n import _

_WEEK = range(7)
_MINUS = "\N{MINUS SIGN}"
_WEEKDAY = re.compile(r"d{3,4}[,\s]*")
_YEAR = re.compile(r"[,\s]*(?:'[^']*'\s*)?y+年?(?:\s*'[^']*'\.?)?")
_QUOTED = re.compile(r"'[^']*'")
_habits: list[QLocale] = []


def keep_habits(locale: QLocale) -> None:
    """Set the locale of the computer, which provides clock, first weekday, country and the format of typed dates."""
    _habits[:] = [locale]


def habits() -> QLocale:
    """The locale of the computer; before `keep_habits`, the default one."""
    return _habits[0] if _habits else QLocale()


def weekday_date(day: date) -> str:
    """ "Tuesday 24 November", in the language and order of the locale."""
    return f"{_written(day, 'dddd')} {day_month(day)}"


def brief_weekday_date(day: date) -> str:
    """ "Tuesday 24 Nov", for a narrow window."""
    return f"{_written(day, 'dddd')} {day_month_abbreviated(day)}"


def short_weekday_abbreviated(day: date) -> str:
    """ "Tue 24 Nov", for less room than "Tuesday 24 Nov" needs."""
    return f"{weekday(day)} {day_month_abbreviated(day)}"


def short_weekday_date(day: date) -> str:
    """ "Tue 24 November"."""
    return f"{weekday(day)} {day_month(day)}"


def day_month(day: date) -> str:
    """ "24 November"."""
    return _written(day, _without_year())


def long_date(day: date) -> str:
    """ "24 November 2026"."""
    return _written(day, long_date_shape())


def partial_date(dated: str) -> str:
    """ "2019", "May 2019" or "24 November 2026" for "2019", "2019-05" or "2026-11-24"."""
    year, *rest = (int(part) for part in dated.split("-"))
    if not rest:
        return dated
    month, *days = rest
    return long_date(date(year, month, days[0])) if days else _written(date(year, month, 1), "MMMM yyyy")


def weekday(day: date) -> str:
    """ "Tue"."""
    return QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def weekdays(days: Collection[int]) -> str:
    """ "Mon, Wed, Sat" for weekdays from 0 Monday to 6 Sunday, in the order of the locale's week; "Every day" for
    all."""
    if len(days) == len(_WEEK):
        return _("Every day")
    return _(", ").join(day_name(day) for day in week() if day in days)


def week() -> tuple[int, ...]:
    """The weekdays from 0 Monday to 6 Sunday, in the order of the locale's week."""
    first = habits().firstDayOfWeek().value - 1
    return tuple((first + day) % len(_WEEK) for day in _WEEK)


def day_name(day: int) -> str:
    """ "Mon" for 0."""
    return QLocale().dayName(day + 1, QLocale.FormatType.ShortFormat)


def long_day_name(day: int) -> str:
    """ "Monday" for 0."""
    return QLocale().standaloneDayName(day + 1, QLocale.FormatType.LongFormat)


def month_name(day: date) -> str:
    """ "November", in its standalone form."""
    return QLocale().standaloneMonthName(day.month, QLocale.FormatType.LongFormat)


def clock(moment: time) -> str:
    """ "20:41" or "8:41 pm", by the computer's locale."""
    own, at = habits(), QTime(moment.hour, moment.minute)
    if own == QLocale():
        return own.toString(at, QLocale.FormatType.ShortFormat)
    is_twelve = "a" in _QUOTED.sub("", own.timeFormat(QLocale.FormatType.ShortFormat)).casefold()
    return QLocale().toString(at, "h:mm ap" if is_twelve else "HH:mm")


def number(value: float, decimals: int = 0) -> str:
    """A number rounded by `domain.rounding` to `decimals`, with the locale's decimal sign and U+2212 as minus."""
    return QLocale().toString(rounded(value, decimals), "f", decimals).replace("-", _MINUS)


def rating(value: float) -> str:
    """A rating without trailing zeros: "4", "4.5"."""
    return number(value, decimals_in(value))


def date_seen_from(day: date, today: date) -> str:
    """ "24 November", with the year where it is not that of `today`."""
    return day_month(day) if day.year == today.year else long_date(day)


def day_month_abbreviated(day: date, *, year: bool = False) -> str:
    """ "24 Nov" or "24 Nov 2026"."""
    return _written(day, (long_date_shape() if year else _without_year()).replace("MMMM", "MMM"))


def month(day: date, *, year: bool = False) -> str:
    """ "Nov" or "Nov 2026"."""
    return _written(day, "MMM yyyy" if year else "MMM")


def _written(day: date, shape: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)


def long_date_shape() -> str:
    """The locale's Qt date format without the weekday: "d. MMMM yyyy", "MMMM d, yyyy"."""
    return _WEEKDAY.sub("", QLocale().dateFormat(QLocale.FormatType.LongFormat)).strip()


def _without_year() -> str:
    return _YEAR.sub("", long_date_shape()).strip(" ,")
