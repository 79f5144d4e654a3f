"""The interface of an export format."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from diary.domain.excerpt import Excerpt
from diary.formats.work import Work


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """An export format; `name` and `about` (its purpose) are translated where they are shown.

    `ending` is its file name extension without the dot; `write` makes the file of an excerpt, dated the given day.
    The file has every record of the excerpt, private ones included: the caller has left out what must not be in it. An
    excerpt without records makes a file too, which is not empty.
    `write_with`, if the format has it, also embeds the practitioner's page of the same period (a PDF; empty for none),
    knows the day on which the diary began, reports its progress and can be cancelled.
    """

    key: str
    name: str
    about: str
    ending: str
    write: Callable[[Excerpt, date], bytes]
    write_with: Callable[[Excerpt, date, bytes, Work, date | None], bytes] | None = None

    def taking(self, page: bytes, work: Work, began: date | None = None) -> "ExportFormat":
        """The format with `write` bound to this page, work and first day of the diary; unchanged if it has no
        `write_with`."""
        write_with = self.write_with
        if write_with is None:
            return self
        return replace(self, write=lambda excerpt, made_on: write_with(excerpt, made_on, page, work, began))
