"""The interface of an export format."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from diary.domain.excerpt import Excerpt


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """An export format; `name` and `about` (its purpose) are translated where they are shown.

    `ending` is its file name extension without the dot; `write` makes the file of an excerpt, dated the given day.
    """

    key: str
    name: str
    about: str
    ending: str
    write: Callable[[Excerpt, date], bytes]
