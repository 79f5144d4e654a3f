"""Describes a backup: its date and its content."""

from datetime import datetime
from typing import TYPE_CHECKING

from diary.i18n import _, ngettext
from diary.ui import locale_format

if TYPE_CHECKING:
    from diary.storage.safety.checking import Health


def made_at(moment: datetime) -> str:
    """Date and time of a moment, in the local time zone."""
    here = moment.astimezone()
    return _("{date}, {clock}").format(
        date=locale_format.long_date(here.date()), clock=locale_format.clock(here.time())
    )


def contents(health: "Health") -> str:
    """The number of days with entries, and the first and last of them."""
    if health.first_day is None or health.last_day is None:
        return _("There are no entries in it.")
    days = ngettext("{n} day with entries", "{n} days with entries", health.days)
    words = _("{days}: {first}.") if health.first_day == health.last_day else _("{days}, from {first} to {last}.")
    return words.format(
        days=days.format(n=locale_format.number(health.days)),
        first=locale_format.long_date(health.first_day),
        last=locale_format.long_date(health.last_day),
    )
