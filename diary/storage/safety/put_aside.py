"""Moves a locked diary with a forgotten passphrase out of the way, for a copy or a new diary.

Nothing is deleted: the locked file is kept in the folder `locked`, with its recovery box, and can be opened there.
"""

from pathlib import Path

from diary.settings import SettingsStore
from diary.storage import known_diaries
from diary.storage.errors import UnwritableError, storage_error
from diary.storage.file import cipher
from diary.storage.file.diary_file import sync_folder
from diary.storage.safety import backup, lock, recovery, restore
from diary.storage.safety.bringing import LocalCopy
from diary.storage.safety.preparing import PUT_ASIDE, prepare, start
from diary.storage.safety.rewriting import rewrite

FOLDER = PUT_ASIDE


def open_copy(diary: Path, copy: Path) -> Path | None:
    """Make a copy, whose key is known, the diary; returns the new path of the locked one. Raises `StorageError`.

    The diary then has the passphrase of the copy.
    """
    lock.require_not_elsewhere(diary)
    restore.contents(copy)
    with LocalCopy(copy) as here:
        former = restore.replace_damaged(diary, lambda target: rewrite(here, target, cipher.key_of(here)), FOLDER)
    lock.forget_state(diary)
    known_diaries.forget(diary)
    prepare(diary)
    known_diaries.remember(diary)
    recovery.settle(diary, copy)
    return former


def start_anew(diary: Path) -> Path | None:
    """Start a new, empty diary without a passphrase; returns the new path of the locked one. Raises `StorageError`.

    The backups move with it, so that backups of the new diary do not replace them. The second place and the shared
    folder are left to the locked diary.
    """
    lock.require_not_elsewhere(diary)
    former = restore.replace_damaged(diary, _make_new, FOLDER)
    lock.forget_state(diary)
    known_diaries.forget(diary)
    known_diaries.remember(diary)
    backups = backup.folder_of(diary)
    try:
        if former is not None and backups.is_dir():
            backups.rename(former.parent / backups.name)
            sync_folder(former.parent)
        recovery.sidecar(diary).unlink(missing_ok=True)
        settings = SettingsStore.of_diary(diary)
        settings.update(backup_place="", shared_place="")
        settings.write()
    except OSError as error:
        raise storage_error(UnwritableError, backups) from error
    return former


def _make_new(target: Path) -> None:
    target.unlink()
    start(target)
