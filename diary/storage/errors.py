"""The errors of the storage, whose texts are sentences for the person, and SQLite's errors translated into them."""

import sqlite3
from pathlib import Path

from diary.i18n import _


class StorageError(Exception):
    """The file cannot be read or written; the text is one sentence for the person."""


class NotADiaryError(StorageError):
    """The file is something else."""


class NewerDiaryError(StorageError):
    """A newer program wrote the file."""


class GoneError(StorageError):
    """There was a diary at this path, and now there is none: it is not made anew."""


class OtherDiaryError(GoneError):
    """Another diary lies where this one was opened; it is not written to."""


class UnwritableError(StorageError):
    """The folder or the file cannot be written."""


class DiskFullError(StorageError):
    """The disk is full."""


class BusyError(StorageError):
    """Another connection or process has locked the file."""


class DiskError(StorageError):
    """An input or output error of the disk."""


class DamagedError(StorageError):
    """The file's contents are broken."""


class AlteredError(StorageError):
    """Another program changed the file (its checksum differs), but it passes the integrity check."""


class HeldElsewhereError(StorageError):
    """The diary is open on another computer."""


class BackupError(StorageError):
    """A backup could not be made, is damaged, or does not exist."""


class LockedError(StorageError):
    """The file has a passphrase, which was not given yet."""


class WrongPassphraseError(StorageError):
    """The passphrase does not open the file."""


class NoCipherError(StorageError):
    """This installation cannot open files with a passphrase."""

    def __init__(self) -> None:
        super().__init__(
            _("Diaries with a passphrase need the package “sqlcipher3”, which this installation does not have.")
        )


class ChangedElsewhereError(StorageError):
    """A record to edit or remove is not there any more."""


_BY_CODE: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_IOERR: DiskError,
    sqlite3.SQLITE_READONLY: UnwritableError,
    sqlite3.SQLITE_CANTOPEN: UnwritableError,
    sqlite3.SQLITE_PERM: UnwritableError,
    sqlite3.SQLITE_BUSY: BusyError,
    sqlite3.SQLITE_LOCKED: BusyError,
    sqlite3.SQLITE_CORRUPT: DamagedError,
    sqlite3.SQLITE_NOTADB: NotADiaryError,
}
_BY_TEXT: dict[str, type[StorageError]] = {
    "database or disk is full": DiskFullError,
    "disk I/O error": DiskError,
    "database disk image is malformed": DamagedError,
}
"""SQLite's texts (sqlite3_errstr) of errors within an SQL function, as sqlcipher_export; the code is SQLITE_ERROR."""


def sentence(kind: type[StorageError], path: Path) -> str:
    """The sentence that the person reads for this kind of error on the file at `path`."""
    texts: dict[type[StorageError], str] = {
        NotADiaryError: _("{file} is not a diary of this program; it was left as it is."),
        NewerDiaryError: _("{file} was written by a newer Neuropathy Diary; please update the program."),
        GoneError: _("{file} is not there any more; nothing was made in its place."),
        UnwritableError: _("{file} cannot be written; please choose another place for the diary."),
        DiskFullError: _("There is no room left on the disk to save {file}; what was saved before is still there."),
        DiskError: _("The disk did not take {file}; it may be full or loose. What was saved before is still there."),
        BusyError: _("{file} is held by another program; please try again when that is closed."),
        DamagedError: _("Parts of {file} are damaged; it was left as it is. Backups are in the folder “backups”."),
        AlteredError: _("{file} was changed by something other than this program. All of it can be read."),
        LockedError: _("{file} has a passphrase, or is no diary; nothing of it can be read without."),
        WrongPassphraseError: _("This passphrase does not open {file}."),
        ChangedElsewhereError: _("An entry in {file} was changed elsewhere in the meantime; nothing was saved."),
    }
    return texts[kind].format(file=path)


def empty_file(path: Path) -> str:
    return _("{file} is empty; it was left as it is.").format(file=path)


def cut_file(path: Path, size: int, whole: int) -> str:
    """`size` and `whole` are in bytes."""
    text = _("{file} is cut short: {n} of {most} bytes are there. It was left as it is.")
    return text.format(file=path, n=size, most=whole)


def lost_file(path: Path, log: Path) -> str:
    return _("{file} is missing, and {log} is still there; both were left as they are.").format(file=path, log=log.name)


def foreign_log(path: Path, log: Path) -> str:
    text = _("{log} does not belong to {file}, which it would change; both were left as they are.")
    return text.format(log=log.name, file=path)


def silent_file(path: Path) -> str:
    return _("{file} does not answer; the drive or folder that it is on may have been taken away.").format(file=path)


def missing_saves(path: Path) -> str:
    return _("What was saved last is missing from {file}; it was left as it is.").format(file=path)


def storage_error(kind: type[StorageError], path: Path) -> StorageError:
    return kind(sentence(kind, path))


def translate_error(error: Exception, path: Path) -> StorageError | None:
    """The `StorageError` for an error of SQLite or SQLCipher, by its result code; None where it is a bug of ours."""
    if str(error).startswith("Could not decode to UTF-8"):  # Python's own, without a code of SQLite's
        return storage_error(DamagedError, path)
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_ERROR:
        kind = _BY_TEXT.get(str(error))
    else:
        kind = _BY_CODE.get(code & 0xFF) if code is not None else None
    return storage_error(kind, path) if kind else None
