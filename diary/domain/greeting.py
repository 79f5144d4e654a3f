"""The greeting by time of day."""

from datetime import datetime

from diary.i18n import _

_MORNING, _NOON, _EVENING = 4, 12, 17


def greeting(moment: datetime) -> str:
    """The greeting of that hour: "Good morning." from 4:00, "Good afternoon." from 12:00, "Good evening." from
    17:00."""
    if _MORNING <= moment.hour < _NOON:
        return _("Good morning.")
    return _("Good afternoon.") if _NOON <= moment.hour < _EVENING else _("Good evening.")
