"""What is in a copy of the diary, and when it was made, in words."""

from datetime import datetime
from typing import TYPE_CHECKING

from diary.i18n import _, ngettext
from diary.ui import locale_format

if TYPE_CHECKING:
    from diary.storage.safety.checking import Health


def made_at(moment: datetime) -> str:
    """A moment in the computer's own time: day, month, year and clock."""
    here = moment.astimezone()
    return _("{date}, {clock}").format(
        date=locale_format.long_date(here.date()), clock=locale_format.clock(here.time())
    )


def contents(health: "Health") -> str:
    """How many days a copy holds, and from when to when."""
    if health.first_day is None or health.last_day is None:
        return _("There are no entries in it.")
    days = ngettext("{n} day with entries", "{n} days with entries", health.days)
    return _("{days}, from {first} to {last}.").format(
        days=days.format(n=locale_format.number(health.days)),
        first=locale_format.long_date(health.first_day),
        last=locale_format.long_date(health.last_day),
    )
