"""Flaredown's CSV: one row per day, one column per condition, symptom and treatment, whose kind is not in the file.

Conditions and symptoms are rated 0 to 4; a treatment's cell is its dose, "Taken" or "Not Taken". The kind of a column
is guessed from its cells, and the person can change it.
"""

from collections.abc import Iterator

from diary.formats.importing import cells
from diary.formats.importing.aliases import meaning_of
from diary.formats.importing.converting import Reading
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import UNKNOWN, Mapping, Thing
from diary.formats.importing.planning import Item, plan_items, preview_of, texts_by_label
from diary.formats.importing.reading import Source
from diary.formats.importing.table import ImportTable, has_columns, table
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "flaredown"
SCALE = (0.0, 4.0)
_LISTS = ("Tags", "Foods")
_STATES = ("taken", "not taken")


def recognises(source: Source) -> bool:
    return has_columns(source, "date", "tags", "foods", "weather summary")


def preview(source: Source, work: Work, given: Mapping | None = None) -> ImportPreview:
    """Read the rows; each column is a `Thing`. Raises `FormatError`."""
    work.advance(0.0)
    read = table(source.content(), encoding=given.encoding if given else "")
    items = tuple(_items(read))
    things = tuple(_thing(label, texts) for label, texts in texts_by_label(items).items())
    mapping = Mapping(KEY, (), things, app=KEY, encoding=read.encoding)
    remarks = [_("Flaredown does not say which columns are symptoms and which are treatments; please look below.")]
    work.advance(1.0)
    return preview_of(mapping, items, len(read.rows), remarks, read.encoding)


def _thing(label: str, texts: list[str]) -> Thing:
    if label.startswith("Weather ") or label in _LISTS:
        return Thing(label, UNKNOWN)
    meaning, key = meaning_of(label)
    if sum(map(_is_rating, texts)) * 2 >= len(texts):
        return Thing(label, "symptom", key=key if meaning == "symptom" else "", scale=SCALE)
    return Thing(label, "treatment", key=key if meaning == "treatment" else "", category="medicine")


def _is_rating(text: str) -> bool:
    return cells.is_number(text, ".") and SCALE[0] <= cells.number(text, ".") <= SCALE[1]


def _items(read: ImportTable) -> Iterator[Item]:
    dated = next(place for place, name in enumerate(read.header) if name.casefold() == "date")
    columns = [(name, place) for place, name in enumerate(read.header) if place != dated and name]
    yield from read.left_out
    for row, number in zip(read.rows, read.numbers, strict=True):
        try:
            day = cells.worded_day(row[dated])
        except ValueError:
            yield LeftOut(read.header[dated], _("is not a day that there is"), 1, number, row[dated])
            continue
        for name, place in columns:
            if row[place]:
                dose = row[place] if row[place].casefold() not in _STATES else ""
                yield Reading(name, row[place], day, number, words=dose)


IMPORT = ImportFormat(KEY, N_("Flaredown (CSV)"), ("csv",), recognises, preview, plan_items)
