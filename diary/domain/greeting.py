"""How a person is greeted, by the time of day."""

from datetime import datetime

from diary.i18n import _

_MORNING, _NOON, _EVENING = 4, 12, 17


def greeting(moment: datetime) -> str:
    """ "Good evening." from five in the afternoon until four in the morning."""
    if _MORNING <= moment.hour < _NOON:
        return _("Good morning.")
    return _("Good afternoon.") if _NOON <= moment.hour < _EVENING else _("Good evening.")
