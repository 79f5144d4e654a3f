"""What `IMPORTS` holds of a format, and what is found out of a file on the way to an import."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from diary.domain.change import Change
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period
from diary.formats.importing import mapping as answers
from diary.formats.importing.reading import Source
from diary.formats.importing.work import Work


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of the file is not taken over, and why: one cell where `row` is its number, else all of `cells`."""

    label: str
    reason: str
    cells: int = 1
    row: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many new entries there are of one thing, from its first day to its last."""

    kind: str
    name: str
    number: int
    period: Period


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What was found in a file, before anything is decided.

    `mapping` holds the answers to begin with, `examples` some of what the file says of each label. `remarks` are
    sentences on how the file is read; `header` the columns among which the day of a general table is chosen. `content`
    is what the format itself needs to plan the import.
    """

    mapping: answers.Mapping
    content: Any
    rows: int
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do.

    `counted` are the new entries by kind and name; `already_there` counts those that the diary has, `period` is from
    the first to the last day of all of them (None: there are none), `several_a_day` on how many days a symptom has more
    than one rating. `asks` are the labels of which something has to be said before they can be taken over.
    """

    changes: tuple[Change, ...]
    counted: tuple[Counted, ...]
    already_there: int
    left_out: tuple[LeftOut, ...]
    period: Period | None
    several_a_day: int
    asks: tuple[str, ...] = ()

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
    """A file of some program, as changes to the diary; `name` is translated where it is shown.

    `recognises` goes by the content of the file, never by its name. `preview` finds out what is in it, by what is given
    where something is; `plan` what these answers make of it in a diary that is whole in the excerpt. Both raise
    `FormatError` for what cannot be read and `CancelledError` once the work was called off.
    """

    key: str
    name: str
    recognises: Callable[[Source], bool]
    preview: Callable[[Source, Work, answers.Mapping | None], ImportPreview]
    plan: Callable[[ImportPreview, answers.Mapping, Excerpt, date, Work], ImportPlan]
