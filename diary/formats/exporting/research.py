"""The long CSV for research: without name and birth date, with a code for the person, and with a codebook.

Columns and rows have the same order in every file. `resources/formats/read_diary.py` and `read_diary.R` read it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.excerpt import Excerpt
from diary.domain.note import Note
from diary.domain.plan.plan import PlanLine
from diary.domain.profile import Profile
from diary.domain.record import InvalidEntryError, Record
from diary.domain.symptom import StepWords
from diary.domain.visit import Question
from diary.formats.exporting import csv_export
from diary.formats.exporting.codebook import codebook, codebook_file
from diary.formats.exporting.format import ExportFormat
from diary.formats.exporting.redcap import data_dictionary
from diary.formats.row import TITLES, columns, in_day_order, records, row
from diary.i18n import _

OF_FORMAT = csv_export.FORMAT
"""The only format that there is a research file of."""

_NEVER = ("born", "id", "origin")
_WORDS = ("text", "place", "author", "for_practitioner", "words", "whom", "agreed", "answer", "steps")
"""The columns that hold what was typed, among it names of people and places."""
_WORDS_ALONE: tuple[type[Record], ...] = (Note, Question, StepWords)
"""The kinds of which nothing is left without those columns."""


class ResearchOptions(NamedTuple):
    """What is asked for beside the table: no name (`with_notes`: but notes, names of people and places), a codebook.

    With none of them the file is that of the format.
    """

    without_name: bool = False
    with_notes: bool = False
    with_codebook: bool = False


def require_fitting(options: ResearchOptions, key: str) -> None:
    """Raise `InvalidEntryError` where the format of that key has not the options, or one lacks the other."""
    if any(options) and key != OF_FORMAT.key:
        raise InvalidEntryError(
            _("Only the format {name} can be without name or with a codebook.").format(name=OF_FORMAT.key)
        )
    if options.with_notes and not options.without_name:
        raise InvalidEntryError(_("--notes belongs to --no-name; a file with the name has its notes."))


def person_code(identifier: str) -> str:
    """A code for the person out of the random identifier of the diary: it says nothing, and is the same every time."""
    return hashlib.sha256(f"neuropathy-diary research {identifier}".encode()).hexdigest()[:12]


def nameless_columns(options: ResearchOptions) -> tuple[str, ...]:
    """The columns of the table without name, whatever is in it."""
    left_out = _NEVER if options.with_notes else (*_NEVER, *_WORDS)
    return ("person", *(name for name in TITLES if name not in left_out))


def files_of(
    form: ExportFormat, excerpt: Excerpt, made_on: date, options: ResearchOptions, identifier: str
) -> dict[str, bytes]:
    """The files by what their names have before the ending: "" the table, ".codebook", ".redcap".

    Without `options` it is the format's one file. `identifier` is that of the diary. The codebook tells of what is in
    the table.
    """
    if not any(options):
        return {"": form.write(excerpt, made_on)}
    if options.without_name:
        rows = _nameless_rows(excerpt, options, person_code(identifier))
        header = nameless_columns(options)
        files = {"": csv_export.table_file(header, ([one.get(name) for name in header] for one in rows), b"")}
    else:
        rows = [row(record, excerpt) for record in _in_order(excerpt)]
        header = columns(rows)
        files = {"": form.write(excerpt, made_on)}
    if options.with_codebook:
        variables = codebook(header, rows, excerpt)
        files |= {".codebook": codebook_file(variables), ".redcap": data_dictionary(variables)}
    return files


def beside(path: Path, name: str) -> Path:
    """ "study.codebook.csv" of "study.csv" and ".codebook"; of an empty name the path itself."""
    return path.with_name(f"{path.stem}{name}{path.suffix}")


def beginnings(options: ResearchOptions) -> Mapping[str, bytes]:
    """How the files beside the table begin, by their names: a former one may be replaced, another file may not."""
    files = {".codebook": codebook_file(()), ".redcap": data_dictionary(())} if options.with_codebook else {}
    return {name: content.partition(b"\r\n")[0] for name, content in files.items()}


def _in_order(excerpt: Excerpt) -> list[Record]:
    return in_day_order(chain.from_iterable(records(excerpt).values()), excerpt)


def _nameless_rows(excerpt: Excerpt, options: ResearchOptions, person: str) -> list[dict[str, Any]]:
    """The rows without who keeps the diary; without notes only those that say something all the same."""
    kept = [record for record in _in_order(excerpt) if _is_told(record, options)]
    return [{"person": person, **row(_unnamed(record, options), excerpt)} for record in kept]


def _is_told(record: Record, options: ResearchOptions) -> bool:
    if isinstance(record, Profile):
        return False
    if options.with_notes:
        return True
    if isinstance(record, BackgroundAnswer):
        return bool(record.unknown or record.choices or record.dated or record.number is not None)
    return not isinstance(record, _WORDS_ALONE)


def _unnamed(record: Record, options: ResearchOptions) -> Record:
    """A line of the plan without the name that it was given, which may be anybody's; its exercises name it."""
    return replace(record, name="") if isinstance(record, PlanLine) and not options.with_notes else record
