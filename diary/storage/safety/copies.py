"""The register of copies: every file outside the data folder into which the program has written entries.

It is a table of the diary itself (`file_copy`), so it is as secret as the diary and is carried along with it. A row has
the path of the file, its kind, the time at which it was made (ISO 8601, UTC) and its SHA-256: for a backup the digits
in its name, and nothing for a file that keeps growing. The automatic backups and the temporary files beside the diary
are not in it: they are recognised by their names.
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
"""Upper limits for a register that another program may have written; this program never exceeds them."""


class CopyKind(NamedTuple):
    """One kind of copy: its name in the register, and how it is treated when the diary gets a passphrase.

    Copies that the program makes for itself (`is_own`) are encrypted or removed; files that the person exported are
    only listed. An `is_sealed` file has a passphrase of its own.
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
    """The properties that stay with the diary when its file is overwritten by another one: its identifier, and its
    copies."""

    diary: str
    copies: tuple[FileCopy, ...]


_NOTHING = Register("", ())


def note_copy(diary: Path, path: Path, kind: CopyKind, sha256: str | None = None) -> None:
    """Register a file that was written; without `sha256` its content is read to compute it.

    It accesses the disk, so it runs in the writing thread. An error is logged without file names: the copy exists
    nevertheless.
    """
    if not diary.is_file():
        return
    try:
        digest = checksum.digest(path) if sha256 is None else sha256
        file_copy = FileCopy(path.absolute(), kind, datetime.now(UTC).isoformat(timespec="seconds"), digest)
        if not any(_is_same(known, file_copy) for known in copies_of(diary)):
            _write(diary, (), (file_copy,))
    except cipher.errors(OSError, StorageError) as error:
        log.error(log.where(error, error.__traceback__))


def digest_of(content: bytes) -> str:
    """The SHA-256 of written content, in hexadecimal, for `note_copy`, which then need not read the file."""
    return hashlib.sha256(content).hexdigest()


def forget_copies(diary: Path, paths: Iterable[Path]) -> None:
    """Remove files from the register that are known to be deleted; an error is logged, as in `note_copy`."""
    try:
        if removed := tuple(paths):
            _write(diary, removed, ())
    except cipher.errors(OSError, StorageError) as error:
        log.error(log.where(error, error.__traceback__))


def copies_of(diary: Path) -> tuple[FileCopy, ...]:
    """The register of the diary, by path; raises `StorageError`."""
    if not diary.is_file():
        return ()
    with translating_errors(diary), closing(connection(diary)) as file:
        return register_in(file).copies


def register_of(diary: Path) -> Register:
    """The readable part of the register in the file of a diary that may be damaged; creates no sidecar files."""
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
    """Add the register to an open diary that is about to replace its own, which is migrated if needed.

    If both registers have a copy, the later row is kept, or that of `register`. `path` is the file named in errors.
    Raises `NotADiaryError`, `NewerDiaryError`.
    """
    version = schema_version(file, path)
    with transaction(file):
        apply_steps(file, STEPS[version:], len(STEPS))
        if register.diary:
            file.execute("INSERT OR REPLACE INTO about VALUES ('diary', ?)", (register.diary,))
        known = {copy.path: copy for copy in register_in(file).copies}
        _put(file, [copy for copy in register.copies if copy.path not in known or known[copy.path].made <= copy.made])


def _write(diary: Path, removed: Iterable[Path], added: Iterable[FileCopy]) -> None:
    """Change the register in one transaction; raises `StorageError`.

    The checksum is updated, unless there was none or it did not match before.
    """
    lock.require_not_elsewhere(diary)
    is_open = lock.is_held_here(diary)
    is_sound = True if is_open else checksum.matches(diary)
    if is_sound is not False:
        checksum.remove(diary)
    with translating_errors(diary), closing(connection(diary)) as file, transaction(file):
        file.executemany("DELETE FROM file_copy WHERE path = ?", [(_text_of(path),) for path in removed])
        _put(file, added)
    if is_sound and not is_open:
        checksum.write(diary)


def _put(file: sqlite3.Connection, added: Iterable[FileCopy]) -> None:
    rows = [(_text_of(copy.path), copy.kind.key, copy.made, copy.sha256) for copy in added]
    file.executemany("INSERT OR REPLACE INTO file_copy (path, kind, made, sha256) VALUES (?, ?, ?, ?)", rows)


def _is_same(known: FileCopy, added: FileCopy) -> bool:
    return (_text_of(known.path), known.kind, known.sha256) == (_text_of(added.path), added.kind, added.sha256)


def _text_of(path: Path) -> str:
    """The path as text; undecodable bytes of a file name become \\udcXX and are only for display."""
    return str(path).encode("utf-8", "backslashreplace").decode()
