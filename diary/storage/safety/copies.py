"""The register of copies: every file outside the diary's own folder that the program has written entries into.

It is a table of the diary itself (`file_copy`), so it is as secret as the diary and is carried along with it. A row
says where the file was put, what kind it is, when it was made (ISO 8601, UTC) and its SHA-256: of a backup the digits
in its name, and nothing for a file that keeps growing. The automatic backups and the temporary files beside the diary
are not in it: they are found by their names.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from diary import log
from diary.storage.errors import StorageError
from diary.storage.file import cipher
from diary.storage.file.diary_file import (
    apply_steps,
    connection,
    schema_version,
    transaction,
    translating_errors,
    untouched,
)
from diary.storage.file.migrations import STEPS
from diary.storage.safety import checksum, lock

_LONGEST_PATH, _MOST = 4096, 10_000
"""More than that does not come from this program; a register that somebody else has made is read up to here."""


class CopyKind(NamedTuple):
    """One kind of copy: its name in the register, and what becomes of it when the diary gets a passphrase.

    What the program keeps for itself (`is_own`) it encrypts or removes; what a person has asked for is only named. What
    is `is_sealed` has a passphrase of its own.
    """

    key: str
    is_own: bool
    is_sealed: bool = False


BACKUP = CopyKind("backup", is_own=True)
SHARED = CopyKind("shared", is_own=True)
BACKUP_TO = CopyKind("backup-to", is_own=False)
SAVED_ELSEWHERE = CopyKind("saved-elsewhere", is_own=False)
EXPORT = CopyKind("export", is_own=False)
ENCRYPTED_EXPORT = CopyKind("encrypted-export", is_own=False, is_sealed=True)
PAGE = CopyKind("page", is_own=False)
PICTURE = CopyKind("picture", is_own=False)
TABLE = CopyKind("table", is_own=False)

KINDS: Mapping[str, CopyKind] = {
    kind.key: kind
    for kind in (BACKUP, SHARED, BACKUP_TO, SAVED_ELSEWHERE, EXPORT, ENCRYPTED_EXPORT, PAGE, PICTURE, TABLE)
}


class FileCopy(NamedTuple):
    """A row of the register; `made` is ISO 8601 in UTC."""

    path: Path
    kind: CopyKind
    made: str
    sha256: str


class Register(NamedTuple):
    """What stays with the diary when its file is overwritten by another one: its identifier, and its copies."""

    diary: str
    copies: tuple[FileCopy, ...]


_NOTHING = Register("", ())


def note_copy(diary: Path, path: Path, kind: CopyKind, sha256: str | None = None) -> None:
    """Put a file that was written into the register; without `sha256` its content is read for it.

    It waits for the disk, so it runs in the thread that writes. An error goes into the log, without a name: the copy is
    made all the same.
    """
    if not diary.is_file():
        return
    try:
        digest = checksum.digest(path) if sha256 is None else sha256
        noted = FileCopy(path.absolute(), kind, datetime.now(UTC).isoformat(timespec="seconds"), digest)
        if not any(_is_same(known, noted) for known in copies_of(diary)):
            _write(diary, (), (noted,))
    except cipher.errors(OSError, StorageError) as error:
        log.error(log.where(error, error.__traceback__))


def digest_of(content: bytes) -> str:
    """The SHA-256 of what was written, in hexadecimal, for `note_copy`: the file need not be read again."""
    return hashlib.sha256(content).hexdigest()


def forget_copies(diary: Path, paths: Iterable[Path]) -> None:
    """Take files out of the register that are known to be gone; an error goes into the log, as in `note_copy`."""
    try:
        if gone := tuple(paths):
            _write(diary, gone, ())
    except cipher.errors(OSError, StorageError) as error:
        log.error(log.where(error, error.__traceback__))


def copies_of(diary: Path) -> tuple[FileCopy, ...]:
    """The register of the diary, by path; raises `StorageError`."""
    if not diary.is_file():
        return ()
    with translating_errors(diary), closing(connection(diary)) as file:
        return register_in(file).copies


def register_of(diary: Path) -> Register:
    """What can be read of the register in the file of a diary that may be damaged; nothing is written beside it."""
    try:
        with closing(untouched(diary)) as file:
            return register_in(file)
    except cipher.errors(OSError, StorageError, UnicodeDecodeError):
        return _NOTHING


def register_in(file: sqlite3.Connection) -> Register:
    """The register of an open diary; empty in one of an earlier schema version."""
    there = {row[0] for row in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if not {"about", "file_copy"} <= there:
        return _NOTHING
    identifiers = file.execute("SELECT value FROM about WHERE name = 'diary'").fetchall()
    rows = file.execute(
        "SELECT path, kind, made, sha256 FROM file_copy WHERE length(path) <= ? ORDER BY path LIMIT ?",
        (_LONGEST_PATH, _MOST),
    )
    copies = tuple(FileCopy(Path(row[0]), KINDS.get(row[1], EXPORT), row[2], row[3]) for row in rows)
    return Register(identifiers[0][0] if identifiers else "", copies)


def carry_over(file: sqlite3.Connection, register: Register, path: Path) -> None:
    """Add the register to an open diary that is to take the place of its own, which is upgraded where needed.

    Of a copy that both know, the later row stays, or that of the register. `path` is the file for the text of an error.
    Raises `NotADiaryError`, `NewerDiaryError`.
    """
    version = schema_version(file, path)
    with transaction(file):
        apply_steps(file, STEPS[version:], len(STEPS))
        if register.diary:
            file.execute("INSERT OR REPLACE INTO about VALUES ('diary', ?)", (register.diary,))
        known = {copy.path: copy for copy in register_in(file).copies}
        _put(file, [copy for copy in register.copies if copy.path not in known or known[copy.path].made <= copy.made])


def _write(diary: Path, gone: Iterable[Path], noted: Iterable[FileCopy]) -> None:
    """Change the register in one transaction; raises `StorageError`.

    The checksum follows, but one that did not match, or of which nothing is known, is not made to match by this.
    """
    lock.require_not_elsewhere(diary)
    is_open = lock.is_held_here(diary)
    is_sound = True if is_open else checksum.matches(diary)
    if is_sound is not False:
        checksum.remove(diary)
    with translating_errors(diary), closing(connection(diary)) as file, transaction(file):
        file.executemany("DELETE FROM file_copy WHERE path = ?", [(_text_of(path),) for path in gone])
        _put(file, noted)
    if is_sound and not is_open:
        checksum.write(diary)


def _put(file: sqlite3.Connection, noted: Iterable[FileCopy]) -> None:
    rows = [(_text_of(copy.path), copy.kind.key, copy.made, copy.sha256) for copy in noted]
    file.executemany("INSERT OR REPLACE INTO file_copy (path, kind, made, sha256) VALUES (?, ?, ?, ?)", rows)


def _is_same(known: FileCopy, noted: FileCopy) -> bool:
    return (_text_of(known.path), known.kind, known.sha256) == (_text_of(noted.path), noted.kind, noted.sha256)


def _text_of(path: Path) -> str:
    r"""The path as text; bytes of a file name that are no text are written as \udcXX and are only to be read."""
    return str(path).encode("utf-8", "backslashreplace").decode()
