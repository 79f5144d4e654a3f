"""Events of a day, such as falls."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from diary.domain.record import Entry, InvalidEntryError
from diary.i18n import N_, _

MOST = 100


class EventKind(NamedTuple):
    """A built-in kind of event; `name` is translated where it is shown.

    Kinds with `is_mark` False are answers ("No fall"), which charts do not show.
    """

    key: str
    name: str
    is_mark: bool = True


FALL = EventKind("fall", N_("Fall"))
NEAR_FALL = EventKind("near-fall", N_("Near-fall"))
NO_FALL = EventKind("no-fall", N_("No fall"), is_mark=False)
SLEPT_BADLY = EventKind("slept-badly", N_("Slept badly"), is_mark=False)
SLEPT_FAIRLY = EventKind("slept-fairly", N_("Slept fairly well"), is_mark=False)
SLEPT_WELL = EventKind("slept-well", N_("Slept well"), is_mark=False)
FEET_SAME = EventKind("feet-same", N_("Feet looked at: nothing new"), is_mark=False)
FEET_NEW = EventKind("feet-new", N_("Feet looked at: something new"))
FEET_NOT_SEEN = EventKind("feet-not-seen", N_("Feet: could not look"), is_mark=False)
FLARE = EventKind("flare", N_("Flare"))
UNSTEADY = EventKind("felt-unsteady", N_("Felt unsteady while exercising"))
HURT = EventKind("stopped-hurt", N_("Stopped an exercise because it hurt"))
ON_PAPER = EventKind("on-paper", N_("Written on paper first"), is_mark=False)
"""Marks a day that was transcribed from the paper sheet (`evening_sheet`).

Its text is who wrote the sheet (empty for the person), and `written` the time of the transcription.
"""
BY_HELPER = EventKind("by-helper", N_("Written by somebody else"), is_mark=False)
"""Marks a day that somebody else entered for the person; its text is the name of the helper, empty if unknown."""
WRITTEN = frozenset({ON_PAPER.key, BY_HELPER.key})
"""The keys of events that are metadata on how a day was entered, not content of the day."""
SLEPT = (SLEPT_BADLY, SLEPT_FAIRLY, SLEPT_WELL)
_FEET = (FEET_SAME, FEET_NEW, FEET_NOT_SEEN)
EVENTS = (FALL, NEAR_FALL, NO_FALL, *SLEPT, *_FEET, FLARE, UNSTEADY, HURT, ON_PAPER, BY_HELPER)
ANSWERS = frozenset(kind.key for kind in EVENTS if not kind.is_mark)
"""The keys of the events that are only answers, which charts do not show."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Event(Entry):
    """An event of a day; `event` is a key of `EVENTS` or of a `Definition`, `text` a comment.

    `count` is the number of times on that day, 1 to 100 (None: once, or unknown). For falls, `hurt` is whether the
    person was hurt (None: unknown) and `place` the location. Raises `InvalidEntryError` for values out of range.
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
