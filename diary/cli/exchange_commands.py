"""Files out."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from diary.cli.arguments import one_sentence, opened, period_named, today
from diary.domain.excerpt import without_private_notes
from diary.domain.period import single
from diary.formats import export_format
from diary.formats.writing import write_file
from diary.storage import records


class ExportAs(StrEnum):
    """The formats of files to write."""

    csv = "csv"
    csv_wide = "csv-wide"
    xlsx = "xlsx"
    json = "json"
    html = "html"
    fhir = "fhir"


_FORMATS = (
    "csv: a table, one row for each entry; csv-wide: one row for each day; xlsx: a workbook; json: everything, to be"
    " read in again; html: a page to read; fhir: a document for a practitioner's system (HL7 FHIR R4)."
)


def export(
    context: typer.Context,
    output: Annotated[Path, typer.Option(help="The file to write.")],
    wanted: Annotated[ExportAs, typer.Option("--format", help=_FORMATS)],
    first: Annotated[str, typer.Option("--from", help="The first day.")] = "",
    last: Annotated[str, typer.Option("--to", help="The last day.")] = "",
    private_notes: Annotated[bool, typer.Option("--private-notes", help="With private notes and answers.")] = False,
) -> None:
    """Write the diary, or some days of it, into a file that is not encrypted."""
    with one_sentence(), opened(context) as journal:
        period = period_named(journal, first, last) or single(today(context))
        excerpt = journal.read(records.excerpt, period)
        shared = excerpt if private_notes else without_private_notes(excerpt)
        write_file(output, export_format(wanted.value).write(shared, today(context)))
