"""Nomie's CSV with one row per day; it contains 0 for untracked values, so zeros are left out."""

import re
from collections import Counter
from collections.abc import Iterator

from diary.formats.importing import cells
from diary.formats.importing.converting import Reading
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import Mapping
from diary.formats.importing.planning import Item, plan_items, preview_of, texts_by_label
from diary.formats.importing.reading import Source
from diary.formats.importing.suggestion import counted, with_one_scale
from diary.formats.importing.table import ImportTable, header_of, table
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "nomie-wide"
_TAG = re.compile(r"[a-z0-9_-]+")


def recognises(source: Source) -> bool:
    """Whether the first column is "date", the others are lower-case tags, and all cells are numbers, some of them 0."""
    header = header_of(source)
    if len(header) < 3 or header[0] != "date" or not all(_TAG.fullmatch(name) for name in header[1:]):
        return False
    rows = table(source.head[: source.head.rfind(b"\n") + 1] or source.head).rows
    numbers = [cell for row in rows for cell in row[1:]]
    return bool(numbers) and all(cells.is_number(cell, ".") for cell in numbers) and numbers.count("0") > 0


def preview(source: Source, work: Work, given: Mapping | None = None) -> ImportPreview:
    """Read the rows; each tag is a `Thing`. Raises `FormatError`."""
    work.advance(0.0)
    read = table(source.content(), encoding=given.encoding if given else "")
    items = tuple(_items(read))
    numbers = {
        label: [cells.number(text, ".") for text in texts if cells.is_number(text, ".")]
        for label, texts in texts_by_label(items).items()
    }
    things = tuple(counted(label, values) for label, values in numbers.items() if values)
    mapping = Mapping("nomie", (), with_one_scale(things), app=KEY, encoding=read.encoding)
    remarks = [_("This file writes 0 for what was not tracked, so no 0 of it is taken over.")]
    work.advance(1.0)
    return preview_of(mapping, items, len(read.rows), remarks, read.encoding)


def _items(read: ImportTable) -> Iterator[Item]:
    zeros = Counter[str]()
    yield from read.left_out
    for row, number in zip(read.rows, read.numbers, strict=True):
        try:
            day = cells.worded_day(row[0])
        except ValueError:
            yield LeftOut(read.header[0], _("is not a day that there is"), 1, number, row[0])
            continue
        for label, text in zip(read.header[1:], row[1:], strict=True):
            if cells.is_number(text, ".") and cells.number(text, ".") == 0:
                zeros[label] += 1
            elif text:
                yield Reading(label, text, day, number)
    for label, count in zeros.items():
        yield LeftOut(label, _("0 is written there for what was not tracked"), count)


IMPORT = ImportFormat(KEY, N_("Nomie, one row a day (CSV)"), ("csv",), recognises, preview, plan_items)
