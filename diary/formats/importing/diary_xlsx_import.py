"""Imports the program's own workbook: the sheets of `xlsx_export`, with titles in the current language or in English.

It restores entries and user-defined items, as the import of the long CSV does. Times in a sheet have no UTC offset;
they are taken to be local.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from diary import APP_ID
from diary.domain.definition import Definition
from diary.domain.exercise import CATEGORIES
from diary.domain.kinds import KINDS
from diary.domain.record import Record
from diary.domain.site import LEVELS, LIMBS, SITES, Extent, SiteMark, full_name, level_name
from diary.domain.treatment import TREATMENT_EVENTS, TreatmentEvent
from diary.formats.errors import FormatError
from diary.formats.importing.diary_csv_import import READ, fields_of, plan
from diary.formats.importing.format import ImportFormat, ImportPreview, LeftOut
from diary.formats.importing.mapping import Mapping as Answers
from diary.formats.importing.reading import Source
from diary.formats.importing.workbook import Sheet, is_workbook, sheets
from diary.formats.record_json import record_of
from diary.formats.row import TITLES
from diary.formats.work import Work
from diary.i18n import N_, _

KEY = "diary-xlsx"
Content = tuple[Mapping[type[Record], list[Record]], tuple[LeftOut, ...]]
_LONGEST_NAME = 31
"""The maximum length of a sheet's name."""
_MARKS = ("written", "id")
"""The columns by which a sheet of this program is recognised."""


def recognises(source: Source) -> bool:
    """Whether the file is a workbook with a sheet that has this program's columns."""
    if not is_workbook(source):
        return False
    try:
        return any(_is_own(sheet) for sheet in sheets(source))
    except FormatError:
        return False


def preview(source: Source, work: Work, _given: Answers | None) -> ImportPreview:
    """Read the sheets; invalid rows are left out. Raises `FormatError` and `CancelledError`."""
    by_kind, left_out, count = defaultdict[type[Record], list[Record]](list), list[LeftOut](), 0
    for sheet in filter(_is_own, sheets(source)):
        kind = _kinds().get(sheet.name)
        rows = sheet.grid[1:]
        count += len(rows)
        if kind not in READ:
            left_out.append(LeftOut(sheet.name, _("only the JSON file brings it back"), len(rows)))
            continue
        names = [_columns().get(title, "") for title in sheet.grid[0][1]]
        for number, cells in rows:
            work.check()
            try:
                row = _row(kind, names, cells)
                by_kind[kind].append(record_of(kind, fields_of(kind, row), f"{sheet.name} {number}"))
            except (FormatError, ValueError):
                left_out.append(LeftOut(sheet.name, _("cannot be an entry"), 1, number, " ".join(filter(None, cells))))
    return ImportPreview(Answers(APP_ID, (), (), app=KEY), (dict(by_kind), tuple(left_out)), count)


def _is_own(sheet: Sheet) -> bool:
    titles = {_columns().get(cell, "") for cell in sheet.grid[0][1]}
    return titles.issuperset(_MARKS)


def _row(kind: type[Record], names: list[str], cells: list[str]) -> dict[str, str]:
    """The cells by column key; the continuation cells of a long text after the last column are appended to it."""
    row = {name: cell for name, cell in zip(names, cells, strict=False) if name}
    long = "".join(cells[len(names) :])
    if long:
        row["text"] = row.get("text", "") + long
    if "written" in row:
        row["written"] = datetime.fromisoformat(row["written"]).astimezone().isoformat()
    return _unworded(kind, row)


def _unworded(kind: type[Record], row: dict[str, str]) -> dict[str, str]:
    """The row with catalogue names replaced by their keys; unknown names stay."""
    if kind is SiteMark:
        return row | {"site": _sites().get(row.get("site", ""), row.get("site", ""))}
    if kind is Extent:
        return row | {"level": _levels().get((row.get("key", ""), row.get("level", "")), row.get("level", ""))}
    if kind is TreatmentEvent:
        return row | {"turn": _key_of(row.get("turn", ""), {key: _(name) for key, name in TREATMENT_EVENTS.items()})}
    if kind is Definition and row.get("of_kind") == "exercise":
        return row | {"category": _key_of(row.get("category", ""), {key: _(name) for key, name in CATEGORIES.items()})}
    return row


def _key_of(name: str, names: Mapping[str, str]) -> str:
    return next((key for key, known in names.items() if known == name), name)


def _columns() -> dict[str, str]:
    """The column keys by title, in the current language and in English."""
    return {title: name for name, title in TITLES.items()} | {_(title): name for name, title in TITLES.items()}


def _kinds() -> dict[str, type[Record]]:
    """The kinds by the name of their sheet, in the current language and in English."""
    return {name[:_LONGEST_NAME].strip(): kind.record for kind in KINDS for name in (kind.title, _(kind.title))}


def _sites() -> dict[str, str]:
    return {full_name(one): one.key for one in SITES}


def _levels() -> dict[tuple[str, str], str]:
    return {(limb, level_name(limb, level)): level for limb in LIMBS for level in LEVELS}


IMPORT = ImportFormat(KEY, N_("Neuropathy Diary (XLSX)"), ("xlsx",), recognises, preview, plan)
