"""The interface of an export format."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from diary.domain.excerpt import Excerpt
from diary.formats.work import Work


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """An export format; `name` and `about` (its purpose) are translated where they are shown.

    `ending` is its file name extension without the dot; `write` makes the file of an excerpt, dated the given day. A
    format with `write_with` takes the practitioner's page of the same days (a PDF; empty without) into the file, tells
    how far it is and can be cancelled.
    """

    key: str
    name: str
    about: str
    ending: str
    write: Callable[[Excerpt, date], bytes]
    write_with: Callable[[Excerpt, date, bytes, Work], bytes] | None = None
