"""Saving the changes that a window has in memory: into the diary, or elsewhere if the diary cannot be written."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from diary.domain.change import Change
from diary.storage import known_diaries, records
from diary.storage.errors import ChangedElsewhereError, StorageError, UnwritableError, storage_error
from diary.storage.file import cipher
from diary.storage.file.diary_file import sync_file, sync_folder
from diary.storage.journal import Journal
from diary.storage.safety import backup, checksum
from diary.storage.safety.preparing import start
from diary.storage.write_witness import WriteStamps, WriteWitness


@dataclass(frozen=True, slots=True)
class SavedElsewhere:
    """The file that was written; `is_whole` says whether it is the whole diary or only what was not saved yet."""

    path: Path
    is_whole: bool


def save(path: Path, changes: Sequence[Change], *, is_import: bool = False) -> WriteStamps | None:
    """Write the changes; if another process has changed the same records, rebase them first. Raises `StorageError`.

    A record removed there and edited here is added again, so no entry is lost or duplicated. Before an import a backup
    is made. Answers the file's stamps before and after the write; None where another process may have written between.
    """
    witness = WriteWitness(path)
    with Journal(path) as journal:
        try:
            journal.apply(changes, is_import=is_import, witness=witness)
        except ChangedElsewhereError:
            journal.apply(journal.read(records.reconciled, changes), witness=witness)
    return witness.written()


def save_elsewhere(diary: Path, folder: Path, unwritten: Sequence[Change]) -> SavedElsewhere:
    """Write a copy of the diary with the unsaved changes into `folder`, under a new name; raises `StorageError`.

    If the diary cannot be read, or another one lies in its place, the new file has the unsaved changes alone. It is
    encrypted if the diary is, or was when it was read last. Changes saved meanwhile are not duplicated.
    """
    if not folder.is_dir():
        raise storage_error(UnwritableError, folder)
    key = cipher.last_key(diary)
    target = _free(folder / f"{diary.stem}-{datetime.now():%Y-%m-%d-%H%M%S}{diary.suffix}")  # noqa: DTZ005 - the own clock
    is_whole = False
    with suppress(StorageError):
        if known_diaries.is_same(diary):
            backup.make(diary, backup.BY_HAND, folder).path.replace(target)
            is_whole = True
    try:
        if not is_whole:
            start(target, key, is_bare=True)
        with Journal(target) as journal:
            journal.apply(journal.read(records.reconciled, unwritten))
        checksum.remove(target)
        sync_file(target)
        sync_folder(folder)
    except OSError as error:
        raise storage_error(UnwritableError, target) from error
    return SavedElsewhere(target, is_whole)


def _free(wanted: Path) -> Path:
    """The path, with a number added if it exists: a clock that was set back gives the same timestamp again."""
    if not wanted.exists():
        return wanted
    numbered = (wanted.with_stem(f"{wanted.stem}-{number}") for number in count(2))
    return next(path for path in numbered if not path.exists())
