"""The worker function of an export: reading the diary, formatting it, writing the file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from diary import gc_control
from diary.domain.excerpt import Excerpt, without_private_notes
from diary.domain.period import Period, single
from diary.formats.exporting.encrypted import archived
from diary.formats.exporting.format import ExportFormat
from diary.formats.exporting.research import ResearchOptions, beginnings, beside, files_of
from diary.formats.work import Work
from diary.formats.writing import require_former, require_no_diary, write_file
from diary.ui.journal.copy_register import WrittenCopy, written_copy
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.report_format import page_words


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """The user's choices: the format, the period (None for all), the file, and whether to include private texts.

    With a `passphrase` the file is an encrypted ZIP archive.
    """

    form: ExportFormat
    period: Period | None
    path: Path
    with_private: bool
    passphrase: str = field(default="", repr=False)
    research: ResearchOptions = field(default_factory=ResearchOptions)


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """The file, its companion files, its entries and their period; `held_back` is the number of private texts left out.

    `trouble` is why the practitioner's page is missing from the file, otherwise empty.
    """

    copies: tuple[WrittenCopy, ...]
    entries: int
    period: Period
    held_back: int
    trouble: str = ""
    began: date | None = None


def exporting(journal: OpenJournal, request: ExportRequest, today: date, work: Work) -> Callable[[], ExportedFile]:
    """A function for any thread that exports, or writes nothing and raises `StorageError`, `UnwritableFileError` or
    `CancelledError`."""
    diary, reader, words = journal.path, journal.reader, page_words()

    def export() -> ExportedFile:
        """Export; raises `UnwritableFileError` if the chosen file belongs to the diary."""
        require_no_diary(request.path, diary)
        whole = reader.whole_period()
        period = request.period or whole or single(today)
        if not request.form.write_with:
            return _written(reader.excerpt(period), request, _Occasion(today, work), diary)
        from diary.reports.attached import attached_page, days_to_read  # noqa: PLC0415 - for a practice alone

        wide = reader.excerpt(days_to_read(period, today))
        work.check()
        began = reader.began()
        page = attached_page(wide, period, began, today, words)
        return _written(wide.within(period), request, _Occasion(today, work, page.pdf, page.trouble, began), diary)

    return export


class _Occasion(NamedTuple):
    """The date of the file, the cancellable work, the page to embed or the reason why there is none, and the first day
    of the diary."""

    on: date
    work: Work
    page: bytes = b""
    trouble: str = ""
    began: date | None = None


def _written(excerpt: Excerpt, request: ExportRequest, occasion: _Occasion, diary: Path) -> ExportedFile:
    from diary.storage.known_diaries import id_of  # noqa: PLC0415 - imported in the thread that exports

    exported = excerpt if request.with_private else without_private_notes(excerpt)
    form = request.form.taking(occasion.page, occasion.work, occasion.began)
    with gc_control.paused():
        files = _placed(files_of(form, exported, occasion.on, request.research, id_of(diary) or ""), request)
    occasion.work.check()
    for path, content in files.items():
        write_file(path, content, diary)
    held_back = len(excerpt.notes) - len(exported.notes) + len(excerpt.background) - len(exported.background)
    kind = "encrypted-export" if request.passphrase else "export"
    copies = tuple(written_copy(path, content, kind) for path, content in files.items())
    return ExportedFile(copies, len(exported.entries), exported.period, held_back, occasion.trouble)


def _placed(contents: Mapping[str, bytes], request: ExportRequest) -> dict[Path, bytes]:
    """The files by path, the chosen one first; with a passphrase all are in that one.

    Raises `UnwritableFileError` if a companion file would replace another file.
    """
    if request.passphrase:
        return {request.path: archived(contents, request.form.ending, request.passphrase)}
    for name, beginning in beginnings(request.research).items():
        require_former(beside(request.path, name), beginning)
    return {beside(request.path, name): content for name, content in contents.items()}
