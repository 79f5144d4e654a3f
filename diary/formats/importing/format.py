"""The interface of an import format, and the intermediate values between a file and the changes to the diary."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from diary.domain.change import Change
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.domain.record import Entry
from diary.formats.importing import mapping as answers
from diary.formats.importing.reading import Source
from diary.formats.work import Work


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A value that is not imported, with the reason: one cell in row `row`, or `cells` cells if `row` is 0."""

    label: str
    reason: str
    cells: int = 1
    row: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """The number of new entries of one tracked item, and the period that they span."""

    kind: str
    name: str
    number: int
    period: Period


@dataclass(frozen=True, slots=True)
class Differing:
    """An entry of the file (in row `row`, 0 in a file without rows) whose content differs from the diary's entry."""

    name: str
    there: Entry
    incoming: Entry
    row: int = 0

    @property
    def may_keep_both(self) -> bool:
        """Whether both entries can be kept: the file's has a time at which the diary has no typed entry."""
        at, there_at = (getattr(one, "time", None) for one in (self.incoming, self.there))
        return at is not None and (bool(self.there.origin and self.incoming.origin) or at != there_at)


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """The parsed content of a file, before any choice of the person.

    `mapping` is the suggested one, `examples` are some texts of each label. `remarks` are sentences on how the file is
    read; `header` has the columns among which the day of a general table is chosen, and `has_years` is False if its
    dates have no year; `sheets` are those of a workbook; `may_be_long` is True if the table may have one row per
    rating, but its columns do not determine it; `doubtful` are words of the file that suggest another encoding.
    `content` is private to the format, for its `plan`.
    """

    mapping: answers.Mapping
    content: Any
    rows: int
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    encoding: str = ""
    has_years: bool = True
    sheets: tuple[str, ...] = ()
    may_be_long: bool = False
    doubtful: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The planned changes of an import, and their summary.

    `counted` are the new entries by kind and name; `already_there` is the number of duplicates, `period` spans both
    (None: there are none), `several_a_day` is the number of days with more than one rating of a symptom. `asks` are the
    labels with an unanswered question (scale, or value of a word). `differing` is not part of `changes`; see
    `differing.changes_with`.
    """

    changes: tuple[Change, ...]
    counted: tuple[Counted, ...]
    already_there: int
    left_out: tuple[LeftOut, ...]
    period: Period | None
    several_a_day: int
    asks: tuple[str, ...] = ()
    differing: tuple[Differing, ...] = ()
    silent: int = 0
    read: int = -1

    @property
    def adds_up(self) -> bool:
        """Whether every reading is accounted for as new, duplicate, differing or left out."""
        accounted = self.entries + self.already_there + len(self.differing) + self.left_out_cells + self.silent
        return self.read in (-1, accounted)

    @property
    def left_out_cells(self) -> int:
        return sum(one.cells for one in self.left_out)

    @property
    def counts(self) -> dict[str, int]:
        """The new entries by name."""
        by_name: dict[str, int] = {}
        for one in self.counted:
            by_name[one.name] = by_name.get(one.name, 0) + one.number
        return by_name

    @property
    def entries(self) -> int:
        return sum(one.number for one in self.counted)


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """An import format; `name` is translated where it is shown.

    `endings` are the file name extensions, without the dot, that its files usually have, for a file dialog.
    `recognises` tests the content of the file, never its name. `preview` parses it (with a mapping if one is given);
    `plan` computes the changes for a mapping and an excerpt of the whole diary. Both raise `FormatError` for unreadable
    content and `CancelledError` after the work was cancelled.
    """

    key: str
    name: str
    endings: tuple[str, ...]
    recognises: Callable[[Source], bool]
    preview: Callable[[Source, Work, answers.Mapping | None], ImportPreview]
    plan: Callable[[ImportPreview, answers.Mapping, Excerpt, date, Work], ImportPlan]
