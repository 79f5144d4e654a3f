"""Maps each `StorageError` to its blocking screen."""

from diary.storage.errors import AlteredError, DamagedError, GoneError, LockedError, NotADiaryError, StorageError
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.protection.blocking_screen import BlockingScreen
from diary.ui.protection.damage_view import DamageView
from diary.ui.protection.gone_view import GoneView
from diary.ui.protection.in_use_view import DiaryInUseView
from diary.ui.protection.lock_view import LockView


def blocking_screen_for(obstacle: StorageError, journal: OpenJournal, backup_place: str) -> BlockingScreen:
    """Create the screen for an error that prevents showing the diary.

    `backup_place` is the second place for backups, empty for none.
    """
    if isinstance(obstacle, LockedError):
        return LockView(journal)
    if isinstance(obstacle, DamagedError | NotADiaryError | AlteredError):
        return DamageView(journal, obstacle)
    if isinstance(obstacle, GoneError):
        return GoneView(journal, obstacle, backup_place)
    return DiaryInUseView(journal, obstacle)
