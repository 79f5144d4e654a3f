"""The long CSV for research: without name and birth date, with a pseudonym, and optionally with a codebook.

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
"""The only format that supports these options."""

_NEVER = ("born", "id", "origin")
_WORDS = ("text", "place", "author", "for_practitioner", "words", "whom", "agreed", "answer", "steps")
"""The columns with typed text, which may contain names of people and places."""
_WORDS_ALONE: tuple[type[Record], ...] = (Note, Question, StepWords)
"""The kinds whose records are left out together with those columns, as they have no other content."""


class ResearchOptions(NamedTuple):
    """The options of the table: without names, with a codebook.

    `with_notes` keeps typed texts, which may contain names of people and places. Without any option the file is the
    format's usual one.
    """

    without_name: bool = False
    with_notes: bool = False
    with_codebook: bool = False


def require_fitting(options: ResearchOptions, key: str) -> None:
    """Raise `InvalidEntryError` if the format with that key does not support the options, or one requires another."""
    if any(options) and key != OF_FORMAT.key:
        raise InvalidEntryError(
            _("Only the format {name} can be without name or with a codebook.").format(name=OF_FORMAT.key)
        )
    if options.with_notes and not options.without_name:
        raise InvalidEntryError(_("--notes belongs to --no-name; a file with the name has its notes."))


def person_code(identifier: str) -> str:
    """A pseudonym derived from the diary's random identifier: it reveals nothing, and is the same in every export."""
    return hashlib.sha256(f"neuropathy-diary research {identifier}".encode()).hexdigest()[:12]


def nameless_columns(options: ResearchOptions) -> tuple[str, ...]:
    """The columns of a table without names, whatever its rows contain."""
    left_out = _NEVER if options.with_notes else (*_NEVER, *_WORDS)
    return ("person", *(name for name in TITLES if name not in left_out))


def files_of(
    form: ExportFormat, excerpt: Excerpt, made_on: date, options: ResearchOptions, identifier: str
) -> dict[str, bytes]:
    """The files by the part of their names before the extension: "" for the table, ".codebook", ".redcap".

    Without `options` it is the format's one file. `identifier` is that of the diary. The codebook describes the content
    of the table.
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
    """The path with `name` inserted before the extension: "study.codebook.csv" for "study.csv" and ".codebook"."""
    return path.with_name(f"{path.stem}{name}{path.suffix}")


def beginnings(options: ResearchOptions) -> Mapping[str, bytes]:
    """The first bytes of the additional files by name; only an existing file that begins with them may be replaced."""
    files = {".codebook": codebook_file(()), ".redcap": data_dictionary(())} if options.with_codebook else {}
    return {name: content.partition(b"\r\n")[0] for name, content in files.items()}


def _in_order(excerpt: Excerpt) -> list[Record]:
    return in_day_order(chain.from_iterable(records(excerpt).values()), excerpt)


def _nameless_rows(excerpt: Excerpt, options: ResearchOptions, person: str) -> list[dict[str, Any]]:
    """The rows without the profile, and without notes if these are not wanted."""
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
    """A line of the plan without its typed name, which may contain a person's; its exercises still identify it."""
    return replace(record, name="") if isinstance(record, PlanLine) and not options.with_notes else record
