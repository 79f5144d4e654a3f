"""Earlier versions of records."""

from dataclasses import dataclass, field
from datetime import datetime

from diary.domain.record import Record


@dataclass(frozen=True, slots=True)
class Version:
    """A record as it was until `moment`, when it was edited, or `removed`, on the computer named `device`."""

    moment: datetime
    record: Record
    removed: bool
    device: str = field(default="", compare=False)
