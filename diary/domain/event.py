"""Things that happened on a day."""

import datetime as dt
from dataclasses import dataclass

from diary.domain.record import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entry):
    """Something that happened; `event` is the key of a `Definition`, `text` what was written on it."""

    event: str
    text: str = ""
    time: dt.time | None = None
