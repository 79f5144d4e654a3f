"""Things that are measured rather than rated."""

import datetime as dt
import math
from dataclasses import dataclass

from diary.domain.record import Entry, InvalidEntryError
from diary.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement(Entry):
    """A measured value, such as steps; `quantity` is the key of a `Definition`, which carries its unit."""

    quantity: str
    value: float
    time: dt.time | None = None

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            raise InvalidEntryError(_("A measurement is a number."))
