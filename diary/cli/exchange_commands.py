"""The command `export`."""

from pathlib import Path
from typing import Annotated

import typer

from diary.cli.arguments import one_sentence, opened, period_named, today
from diary.domain.excerpt import without_private_notes
from diary.domain.period import single
from diary.formats import export_format, export_keys
from diary.formats.writing import write_file
from diary.i18n import _
from diary.storage import records
from diary.storage.safety.copies import EXPORT, digest_of, note_copy


def _format_key(text: str) -> str:
    if text not in export_keys():
        raise typer.BadParameter(
            _("There is no format “{name}”; there are {names}.").format(name=text, names=", ".join(export_keys()))
        )
    return text


def export(
    context: typer.Context,
    output: Annotated[Path, typer.Option(help="The file to write.")],
    wanted: Annotated[
        str, typer.Option("--format", parser=_format_key, metavar="FORMAT", help="What kind of file it is to be.")
    ],
    first: Annotated[str, typer.Option("--from", help="The first day.")] = "",
    last: Annotated[str, typer.Option("--to", help="The last day.")] = "",
    private_notes: Annotated[bool, typer.Option("--private-notes", help="With private notes and answers.")] = False,
) -> None:
    """Write the diary, or some days of it, into a file that is not encrypted."""
    with one_sentence(), opened(context) as journal:
        period = period_named(journal, first, last, today(context)) or single(today(context))
        excerpt = journal.read(records.excerpt, period)
        shared = excerpt if private_notes else without_private_notes(excerpt)
        content = export_format(wanted).write(shared, today(context))
        write_file(output, content, context.obj)
    note_copy(context.obj, output, EXPORT, digest_of(content))
