"""The interface of an import format, and the values on the way from a file to an import."""

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
    """A value that is not imported, and why: one cell in row `row`, or `cells` cells where `row` is 0."""

    label: str
    reason: str
    cells: int = 1
    row: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """The number of new entries of one tracked item, and their period."""

    kind: str
    name: str
    number: int
    period: Period


@dataclass(frozen=True, slots=True)
class Differing:
    """An entry of the file (in row `row`, 0 in a file without rows) that says something else than the diary's."""

    name: str
    there: Entry
    incoming: Entry
    row: int = 0

    @property
    def may_keep_both(self) -> bool:
        """Whether the file's may stand beside the diary's: it has a time of its own, and no typed one has that time."""
        at, there_at = (getattr(one, "time", None) for one in (self.incoming, self.there))
        return at is not None and (bool(self.there.origin and self.incoming.origin) or at != there_at)


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """The parsed content of a file, before the person decides anything.

    `mapping` is the suggested one, `examples` are some texts of each label. `remarks` are sentences on how the
    file is read; `header` has the columns among which the day of a general table is chosen, and `has_years` is
    False where its dates have no year; `sheets` are those of a workbook; `may_be_long` is True where the table may have
    one row a rating, but nothing says in which columns; `doubtful` are words of the file that may have to be read in
    another encoding. `content` is private to the format, for its `plan`.
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

    `counted` are the new entries by kind and name; `already_there` counts those that the diary has, `period` spans all
    of both (None: there are none), `several_a_day` is the number of days with more than one rating of a symptom. `asks`
    are the labels for which the person first has to answer a question (scale, or value of a word). `differing` changes
    nothing, unless `differing.changes_with` is told so.
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
        """Whether everything that was read is new, already there, differing or left out."""
        told = self.entries + self.already_there + len(self.differing) + self.left_out_cells + self.silent
        return self.read in (-1, told)

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
    `plan` computes the changes for a mapping and an excerpt of the whole diary. Both raise `FormatError` for what
    cannot be read and `CancelledError` once the work was cancelled.
    """

    key: str
    name: str
    endings: tuple[str, ...]
    recognises: Callable[[Source], bool]
    preview: Callable[[Source, Work, answers.Mapping | None], ImportPreview]
    plan: Callable[[ImportPreview, answers.Mapping, Excerpt, date, Work], ImportPlan]
