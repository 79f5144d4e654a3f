"""What is said to somebody who comes back after days without an entry: nothing that scolds."""

from datetime import date, datetime

from diary.domain.greeting import greeting
from diary.i18n import N_, _

FEWEST = 2
"""Fewer blank days than that are not spoken of."""
_NUMBERS = (
    N_("The last two days are blank, and that is fine. Start with today."),
    N_("The last three days are blank, and that is fine. Start with today."),
    N_("The last four days are blank, and that is fine. Start with today."),
    N_("The last five days are blank, and that is fine. Start with today."),
    N_("The last six days are blank, and that is fine. Start with today."),
    N_("The last seven days are blank, and that is fine. Start with today."),
)


def return_words(last: date | None, today: date, moment: datetime) -> str:
    """The sentence for today, if the last day with an entry is `last`; empty where there is nothing to say."""
    blank = (today - last).days - 1 if last is not None else 0
    if blank < FEWEST:
        return ""
    if blank - FEWEST < len(_NUMBERS):
        words = _(_NUMBERS[blank - FEWEST])
    else:
        words = _("The last days are blank, and that is fine. Start with today.")
    return f"{greeting(moment)} {words}"
