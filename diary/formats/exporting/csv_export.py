"""The long CSV, for programs: one row per record, with all fields of the record."""

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import StringIO
from itertools import chain

from diary.domain.excerpt import Excerpt
from diary.domain.rounding import as_entered
from diary.formats.exporting.format import ExportFormat
from diary.formats.formula import safe
from diary.formats.row import columns, in_day_order, records, row
from diary.i18n import N_


def write(excerpt: Excerpt, _made_on: date) -> bytes:
    """The table as CSV, dated rows by day and then undated ones.

    `key`, `value` and `unit` are the subject and the amount of every kind; other fields have columns of their own.
    Booleans are yes or no, days and times ISO 8601.
    """
    every = in_day_order(chain.from_iterable(records(excerpt).values()), excerpt)
    rows = [row(record, excerpt) for record in every]
    header = columns(rows)
    return table_file(header, ([one.get(name) for name in header] for one in rows))


def table_file(header: Sequence[str], rows: Iterable[Iterable[object]], mark: bytes = BOM_UTF8) -> bytes:
    """A CSV file in UTF-8 with a byte order mark (for spreadsheets), its cells escaped against formula injection."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(map(safe, header))
    writer.writerows(map(_text, cells) for cells in rows)
    return mark + file.getvalue().encode()


def _text(cell: object) -> str:
    """A typed value as the text of a cell."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return as_entered(cell)
    return cell.isoformat() if isinstance(cell, date | datetime | time) else safe(str(cell))


FORMAT = ExportFormat("csv", N_("Table, one row for each entry (CSV)"), N_("For programs and statistics"), "csv", write)
