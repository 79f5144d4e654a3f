"""Formats minutes of exercise for the window, the practitioner's page and the command line alike."""

from diary.charts.chart_text import Wording
from diary.domain.duration import Minutes
from diary.domain.rounding import decimals_in
from diary.i18n import _

_WHOLE_FROM = 10


def minutes_with_derived(minutes: Minutes, wording: Wording) -> str:
    """Minutes with the part that is derived from the dose: "25 min", "26.5 min, 1.5 of them by the dose", "1.5 min by
    the dose".

    Empty if no minutes are known.
    """
    return _behind(_("{number} min"), minutes, wording)


def exercised(minutes: Minutes, wording: Wording) -> str:
    """As `minutes_with_derived`, with the word exercise: "25 min exercise", "26.5 min exercise, 1.5 of them by the
    dose"."""
    return _behind(_("{number} min exercise"), minutes, wording)


def mean_in_words(minutes: Minutes | None, wording: Wording) -> str:
    """The mean duration: "25 min", "1.5 min"; without decimals from ten minutes on. Empty if unknown."""
    if minutes is None or minutes.whole is None:
        return ""
    decimals = 0 if minutes.whole >= _WHOLE_FROM else decimals_in(minutes.whole)
    return _("{number} min").format(number=wording.number(minutes.whole, decimals))


def mean_with_derived(minutes: Minutes | None, wording: Wording) -> str:
    """The mean duration, and whether it is derived from the dose: "25 min", "27 min, partly by the dose", "1.5 min by
    the dose"."""
    whole = mean_in_words(minutes, wording)
    if minutes is None or minutes.derived is None:
        return whole
    partly = _("{minutes} by the dose") if minutes.recorded is None else _("{minutes}, partly by the dose")
    return partly.format(minutes=whole)


def _behind(pattern: str, minutes: Minutes, wording: Wording) -> str:
    if minutes.whole is None:
        return ""
    whole = pattern.format(number=wording.number(minutes.whole, decimals_in(minutes.whole)))
    if minutes.derived is None:
        return whole
    if minutes.recorded is None:
        return _("{minutes} by the dose").format(minutes=whole)
    derived = wording.number(minutes.derived, decimals_in(minutes.derived))
    return _("{minutes}, {derived} of them by the dose").format(minutes=whole, derived=derived)
