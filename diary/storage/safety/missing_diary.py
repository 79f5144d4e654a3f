"""Replaces a missing diary with its newest good backup.

The identifier of the missing diary is known from `known_diaries`; a backup of another diary is never offered.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from diary.i18n import _
from diary.storage import known_diaries
from diary.storage.errors import BackupError, LockedError, StorageError, UnwritableError, storage_error
from diary.storage.file.diary_file import is_missing
from diary.storage.safety import backup, restore, second_place, whose_copy
from diary.storage.safety.backup import Backup
from diary.storage.safety.bringing import LocalCopy
from diary.storage.safety.checking import Health


class OfferedBackup(NamedTuple):
    """A backup and its content; None for a passphrase whose key is not known."""

    backup: Backup
    health: Health | None


def offered(diary: Path, chosen: str) -> OfferedBackup | None:
    """The newest good backup of a missing diary, beside its path or in the second place `chosen` (empty for none).

    None if there is no backup. It may take long, and is called in a worker thread.
    """
    for copy in backup.in_order(one.path for one in _candidates(diary, chosen)):
        try:
            return OfferedBackup(copy, restore.contents(copy.path))
        except LockedError:
            return OfferedBackup(copy, None)
        except StorageError:
            continue
    return None


def _candidates(diary: Path, chosen: str) -> Iterator[Backup]:
    """The backups that are not known to be of another diary."""
    identifier = known_diaries.id_at(diary)
    for copy in backup.backups(backup.folder_of(diary), diary):
        if whose_copy.is_of(diary, identifier, copy.path) is not False:
            yield copy
    if chosen:
        try:
            yield from second_place.listed(diary, Path(chosen))
        except BackupError:  # the place does not answer
            return


def put_back(diary: Path, copy: LocalCopy, *, is_waiting: bool) -> bool:
    """Make a copy the diary whose file is missing; returns False, and does nothing, if the file exists again.

    With `is_waiting`, pending entries of the missing diary are about to be written: the copy must then be proved to be
    of the same diary. Raises `StorageError`, and then nothing but the folder was created.
    """
    with copy as here:
        if not is_missing(diary):
            return False
        if is_waiting and not whose_copy.is_of(diary, known_diaries.expected_id(diary), here):
            raise BackupError(
                _(
                    "Nothing proves that {file} is a copy of the diary that you wrote in just now; it was left as it"
                    " is. Save what you wrote in another place, close the window, and then restore it."
                ).format(file=here)
            )
        try:
            diary.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise storage_error(UnwritableError, diary) from error
        restore.restore(diary, here)
    return True
