"""Minutes of exercise in words, the same in the window, on the page and on the command line."""

from diary.charts.chart_text import Wording
from diary.domain.duration import Minutes
from diary.domain.rounding import decimals_in
from diary.i18n import _


def minutes_in_words(minutes: float, wording: Wording) -> str:
    """ "25 min", "1.5 min"."""
    return _("{number} min").format(number=wording.number(minutes, decimals_in(minutes)))


def told_apart(minutes: Minutes, wording: Wording) -> str:
    """ "25 min", "26.5 min, 1.5 of them by the dose", "1.5 min by the dose"; empty where none are known."""
    if minutes.whole is None:
        return ""
    whole = minutes_in_words(minutes.whole, wording)
    if minutes.derived is None:
        return whole
    if minutes.recorded is None:
        return _("{minutes} by the dose").format(minutes=whole)
    derived = wording.number(minutes.derived, decimals_in(minutes.derived))
    return _("{minutes}, {derived} of them by the dose").format(minutes=whole, derived=derived)
