"""Parsing CSV of any delimiter and encoding into rows of text."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO

from diary.formats.errors import FormatError
from diary.formats.importing.encoding import decoded, text_of_beginning
from diary.formats.importing.reading import Source
from diary.i18n import _

DELIMITERS = (",", ";", "\t", "|")
MOST_COLUMNS = 2000
"""The most columns of a table: far more than a diary has, and few enough for every step to take a moment."""
_LINE_END = re.compile(r"[\r\n]")
_SAMPLED_LINES = 200
_OTHER_TEXTS = ("{", "[", "<")
"""The first characters of JSON and XML documents."""


@dataclass(frozen=True, slots=True)
class ImportTable:
    """Column names and rows, each as long as the header; `numbers` are their row numbers in the file (the header is 1).

    Empty rows are left out.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    delimiter: str
    encoding: str

    def column(self, name: str) -> int:
        """The index of the column of that name; raises `FormatError`."""
        try:
            return self.header.index(name)
        except ValueError:
            raise FormatError(
                _("The file has no column “{name}”; it has {columns}.").format(
                    name=name, columns=", ".join(f"“{one}”" for one in self.header)
                )
            ) from None

    def cells(self, column: int) -> list[str]:
        return [row[column] for row in self.rows]


def table(content: bytes, delimiter: str = "", encoding: str = "") -> ImportTable:
    """Parse a CSV file; an empty delimiter or encoding is detected. Raises `FormatError`."""
    text, encoding = decoded(content, encoding)
    _refuse_broad(text, delimiter)
    delimiter = delimiter or _delimiter(text)
    every = records(text, delimiter)
    header = next(every, None)
    if header is None or len(header[1]) < 2:
        raise FormatError(_("The file has no columns; a first row has to name them."))
    names = tuple(cell.strip() for cell in header[1])
    doubled = [name for name, count in Counter(names).items() if count > 1 and name]
    if doubled:
        raise FormatError(_("The file names the column “{name}” more than once.").format(name=doubled[0]))
    rows, numbers = list[tuple[str, ...]](), list[int]()
    for number, cells in every:
        if len(cells) > len(names) and any(cells[len(names) :]):
            raise FormatError(
                _("Row {row} has {n} cells, more than the {m} columns.").format(row=number, n=len(cells), m=len(names))
            )
        rows.append(tuple(cell.strip() for cell in (*cells, *[""] * len(names))[: len(names)]))
        numbers.append(number)
    return ImportTable(names, tuple(rows), tuple(numbers), delimiter, encoding)


def header_of(source: Source) -> tuple[str, ...]:
    """The column names in the first row of a file; empty where it is no table."""
    return () if source.is_archive else _header(source.head)


@lru_cache(maxsize=2)
def _header(head: bytes) -> tuple[str, ...]:
    text = text_of_beginning(head)
    if text.lstrip().startswith(_OTHER_TEXTS):
        return ()
    try:
        first = next(records(text, _delimiter(text)), None)
    except FormatError:
        return ()
    names = tuple(cell.strip() for cell in first[1]) if first else ()
    return names if len(names) > 1 else ()


def has_columns(source: Source, *names: str) -> bool:
    """Whether a file is a table with columns of these (lower-case) names; case and order in the file do not matter."""
    header = {name.casefold() for name in header_of(source)}
    return header.issuperset(names)


def records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The non-empty rows, each with its row number in the file; raises `FormatError`."""
    try:
        rows = list(enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), start=1))
    except csv.Error as error:
        raise FormatError(_("The file cannot be read as a table ({reason}).").format(reason=error)) from error
    return iter([(number, cells) for number, cells in rows if any(cell.strip() for cell in cells)])


def _refuse_broad(text: str, delimiter: str) -> None:
    """Look at the first row alone, before anything is done with the others; raises `FormatError`."""
    first = _LINE_END.split(text.lstrip(), maxsplit=1)[0]
    if any(first.count(one) >= MOST_COLUMNS for one in ((delimiter,) if delimiter else DELIMITERS)):
        raise FormatError(
            _("The first row of the file has more than {n} columns, far more than a diary has.").format(n=MOST_COLUMNS)
        )


def _delimiter(text: str) -> str:
    """The delimiter for which most of the first rows have the same number (more than one) of cells."""
    beginning = "".join(text.splitlines(keepends=True)[:_SAMPLED_LINES])

    def score(delimiter: str) -> tuple[int, int]:
        try:
            widths = Counter(
                len(row) for row in csv.reader(StringIO(beginning, newline=""), delimiter=delimiter) if row
            )
        except csv.Error:
            return 0, 0
        width, rows = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(0, 0))
        return (rows if width > 1 else 0), width

    return max(DELIMITERS, key=score)
