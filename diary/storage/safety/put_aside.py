"""Putting a locked diary aside whose passphrase is forgotten: a copy or a new diary takes its place.

Nothing is deleted: the locked file is kept in the folder `locked`, with its recovery box, and opens there as before.
"""

from pathlib import Path

from diary.settings import SettingsStore
from diary.storage import known_diaries
from diary.storage.errors import UnwritableError, storage_error
from diary.storage.file import cipher
from diary.storage.file.diary_file import sync_folder
from diary.storage.safety import backup, lock, recovery, restore
from diary.storage.safety.bringing import BroughtFile
from diary.storage.safety.preparing import PUT_ASIDE, prepare, start
from diary.storage.safety.rewriting import rewrite

FOLDER = PUT_ASIDE


def open_copy(diary: Path, copy: Path) -> Path | None:
    """Make a copy, whose key is known, the diary; answers where the locked one is kept. Raises `StorageError`.

    The diary has the passphrase of the copy then.
    """
    lock.require_not_elsewhere(diary)
    restore.contents(copy)
    with BroughtFile(copy) as here:
        former = restore.replace_damaged(diary, lambda target: rewrite(here, target, cipher.key_of(here)), FOLDER)
    lock.forget_state(diary)
    known_diaries.forget(diary)
    prepare(diary)
    known_diaries.remember(diary)
    recovery.settle(diary, copy)
    return former


def start_anew(diary: Path) -> Path | None:
    """Start a new, empty diary without a passphrase; answers where the locked one is kept. Raises `StorageError`.

    Its backups are put aside with it, so that those of the new diary do not take their places, and the second place for
    copies and the shared folder are left to it.
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
