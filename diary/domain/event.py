"""Things that happened on a day."""

import datetime as dt
from dataclasses import dataclass

from diary.domain.record import Entry, InvalidEntryError
from diary.i18n import N_, _

MOST = 100


@dataclass(frozen=True, slots=True)
class EventKind:
    """Something that can happen; `name` is translated where it is shown."""

    key: str
    name: str


FALL = EventKind("fall", N_("Fall"))
NEAR_FALL = EventKind("near-fall", N_("Near-fall"))
FEET_SAME = EventKind("feet-same", N_("Feet looked at: nothing new"))
FEET_NEW = EventKind("feet-new", N_("Feet looked at: something new"))
FLARE = EventKind("flare", N_("Flare"))
UNSTEADY = EventKind("felt-unsteady", N_("Felt unsteady while exercising"))
HURT = EventKind("stopped-hurt", N_("Stopped an exercise because it hurt"))
EVENTS = (FALL, NEAR_FALL, FEET_SAME, FEET_NEW, FLARE, UNSTEADY, HURT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entry):
    """Something that happened; `event` is a key of `EVENTS` or of a `Definition`, `text` what was written on it.

    `count` is how often on that day, 1 to 100 (None: once, or not said); `hurt` whether the person was hurt, `place`
    where it was, both for falls; `hurt` None is not said.
    """

    event: str
    text: str = ""
    time: dt.time | None = None
    count: int | None = None
    hurt: bool | None = None
    place: str = ""

    def __post_init__(self) -> None:
        if self.count is not None and not 1 <= self.count <= MOST:
            raise InvalidEntryError(
                _("Something happened 1 to {most} times; {n} is not.").format(most=MOST, n=self.count)
            )
