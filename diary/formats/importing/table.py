"""Parses CSV of any delimiter and encoding into rows of text."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from itertools import islice

from diary.formats.errors import FormatError
from diary.formats.importing.encoding import decoded, text_of_beginning
from diary.formats.importing.format import LeftOut
from diary.formats.importing.layout import Grid, Layout, arranged, below_first_row
from diary.formats.importing.reading import Source
from diary.i18n import _

DELIMITERS = (",", ";", "\t", "|")
MOST_COLUMNS = 6000
"""The maximum number of columns, far more than a diary has, with which every step is still fast."""
MOST_ROWS = 500_000
"""The maximum number of rows: fifty years of a diary."""
_LINE_END = re.compile(r"[\r\n]")
_SAMPLED_LINES, _ROWS_AT_ONCE = 200, 500
_OTHER_TEXTS = ("{", "[", "<")
"""The first characters of JSON and XML documents."""
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[\r\n]+', re.I)
"""The first line in which Excel declares the delimiter."""


@dataclass(frozen=True, slots=True)
class ImportTable:
    """Column names and rows, each as long as the header; `numbers` are their row numbers in the file.

    Empty rows are left out; `left_out` are rows outside the table. `has_header` is False if the file does not name its
    columns, `is_turned` if its days were columns. `decimal` is the decimal sign of a workbook's numbers, empty for
    text.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    delimiter: str
    encoding: str
    left_out: tuple[LeftOut, ...] = ()
    has_header: bool = True
    is_turned: bool = False
    decimal: str = ""

    def column(self, name: str) -> int:
        """The index of the column with that name; raises `FormatError`."""
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
    """Parse a known program's CSV file, whose first row is the header; raises `FormatError`.

    An empty delimiter or encoding is detected.
    """
    return _table(content, delimiter, encoding, below_first_row)


def any_table(content: bytes, delimiter: str = "", encoding: str = "") -> ImportTable:
    """Parse a person's CSV file, in which the table is searched for; raises `FormatError`."""
    return _table(content, delimiter, encoding, arranged)


def table_of(layout: Layout, delimiter: str = "", encoding: str = "", decimal: str = "") -> ImportTable:
    """The table in the rows of a file; raises `FormatError` without columns, or with more than `MOST_ROWS` rows."""
    _refuse_long(len(layout.rows))
    if len(layout.header) < 2:
        raise FormatError(_("The file has no columns; a first row has to name them."))
    return ImportTable(
        layout.header,
        layout.rows,
        layout.numbers,
        delimiter,
        encoding,
        layout.left_out,
        layout.has_header,
        layout.is_turned,
        decimal,
    )


def header_of(source: Source) -> tuple[str, ...]:
    """The column names in the first row of a file; empty if it is not a table."""
    return () if source.is_archive else _header(source.head)


def looks_like_a_table(source: Source) -> bool:
    """Whether one of the first rows of a file has at least two cells."""
    return not source.is_archive and _has_cells(source.head)


@lru_cache(maxsize=2)
def _header(head: bytes) -> tuple[str, ...]:
    first = next(iter(_beginning(head)), None)
    names = tuple(cell.strip() for cell in first[1]) if first else ()
    return names if len(names) > 1 else ()


@lru_cache(maxsize=2)
def _has_cells(head: bytes) -> bool:
    return any(len(row) > 1 for _number, row in _beginning(head)[:_SAMPLED_LINES])


def _beginning(head: bytes) -> Grid:
    """The first rows of a file; empty if it is not a table."""
    text, delimiter = _declared_delimiter(text_of_beginning(head))
    if text.lstrip().startswith(_OTHER_TEXTS):
        return []
    try:
        return list(records(text, delimiter or _delimiter(text)))
    except FormatError:
        return []


def has_columns(source: Source, *names: str) -> bool:
    """Whether a file is a table with columns of these (lower-case) names, in any case and order."""
    header = {name.casefold() for name in header_of(source)}
    return header.issuperset(names)


def records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The non-empty rows, each with its row number in the file; raises `FormatError`."""
    rows = enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), start=1)
    full = list[tuple[int, list[str]]]()
    try:
        # In batches, as the GIL is held until a `list(reader)` is complete.
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            full += [(number, cells) for number, cells in some if any(map(str.strip, cells))]
            _refuse_long(len(full))
    except csv.Error as error:
        raise FormatError(_("The file cannot be read as a table ({reason}).").format(reason=error)) from error
    return iter(full)


def _table(content: bytes, delimiter: str, encoding: str, arrange: Callable[[Grid], Layout]) -> ImportTable:
    text, encoding = decoded(content, encoding)
    rest, declared = _declared_delimiter(text)
    delimiter = delimiter or declared
    _refuse_broad(rest, delimiter)
    delimiter = delimiter or _delimiter(rest)
    skipped = text[: len(text) - len(rest)].count("\n")
    grid = [(number + skipped, row) for number, row in records(rest, delimiter)]
    return table_of(arrange(grid), delimiter, encoding)


def _declared_delimiter(text: str) -> tuple[str, str]:
    """The text without a first line that declares the delimiter, and the delimiter; "" if there is no such line."""
    match = _SEPARATOR_LINE.match(text)
    return (text[match.end() :], match[1]) if match else (text, "")


def _refuse_broad(text: str, delimiter: str) -> None:
    """Check the width of the first row before the others are parsed; raises `FormatError`."""
    first = _LINE_END.split(text.lstrip(), maxsplit=1)[0]
    if any(first.count(one) >= MOST_COLUMNS for one in ((delimiter,) if delimiter else DELIMITERS)):
        raise FormatError(
            _("The first row of the file has more than {n} columns, far more than a diary has.").format(n=MOST_COLUMNS)
        )


def _refuse_long(rows: int) -> None:
    if rows > MOST_ROWS:
        sentence = _(
            "The file has more than {n} rows, far more than a diary has; please cut it into a file for each year."
        )
        raise FormatError(sentence.format(n=MOST_ROWS))


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
