"""The exceptions of the storage package, whose texts are sentences for the person, and the translation of SQLite's
errors."""

import sqlite3
from pathlib import Path

from diary.i18n import _
from diary.storage.missing_part import DRIVE, FILE, FOLDER, missing_part


class StorageError(Exception):
    """The file cannot be read or written; the text is one sentence for the person."""


class NotADiaryError(StorageError):
    """The file is not a diary."""


class NewerDiaryError(StorageError):
    """The file was written by a newer version of the program."""


class GoneError(StorageError):
    """A diary existed at this path and is missing now; it must not be created again."""


class OtherDiaryError(GoneError):
    """Another diary is at the path at which this process opened one; it is not written to."""


class UnwritableError(StorageError):
    """The folder or the file cannot be written."""


class ReadOnlyError(UnwritableError):
    """The file, its folder or its disk is read-only."""


class DiskFullError(StorageError):
    """The disk is full."""


class BusyError(StorageError):
    """Another connection or process has locked the file."""


class DiskError(StorageError):
    """An input or output error of the disk."""


class DamagedError(StorageError):
    """The content of the file is damaged."""


class AlteredError(StorageError):
    """Another program changed the file (its checksum differs), but it passes the integrity check."""


class HeldElsewhereError(StorageError):
    """The diary is open on another computer."""


class BackupError(StorageError):
    """A backup could not be made, is damaged, or does not exist."""


class TooLargeError(StorageError):
    """The file, or a value in it, is larger than any diary's."""


class TooSlowError(StorageError):
    """Reading the file took longer than reading any diary."""


class RefusedContentError(StorageError):
    """The file is intact, but has content that this program never writes."""


class LockedError(StorageError):
    """The file has a passphrase that has not been entered yet."""


class WrongPassphraseError(StorageError):
    """The passphrase does not open the file."""


class WrongWordsError(WrongPassphraseError):
    """The recovery words do not open the file."""


class NoRecoveryError(StorageError):
    """There is no readable recovery box for the file."""


class NoCipherError(StorageError):
    """This installation cannot open files with a passphrase."""

    def __init__(self) -> None:
        super().__init__(
            _("Diaries with a passphrase need the package “sqlcipher3”, which this installation does not have.")
        )


class ChangedElsewhereError(StorageError):
    """A record to edit or remove no longer exists."""


_BY_CODE: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_IOERR: DiskError,
    sqlite3.SQLITE_READONLY: ReadOnlyError,
    sqlite3.SQLITE_CANTOPEN: UnwritableError,
    sqlite3.SQLITE_PERM: UnwritableError,
    sqlite3.SQLITE_BUSY: BusyError,
    sqlite3.SQLITE_LOCKED: BusyError,
    sqlite3.SQLITE_CORRUPT: DamagedError,
    sqlite3.SQLITE_NOTADB: NotADiaryError,
    sqlite3.SQLITE_TOOBIG: TooLargeError,
    sqlite3.SQLITE_INTERRUPT: TooSlowError,
}
_BY_TEXT: dict[str, type[StorageError]] = {
    "database or disk is full": DiskFullError,
    "disk I/O error": DiskError,
    "database disk image is malformed": DamagedError,
    "database is locked": BusyError,
    "attempt to write a readonly database": ReadOnlyError,
    "unable to open database file": UnwritableError,
}
"""The exception for each of SQLite's messages (sqlite3_errstr), for errors raised without their result code.

Errors within an SQL function such as sqlcipher_export have the code SQLITE_ERROR; errors of SQLCipher's `backup` have
none.
"""


