"""The interface of an export format."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from diary.domain.excerpt import Excerpt
from diary.formats.work import Work


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """An export format; `name` and `about` (its purpose) are translated where they are shown.

    `ending` is its file name extension without the dot; `write` makes the file of an excerpt, dated the given day. A
    format with `write_with` takes the practitioner's page of the same days (a PDF; empty without) into the file, knows
    the day on which the diary began, tells how far it is and can be cancelled.
    """

    key: str
    name: str
    about: str
    ending: str
    write: Callable[[Excerpt, date], bytes]
    write_with: Callable[[Excerpt, date, bytes, Work, date | None], bytes] | None = None

    def taking(self, page: bytes, work: Work, began: date | None = None) -> "ExportFormat":
        """The format whose files have that page of a diary that `began` then, and whose `write` is that work; this one
        where it has no page."""
        write_with = self.write_with
        if write_with is None:
            return self
        return replace(self, write=lambda excerpt, made_on: write_with(excerpt, made_on, page, work, began))
