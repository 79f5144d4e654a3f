"""What an export does behind the window: reading the days, making the file, and writing it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from diary import gc_control
from diary.domain.excerpt import Excerpt, without_private_notes
from diary.domain.period import Period, single
from diary.formats.exporting.encrypted import encrypted
from diary.formats.exporting.format import ExportFormat
from diary.formats.writing import UnwritableFileError, write_file
from diary.i18n import _
from diary.ui.journal.open_journal import OpenJournal


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person chose: the format, the days (None: all that there are), the file, and what is private or not.

    With a `passphrase` the file becomes an archive that opens with it.
    """

    form: ExportFormat
    period: Period | None
    path: Path
    with_private: bool
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the file: how many entries of which days; `held_back` private notes and answers do not."""

    path: Path
    entries: int
    period: Period
    held_back: int


def exporting(journal: OpenJournal, wanted: Wanted, today: date) -> Callable[[], Written]:
    """The work; in any thread it raises `StorageError` and `UnwritableFileError`, and then nothing is written."""
    diary, reader = journal.path, journal.reader

    def export() -> Written:
        if wanted.path.exists() and wanted.path.samefile(diary):
            raise UnwritableFileError(_("That is the diary itself; please choose another name."))
        found = reader.excerpt(wanted.period or Period(date.min, date.max))
        if wanted.period is None:
            found = found.within(reader.whole_period() or single(today))
        return _written(found, wanted, today)

    return export


def _written(found: Excerpt, wanted: Wanted, today: date) -> Written:
    told = found if wanted.with_private else without_private_notes(found)
    with gc_control.paused():
        content = wanted.form.write(told, today)
        if wanted.passphrase:
            content = encrypted({f"neuropathy-diary.{wanted.form.ending}": content}, wanted.passphrase)
    write_file(wanted.path, content)
    held_back = len(found.notes) - len(told.notes) + len(found.background) - len(told.background)
    return Written(wanted.path, len(told.entries), told.period, held_back)
