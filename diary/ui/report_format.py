"""Formatting functions of the system's locale, bundled for charts and for the practitioner's page."""

from functools import lru_cache, partial

from diary.charts.chart_text import Wording
from diary.reports.words import Words
from diary.ui import locale_format


def charts_wording() -> Wording:
    """Formatting functions for the charts; equal ones in one locale."""
    return _wording(locale_format.week())


@lru_cache(maxsize=1)
def _wording(week: tuple[int, ...]) -> Wording:
    return Wording(
        day_month=locale_format.day_month_abbreviated,
        day_month_year=partial(locale_format.day_month_abbreviated, year=True),
        month=locale_format.month,
        month_year=partial(locale_format.month, year=True),
        year=lambda day: str(day.year),
        number=locale_format.number,
        long_month=locale_format.month_name,
        weekday=locale_format.day_name,
        long_weekday=locale_format.long_day_name,
        week=week,
        clock=locale_format.clock,
    )


def page_words() -> Words:
    """Formatting functions for the practitioner's page."""
    return Words(long_date=locale_format.long_date, short=charts_wording())
