"""The command `export`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from diary.cli.arguments import one_sentence, opened, period_named, today
from diary.cli.file_password import Encrypt, FileDescriptor, file_password
from diary.cli.lettering import warn_of
from diary.domain.excerpt import Excerpt, without_private_notes
from diary.domain.period import Period, single
from diary.domain.record import InvalidEntryError
from diary.formats import export_format, export_keys
from diary.formats.exporting.encrypted import SUFFIX, archived
from diary.formats.exporting.research import ResearchOptions, beginnings, beside, files_of, require_fitting
from diary.formats.work import Work
from diary.formats.writing import require_former, write_file
from diary.i18n import _
from diary.storage import records
from diary.storage.journal import Journal
from diary.storage.known_diaries import id_of
from diary.storage.safety.copies import ENCRYPTED_EXPORT, EXPORT, CopyKind, digest_of, note_copy


def _format_key(text: str) -> str:
    if text not in export_keys():
        raise typer.BadParameter(
            _("There is no format “{name}”; there are {names}.").format(name=text, names=", ".join(export_keys()))
        )
    return text


_NoName = Annotated[
    bool, typer.Option("--no-name", help="For research (csv): a code for the person; no notes, people or places.")
]
_Notes = Annotated[bool, typer.Option("--notes", help="With --no-name: but with notes, people and places.")]
_WithCodebook = Annotated[
    bool, typer.Option("--with-codebook", help="Beside it (csv) a codebook, also as a REDCap data dictionary.")
]


def export(
    context: typer.Context,
    output: Annotated[Path, typer.Option(help="The file to write.")],
    wanted: Annotated[
        str, typer.Option("--format", parser=_format_key, metavar="FORMAT", help="What kind of file it is to be.")
    ],
    first: Annotated[str, typer.Option("--from", help="The first day.")] = "",
    last: Annotated[str, typer.Option("--to", help="The last day.")] = "",
    private_notes: Annotated[bool, typer.Option("--private-notes", help="With private notes and answers.")] = False,
    no_name: _NoName = False,
    notes: _Notes = False,
    with_codebook: _WithCodebook = False,
    encrypt: Encrypt = False,
    passphrase_fd: FileDescriptor = None,
) -> None:
    """Write the diary, or some days of it, into a file; it is not encrypted unless you ask for that."""
    options = ResearchOptions(no_name, notes, with_codebook)
    with one_sentence(), opened(context) as journal:
        require_fitting(options, wanted)
        words = _password(output, encrypt, passphrase_fd)
        period = period_named(journal, first, last, today(context)) or single(today(context))
        form = export_format(wanted)
        excerpt, page = _read(context, journal, period, form.write_with is not None)
        shared = excerpt if private_notes else without_private_notes(excerpt)
        form = form.taking(page, Work(), journal.read(records.began))
        contents = files_of(form, shared, today(context), options, id_of(context.obj) or "")
        if words:
            _write(context.obj, output, {"": archived(contents, form.ending, words)}, {}, ENCRYPTED_EXPORT)
        else:
            _write(context.obj, output, contents, beginnings(options), EXPORT)


def _read(context: typer.Context, journal: Journal, period: Period, has_page: bool) -> tuple[Excerpt, bytes]:
    """The excerpt of the period, and the practitioner's page if the format embeds it.

    The page is empty if it cannot be made, which is reported on stderr.
    """
    if not has_page:
        return journal.read(records.excerpt, period), b""
    from diary.reports.attached import attached_page, days_to_read  # noqa: PLC0415 - for a practice alone

    day, began = today(context), journal.read(records.began)
    wide = journal.read(records.excerpt, days_to_read(period, day))
    attached = attached_page(wide, period, began, day)
    warn_of(attached.trouble)
    return wide.within(period), attached.pdf


def _password(output: Path, encrypt: bool, descriptor: int | None) -> str:
    """The password of the archive, empty for a plain file; raises `InvalidEntryError`."""
    if encrypt and output.suffix.lower() != SUFFIX:
        raise InvalidEntryError(_("An encrypted export is a ZIP archive; please choose a name that ends in .zip."))
    return file_password(encrypt, descriptor)


def _write(
    diary: Path, output: Path, contents: Mapping[str, bytes], beginnings: Mapping[str, bytes], kind: CopyKind
) -> None:
    """Write the file and its companion files, and register them as copies.

    Raises `UnwritableFileError`, also if a companion would replace a file with other content.
    """
    for name, beginning in beginnings.items():
        require_former(beside(output, name), beginning)
    for name, content in contents.items():
        write_file(beside(output, name), content, diary)
        note_copy(diary, beside(output, name), kind, digest_of(content))
