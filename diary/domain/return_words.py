"""The sentence shown after days without an entry, worded without reproach."""

from datetime import date, datetime

from diary.domain.greeting import greeting
from diary.i18n import N_, _

FEWEST = 2
"""The smallest number of days without an entry that is mentioned."""
_NUMBERS = (
    N_("The last two days are blank, and that is fine. Start with today."),
    N_("The last three days are blank, and that is fine. Start with today."),
    N_("The last four days are blank, and that is fine. Start with today."),
    N_("The last five days are blank, and that is fine. Start with today."),
    N_("The last six days are blank, and that is fine. Start with today."),
    N_("The last seven days are blank, and that is fine. Start with today."),
)


def return_words(last: date | None, today: date, moment: datetime) -> str:
    """The sentence for today, given the last day with an entry; empty if the gap is too short or there is no entry."""
    blank = (today - last).days - 1 if last is not None else 0
    if blank < FEWEST:
        return ""
    if blank - FEWEST < len(_NUMBERS):
        words = _(_NUMBERS[blank - FEWEST])
    else:
        words = _("The last days are blank, and that is fine. Start with today.")
    return f"{greeting(moment)} {words}"
