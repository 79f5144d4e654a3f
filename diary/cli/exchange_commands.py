"""The command `export`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from diary.cli.arguments import one_sentence, opened, period_named, today
from diary.domain.excerpt import without_private_notes
from diary.domain.period import single
from diary.formats import export_format, export_keys
from diary.formats.exporting.research import ResearchOptions, beginnings, beside, files_of, require_fitting
from diary.formats.writing import require_former, write_file
from diary.i18n import _
from diary.storage import records
from diary.storage.known_diaries import id_of
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
    no_name: Annotated[
        bool, typer.Option("--no-name", help="For research (csv): a code for the person, and nothing that was typed.")
    ] = False,
    notes: Annotated[
        bool, typer.Option("--notes", help="With --no-name: but with notes and what else was typed.")
    ] = False,
    with_codebook: Annotated[
        bool, typer.Option("--with-codebook", help="Beside it (csv) a codebook, also as a REDCap data dictionary.")
    ] = False,
) -> None:
    """Write the diary, or some days of it, into a file that is not encrypted."""
    options = ResearchOptions(no_name, notes, with_codebook)
    with one_sentence(), opened(context) as journal:
        require_fitting(options, wanted)
        period = period_named(journal, first, last, today(context)) or single(today(context))
        excerpt = journal.read(records.excerpt, period)
        shared = excerpt if private_notes else without_private_notes(excerpt)
        contents = files_of(export_format(wanted), shared, today(context), options, id_of(context.obj) or "")
        _write(context.obj, output, contents, beginnings(options))


def _write(diary: Path, output: Path, contents: Mapping[str, bytes], beginnings: Mapping[str, bytes]) -> None:
    """Write the file and those beside it, and note them as copies.

    Raises `UnwritableFileError`, also where one beside it would replace a file that does not begin as it does.
    """
    for name, beginning in beginnings.items():
        require_former(beside(output, name), beginning)
    for name, content in contents.items():
        write_file(beside(output, name), content, diary)
        note_copy(diary, beside(output, name), EXPORT, digest_of(content))
