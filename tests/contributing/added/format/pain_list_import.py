"""Pain list: lines of a day and a number below the line "My pain list"."""

from diary.formats.importing import cells
from diary.formats.importing.converting import Reading
from diary.formats.importing.format import ImportFormat, ImportPreview
from diary.formats.importing.mapping import Mapping, Thing
from diary.formats.importing.planning import plan_items, preview_of
from diary.formats.importing.reading import Source
from diary.formats.work import Work
from diary.i18n import N_

KEY, _TITLE = "pain-list", b"My pain list"


def recognises(source: Source) -> bool:
    """By its first line."""
    return not source.is_archive and source.content().startswith(_TITLE)


def preview(source: Source, work: Work, _given: Mapping | None = None) -> ImportPreview:
    """One reading a line."""
    work.advance(0.0)
    lines = [line.split() for line in source.content().decode().splitlines()[1:]]
    items = [
        Reading("Pain", value, cells.worded_day(day), number) for number, (day, value) in enumerate(lines, start=2)
    ]
    work.advance(1.0)
    return preview_of(Mapping(KEY, (), (Thing("Pain", "symptom", key="pain"),), app=KEY), items, len(lines))


IMPORT = ImportFormat(KEY, N_("Pain list (text)"), ("pains",), recognises, preview, plan_items)
