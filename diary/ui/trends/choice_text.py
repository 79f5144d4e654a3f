"""The chosen periods as text."""

from datetime import date

from diary.charts.chart_text import is_single, length
from diary.domain.period import Period
from diary.i18n import _
from diary.ui import locale_format
from diary.ui.trends.choice import Chosen


def span(period: Period) -> str:
    """ "2 September to 24 November 2026"; a single date for a period of one day."""
    last = locale_format.long_date(period.last)
    if period.first == period.last:
        return last
    same_year = period.first.year == period.last.year
    first = (locale_format.day_month if same_year else locale_format.long_date)(period.first)
    return _("{first} to {last}").format(first=first, last=last)


def about_choice(chosen: Chosen, began: date = date.min) -> str:
    """Which periods are compared; and the first day of the diary, if it is within the period."""
    compared = _compared(chosen)
    first = min(chosen.period.first, chosen.earlier.first if chosen.earlier else chosen.period.first)
    if first >= began:
        return compared
    begins = _("Your diary begins on {day}.").format(day=locale_format.long_date(began))
    return f"{compared} {begins}"


def _compared(chosen: Chosen) -> str:
    if chosen.earlier is None:
        return _("The whole diary; before it there is nothing to compare with.")
    if chosen.earlier == chosen.period.before():
        alone = _("{length}, compared with the one before.")
        several = _("{length}, compared with the {length} before.")
        return (alone if is_single(chosen.period) else several).format(length=length(chosen.period))
    return _("{period}, compared with {earlier}.").format(period=span(chosen.period), earlier=span(chosen.earlier))
