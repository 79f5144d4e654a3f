"""Validates the rows of a file in batches: they must be valid records within the limits of typed ones."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from diary.domain.kinds import KIND_OF
from diary.domain.limits import is_text_within, version_within, within
from diary.domain.record import InvalidEntryError
from diary.i18n import _
from diary.storage.file import cipher
from diary.storage.file.diary_file import apply_steps
from diary.storage.file.migrations import STEPS
from diary.storage.file.selects import select_records
from diary.storage.file.shapes import SHAPES, Shape
from diary.storage.file.version_rows import SELECT_VERSIONS, version_of

MOST_ROWS = 2_000_000
"""The maximum number of records and earlier versions in a file, five times that of fifty years with twenty entries a
day."""
_AT_ONCE = 500
_LARGEST_SEQUENCE = 2**53
_WHOLE_FILE = ("about", "file_copy")
_MALFORMED = (ValueError, TypeError, LookupError, AttributeError)


def findings(file: sqlite3.Connection, version: int) -> tuple[list[str], list[str]]:
    """The problems of a file with a valid schema, and the content in it that this program never writes.

    This covers what `PRAGMA integrity_check` does not: that rows are records, and that the full-text index matches the
    notes. The file, an in-memory copy, is migrated to the present schema, so that the records are those of an upgrade.
    """
    problems, refused = list[str](), list[str]()
    if version > 1:
        try:
            file.execute("INSERT INTO note_words (note_words, rank) VALUES ('integrity-check', 1)")
        except cipher.errors():
            problems.append(_("The words to search are not those of the notes."))
    apply_steps(file, STEPS[version:], len(STEPS))
    if _number_of_rows(file) > MOST_ROWS:
        return problems, [_("It has more than {n} entries, far more than a diary holds.").format(n=MOST_ROWS)]
    for shape in SHAPES:
        try:
            _look_at_records(file, shape)
        except InvalidEntryError as error:
            text = _("Under “{kind}” it has an entry that this program does not write. {reason}")
            refused.append(text.format(kind=_(KIND_OF[shape.record].title), reason=error))
        except cipher.errors(*_MALFORMED):
            problems.append(_("An entry in {table} cannot be understood.").format(table=shape.table))
    return problems, [*refused, *_refused_versions(file), *_refused_texts(file)]


def _number_of_rows(file: sqlite3.Connection) -> int:
    counted = (*(shape.table for shape in SHAPES), "version", *_WHOLE_FILE)
    return sum(int(file.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in counted)  # noqa: S608 - ours


def _look_at_records(file: sqlite3.Connection, shape: Shape) -> None:
    """Convert the rows of a table to records; raises the exceptions of `Shape.records` and `within` for an invalid
    one."""
    for rows in _portions(file, select_records(shape)):
        for record in shape.records(rows):
            within(record)


def _refused_versions(file: sqlite3.Connection) -> Iterator[str]:
    """A sentence if an earlier version is malformed, or if SQLite has no further sequence number."""
    try:
        for rows in _portions(file, SELECT_VERSIONS):
            for row in rows:
                version_within(version_of(*row))
        sequences = file.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
        if any(name != "version" or not _can_go_on(number) for name, number in sequences):
            raise ValueError(sequences)
    except InvalidEntryError as error:
        yield _("It has an earlier version of an entry that this program does not write. {reason}").format(reason=error)
    except cipher.errors(*_MALFORMED):
        yield _("An earlier version of an entry cannot be understood.")


def _can_go_on(number: object) -> bool:
    """Whether SQLite can assign a number after this one."""
    return isinstance(number, int) and 0 <= number < _LARGEST_SEQUENCE


def _refused_texts(file: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each table of file properties that has values other than short texts."""
    for table in _WHOLE_FILE:
        try:
            rows = (row for portion in _portions(file, f"SELECT * FROM {table}") for row in portion)  # noqa: S608 - ours
            is_fine = all(is_text_within(value) for row in rows for value in row)
        except cipher.errors(*_MALFORMED):
            is_fine = False
        if not is_fine:
            yield _("An entry in {table} cannot be understood.").format(table=table)


def _portions(file: sqlite3.Connection, query: str) -> Iterator[list[Any]]:
    """The rows of a query in batches, so that they are never all in memory."""
    rows = file.execute(query)
    while portion := rows.fetchmany(_AT_ONCE):
        yield portion
