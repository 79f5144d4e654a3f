"""Saving what a window holds in memory: into the diary, or into another place where that cannot be written."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from diary.domain.change import Change
from diary.storage import records
from diary.storage.errors import ChangedElsewhereError, StorageError, UnwritableError, storage_error
from diary.storage.file.diary_file import sync_file, sync_folder
from diary.storage.journal import Journal
from diary.storage.safety import backup, checksum
from diary.storage.write_witness import WriteWitness, Written


@dataclass(frozen=True, slots=True)
class SavedElsewhere:
    """The file that was written; `is_whole` says whether it is the whole diary or only what was not saved yet."""

    path: Path
    is_whole: bool


def save(path: Path, changes: Sequence[Change], *, is_import: bool = False) -> Written | None:
    """Write the changes, also where another program has changed the same records meanwhile; raises `StorageError`.

    What was removed there and edited here is there again; nothing that was entered is lost, and nothing is doubled.
    Before an import a backup is made. Answers the stamps of the file around the write, and None where somebody else
    has written at the same time.
    """
    witness = WriteWitness(path)
    with Journal(path) as journal:
        try:
            journal.apply(changes, is_import=is_import, witness=witness)
        except ChangedElsewhereError:
            journal.apply(journal.read(records.reconciled, changes), witness=witness)
    return witness.written()


def save_elsewhere(diary: Path, folder: Path, unwritten: Sequence[Change]) -> SavedElsewhere:
    """Write the diary with what is not saved yet into `folder`, under a new name; raises `StorageError`.

    Where the diary itself cannot be read, the new file has what is not saved yet. What has been saved meanwhile is not
    doubled.
    """
    target = _free(folder / f"{diary.stem}-{datetime.now():%Y-%m-%d-%H%M%S}{diary.suffix}")  # noqa: DTZ005 - the own clock
    is_whole = False
    with suppress(StorageError):
        if diary.is_file():
            backup.make(diary, backup.BY_HAND, folder).path.replace(target)
            is_whole = True
    try:
        with Journal(target) as journal:
            journal.apply(journal.read(records.reconciled, unwritten))
        checksum.remove(target)
        sync_file(target)
        sync_folder(folder)
    except OSError as error:
        raise storage_error(UnwritableError, target) from error
    return SavedElsewhere(target, is_whole)


def _free(wanted: Path) -> Path:
    """The path, or the next that nothing has: a clock that was set back names the same moment again."""
    if not wanted.exists():
        return wanted
    numbered = (wanted.with_stem(f"{wanted.stem}-{number}") for number in count(2))
    return next(path for path in numbered if not path.exists())
