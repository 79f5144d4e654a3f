"""What can be wrong with the diary's file, as one sentence for the person."""

import sqlite3
from pathlib import Path

from diary.i18n import _


class StorageError(Exception):
    """The file cannot be read or written; the text is one sentence for the person."""


class NotADiaryError(StorageError):
    """The file is something else."""


class NewerDiaryError(StorageError):
    """A newer program wrote the file."""


class UnwritableError(StorageError):
    """The folder or the file cannot be written."""


class DiskFullError(StorageError):
    """There is no room left."""


class BusyError(StorageError):
    """Another program holds the file."""


class DamagedError(StorageError):
    """The file's contents are broken."""


class ChangedElsewhereError(StorageError):
    """A record to edit or remove is not there any more."""


_BY_CODE: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_IOERR: DiskFullError,
    sqlite3.SQLITE_READONLY: UnwritableError,
    sqlite3.SQLITE_CANTOPEN: UnwritableError,
    sqlite3.SQLITE_PERM: UnwritableError,
    sqlite3.SQLITE_BUSY: BusyError,
    sqlite3.SQLITE_LOCKED: BusyError,
    sqlite3.SQLITE_CORRUPT: DamagedError,
    sqlite3.SQLITE_NOTADB: NotADiaryError,
}


def sentence(kind: type[StorageError], path: Path) -> str:
    """What the person reads when this kind of trouble meets the file at `path`."""
    texts: dict[type[StorageError], str] = {
        NotADiaryError: _("{file} is not a diary of this program; it was left as it is."),
        NewerDiaryError: _("{file} was written by a newer Neuropathy Diary; please update the program."),
        UnwritableError: _("{file} cannot be written; please choose another place for the diary."),
        DiskFullError: _("There is no room left on the disk to save {file}; what was saved before is still there."),
        BusyError: _("{file} is held by another program; please try again when that is closed."),
        DamagedError: _("{file} is damaged; please restore a backup from the folder “backups” beside it."),
        ChangedElsewhereError: _("An entry in {file} was changed elsewhere in the meantime; nothing was saved."),
    }
    return texts[kind].format(file=path)


def trouble(kind: type[StorageError], path: Path) -> StorageError:
    return kind(sentence(kind, path))


def told(error: sqlite3.Error, path: Path) -> StorageError | None:
    """The person's trouble behind an error of SQLite, or None when the error is a mistake of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    kind = _BY_CODE.get(code & 0xFF) if code is not None else None
    return trouble(kind, path) if kind else None
