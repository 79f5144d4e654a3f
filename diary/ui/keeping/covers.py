"""The cover for each thing that can stand in the way of the diary."""

from diary.storage.errors import AlteredError, DamagedError, LockedError, NotADiaryError, StorageError
from diary.ui.keeping.cover import Cover
from diary.ui.keeping.damage_view import DamageView
from diary.ui.keeping.held_view import HeldView
from diary.ui.keeping.lock_view import LockView
from diary.ui.open_journal import OpenJournal


def cover_for(obstacle: StorageError, journal: OpenJournal) -> Cover:
    if isinstance(obstacle, LockedError):
        return LockView(journal)
    if isinstance(obstacle, DamagedError | NotADiaryError | AlteredError):
        return DamageView(journal, obstacle)
    return HeldView(journal, obstacle)
