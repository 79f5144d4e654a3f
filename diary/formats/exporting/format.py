"""What `EXPORTS` holds of a format."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from diary.domain.excerpt import Excerpt


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A file made of an excerpt on a day; `name` and `about` are translated where they are shown.

    `about` says what it is for, `ending` is that of its files, without a dot before it.
    """

    key: str
    name: str
    about: str
    ending: str
    write: Callable[[Excerpt, date], bytes]
