"""Writes the changes that a window has in memory: into the diary, or to a new file if the diary cannot be written."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

from diary.domain.change import Change
from diary.domain.rebasing import Displaced
from diary.foreign.asking import Request, ask
from diary.foreign.errors import ForeignError, Purpose
from diary.storage import known_diaries
from diary.storage.errors import StorageError, UnwritableError, storage_error
from diary.storage.file import cipher
from diary.storage.file.diary_file import sync_file, sync_folder
from diary.storage.journal import Journal
from diary.storage.safety import backup, checksum, copies, recovery
from diary.storage.safety.preparing import start
from diary.storage.write_witness import WriteStamps, WriteWitness


@dataclass(frozen=True, slots=True)
class SavedElsewhere:
    """The file that was written; `is_whole` is whether it has the whole diary or only the unsaved changes.

    `sha256` is that of its content, in hexadecimal.
    """

    path: Path
    is_whole: bool
    sha256: str


class Saved(NamedTuple):
    """A completed write; `displaced` are the additions that were written as edits of existing records.

    `written` has the file's stamps before and after; None if another process may have written in between.
    """

    written: WriteStamps | None
    displaced: Displaced


def save(path: Path, changes: Sequence[Change], *, is_import: bool = False) -> Saved:
    """Write the changes, reconciled with the file's present content; raises `StorageError`.

    A record that was removed there and edited here is added again, and an addition with the identity of an existing
    record edits that one, so that no entry is lost or duplicated. Before an import a backup is made.
    """
    witness = WriteWitness(path)
    with Journal(path) as journal:
        fitting = journal.save(changes, is_import=is_import, witness=witness)
    return Saved(witness.written(), fitting.displaced)


def save_elsewhere(diary: Path, folder: Path, unwritten: Sequence[Change]) -> SavedElsewhere:
    """Write a copy of the diary with the unsaved changes into `folder`, under a new name; raises `StorageError`.

    If the diary cannot be read, or another one is at its path, the new file has the unsaved changes alone. It is
    encrypted if the diary is, or was when it was last read. Changes saved meanwhile are not duplicated. The folder may
    block: the file is written in another thread with a time limit.
    """
    try:
        saved = ask(folder, folder, Purpose.OUTPUT, lambda request: _saved_elsewhere(diary, folder, unwritten, request))
    except ForeignError as error:
        raise UnwritableError(str(error)) from error
    copies.note_copy(diary, saved.path, copies.SAVED_ELSEWHERE, saved.sha256)
    return saved


def _saved_elsewhere(diary: Path, folder: Path, unwritten: Sequence[Change], request: Request) -> SavedElsewhere:
    """The part of `save_elsewhere` that runs in the other thread; raises `StorageError`."""
    if not folder.is_dir():
        raise storage_error(UnwritableError, folder)
    key = cipher.last_key(diary)
    target = _free(folder / f"{diary.stem}-{datetime.now():%Y-%m-%d-%H%M%S}{diary.suffix}")  # noqa: DTZ005 - local time
    is_whole = False
    with suppress(StorageError):
        if known_diaries.is_same(diary):
            backup.make_in(folder, diary).replace(target)
            is_whole = True
    request.step()
    try:
        if not is_whole:
            start(target, key, is_bare=True)
        with Journal(target) as journal:
            journal.save(unwritten)
        checksum.remove(target)
        sync_file(target)
        sync_folder(folder)
    except OSError as error:
        raise storage_error(UnwritableError, target) from error
    recovery.put_beside(folder, diary)
    return SavedElsewhere(target, is_whole, checksum.digest(target))


def _free(wanted: Path) -> Path:
    """The path, with a number appended if it exists, as the clock may have been set back."""
    if not wanted.exists():
        return wanted
    numbered = (wanted.with_stem(f"{wanted.stem}-{number}") for number in count(2))
    return next(path for path in numbered if not path.exists())
