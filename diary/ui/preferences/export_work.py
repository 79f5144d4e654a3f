"""The worker function of an export: reading the diary, formatting it, writing the file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from diary import gc_control
from diary.domain.excerpt import Excerpt, without_private_notes
from diary.domain.period import Period, single
from diary.formats.exporting.encrypted import encrypted
from diary.formats.exporting.format import ExportFormat
from diary.formats.writing import require_no_diary, write_file
from diary.ui.journal.copy_register import WrittenCopy, written_copy
from diary.ui.journal.open_journal import OpenJournal


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What the user chose: the format, the period (None for all), the file, and whether to include private texts.

    With a `passphrase` the file is an encrypted ZIP archive.
    """

    form: ExportFormat
    period: Period | None
    path: Path
    with_private: bool
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """The file, its entries and their period; `held_back` counts the private texts left out."""

    copy: WrittenCopy
    entries: int
    period: Period
    held_back: int


def exporting(journal: OpenJournal, request: ExportRequest, today: date) -> Callable[[], ExportedFile]:
    """A function that exports in any thread, or raises `StorageError` or `UnwritableFileError` and writes nothing."""
    diary, reader = journal.path, journal.reader

    def export() -> ExportedFile:
        """Raises `UnwritableFileError` where the chosen file belongs to the diary."""
        require_no_diary(request.path, diary)
        excerpt = reader.excerpt(request.period or Period(date.min, date.max))
        if request.period is None:
            excerpt = excerpt.within(reader.whole_period() or single(today))
        return _written(excerpt, request, today, diary)

    return export


def _written(excerpt: Excerpt, request: ExportRequest, today: date, diary: Path) -> ExportedFile:
    exported = excerpt if request.with_private else without_private_notes(excerpt)
    with gc_control.paused():
        content = request.form.write(exported, today)
        if request.passphrase:
            content = encrypted({f"neuropathy-diary.{request.form.ending}": content}, request.passphrase)
    write_file(request.path, content, diary)
    held_back = len(excerpt.notes) - len(exported.notes) + len(excerpt.background) - len(exported.background)
    kind = "encrypted-export" if request.passphrase else "export"
    return ExportedFile(written_copy(request.path, content, kind), len(exported.entries), exported.period, held_back)
