"""Dates and numbers in the system's locale, as charts and the practitioner's page take them."""

from functools import partial

from diary.charts.wording import Wording
from diary.reports.words import Words
from diary.ui import local_words


def charts_wording() -> Wording:
    """How the charts write dates and numbers."""
    return Wording(
        day_month=local_words.day_month_abbreviated,
        day_month_year=partial(local_words.day_month_abbreviated, year=True),
        month=local_words.month,
        month_year=partial(local_words.month, year=True),
        year=lambda day: str(day.year),
        number=local_words.number,
        long_month=local_words.month_name,
        weekday=local_words.day_name,
        long_weekday=local_words.long_day_name,
        week=local_words.week(),
    )


def page_words() -> Words:
    """How the practitioner's page writes them."""
    return Words(long_date=local_words.long_date, short=charts_wording())