def sentence(kind: type[StorageError], path: Path) -> str:
    """The sentence shown for this kind of error on the file at `path`."""
    if kind is GoneError:
        return _gone(path)
    texts: dict[type[StorageError], str] = {
        NotADiaryError: _("{file} is not a diary of this program; it was left as it is."),
        NewerDiaryError: _("{file} was written by a newer Neuropathy Diary; please update the program."),
        OtherDiaryError: _("{file} is another diary than the one that was opened there; it was left as it is."),
        ReadOnlyError: _("{file} can be read, but not written: the file, its folder or its disk is read-only."),
        UnwritableError: _("{file} cannot be written; please choose another place for the diary."),
        DiskFullError: _("There is no room left on the disk to save {file}; what was saved before is still there."),
        DiskError: _("The disk did not take {file}; it may be full or loose. What was saved before is still there."),
        BusyError: _("{file} is held by another program; please try again when that is closed."),
        DamagedError: _("Parts of {file} are damaged; it was left as it is. Backups are in the folder “backups”."),
        AlteredError: _("{file} was changed by something other than this program. All of it can be read."),
        TooLargeError: _("{file} holds more than a diary of this program can; it was left as it is."),
        TooSlowError: _("Reading {file} takes far longer than a diary does; it was given up, and left as it is."),
        LockedError: _("{file} has a passphrase, or is no diary; nothing of it can be read without."),
        WrongPassphraseError: _("This passphrase does not open {file}."),
        WrongWordsError: _("These twelve do not open this diary. Check the order and the sheet’s date."),
        NoRecoveryError: _(
            "{file} has no recovery words, or the small file beside it that they open is missing or damaged."
        ),
        ChangedElsewhereError: _("An entry in {file} was changed elsewhere in the meantime; nothing was saved."),
    }
    return texts[kind].format(file=path)


def _gone(path: Path) -> str:
    missing = missing_part(path)
    texts = {
        DRIVE: _("The drive “{name}”, on which the diary {file} lies, is not there; nothing was made in its place."),
        FOLDER: _("The folder {name}, in which the diary lies, is not there any more; nothing was made in its place."),
        FILE: _("{file} is not there any more; nothing was made in its place."),
    }
    return texts[missing.kind].format(name=missing.name, file=path)


def empty_file(path: Path) -> str:
    return _("{file} is empty; it was left as it is.").format(file=path)


def broken_link(path: Path, target: Path) -> str:
    """The sentence for a broken symbolic link to `target`."""
    text = _("{file} is a link to {target}, where there is nothing: its drive may be away. Nothing was made.")
    return text.format(file=path, target=target)


def cut_file(path: Path, size: int, whole: int) -> str:
    """The sentence for a truncated file; `size` and `whole` (the expected size) are in bytes."""
    text = _("{file} is cut short: {n} of {most} bytes are there. It was left as it is.")
    return text.format(file=path, n=size, most=whole)


def lost_file(path: Path, log: Path) -> str:
    return _("{file} is missing, and {log} is still there; both were left as they are.").format(file=path, log=log.name)


def foreign_log(path: Path, log: Path) -> str:
    text = _("{log} does not belong to {file}, which it would change; both were left as they are.")
    return text.format(log=log.name, file=path)


def refused_content(path: Path, what: str) -> str:
    """The sentence for refused content; `what` is the sentence about the entry."""
    return _("Nothing was taken from {file}. {what}").format(file=path, what=what)


def silent_file(path: Path) -> str:
    return _("{file} does not answer; the drive or folder that it is on may have been taken away.").format(file=path)


def missing_saves(path: Path) -> str:
    return _("What was saved last is missing from {file}; it was left as it is.").format(file=path)


def storage_error(kind: type[StorageError], path: Path) -> StorageError:
    return kind(sentence(kind, path))


def translate_error(error: Exception, path: Path) -> StorageError | None:
    """The `StorageError` for an error of SQLite or SQLCipher, by its result code; None for a programming error.

    A missing table means that the file has been overwritten since its schema was checked.
    """
    if str(error).startswith("Could not decode to UTF-8"):  # raised by Python, without a result code
        return storage_error(DamagedError, path)
    if str(error).startswith("no such table: "):  # has no result code of its own
        return storage_error(NotADiaryError, path)
    code = getattr(error, "sqlite_errorcode", None)
    kind = _BY_TEXT.get(str(error)) if code in {None, sqlite3.SQLITE_ERROR} else _BY_CODE.get(code & 0xFF)
    return storage_error(kind, path) if kind else None
