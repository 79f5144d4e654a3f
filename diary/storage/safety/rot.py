"""Detects bit rot: the diary and its backups are read completely once a day.

The SHA-256 of every backup is compared with the digits in its name, so that a flipped bit is detected within a day. One
backup per day, in rotation, is also opened and checked page by page and record by record, as the diary is. SQLite has
no page checksums, so the diary's SHA-256 is stored: as long as the file's size and time stay the same, its content
must. The state of these checks is stored beside the diary (`diary.sqlite.read`), including the results for the second
place (`second_rot.py`).
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from diary.atomic_write import write_atomically
from diary.storage.errors import AlteredError, DamagedError, LockedError, NotADiaryError, StorageError, storage_error
from diary.storage.file import cipher
from diary.storage.file.address import address
from diary.storage.file.diary_file import translating_errors
from diary.storage.file.replacing import wait
from diary.storage.file.sidecars import beside, has_log
from diary.storage.file_stamp import again_if_replaced
from diary.storage.safety import backup, checking, checksum
from diary.storage.safety.backup import Backup

_guard = Lock()


class Sealed(NamedTuple):
    """Size (bytes), modification time (ns) and SHA-256 of the diary's file without a write-ahead log."""

    size: int
    changed_ns: int
    sha256: str


class Second(NamedTuple):
    """The day (ISO) on which a copy in the second place was last read, the name of that copy, and the names of the bad
    ones."""

    read: str = ""
    turn: str = ""
    bad: tuple[str, ...] = ()

    def without(self, name: str) -> "Second":
        """The same without the copy of that name, which has been replaced."""
        return self._replace(bad=tuple(one for one in self.bad if one != name))


class Remembered(NamedTuple):
    """The days (ISO) on which the backups were last compared with their names, and on which a backup and the diary were
    checked.

    `turn` is the name of the backup that was checked last, `bad` are the names of corrupted ones. `second` is the state
    of the copies in the second place.
    """

    compared: str = ""
    examined: str = ""
    turn: str = ""
    bad: tuple[str, ...] = ()
    sealed: Sealed | None = None
    second: Second = Second()


def remembered(diary: Path) -> Remembered:
    """The stored state of the checks; the default if it cannot be read."""
    try:
        content = json.loads(_file(diary).read_text(encoding="utf-8"))
        sealed, second = content.pop("sealed"), content.pop("second", {})
        known = Remembered(**{**content, "bad": tuple(map(str, content["bad"]))})
        second = Second(**{**second, "bad": tuple(map(str, second.get("bad", ())))})
        return known._replace(sealed=Sealed(**sealed) if sealed else None, second=second)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Remembered()


def bad_backups(diary: Path, folder: Path) -> frozenset[Path]:
    """The backups in `folder` that are known to be corrupted."""
    return frozenset(folder / name for name in remembered(diary).bad)


def look(diary: Path, today: date, *, whole: bool) -> None:
    """Run the comparisons that are due `today`, and with `whole` the checks; may be called in any thread.

    Raises `DamagedError` or `NotADiaryError` for a damaged diary, `AlteredError` for one that has changed without a
    write and is readable, each once, and any other `StorageError` if it cannot be read now.
    """
    if diary.is_file() and not cipher.is_locked(diary):
        again_if_replaced(diary, lambda: _look(diary, today, whole=whole))


def _look(diary: Path, today: date, *, whole: bool) -> None:
    known, day = remembered(diary), today.isoformat()
    is_examined = whole and known.examined != day
    with _kept_still(diary):
        sealed = _sealed(diary)
        is_altered = known.sealed is not None and sealed is not None and _has_changed_by_itself(known.sealed, sealed)
        damage = _damage(diary, is_altered=is_altered) if is_examined or is_altered else None
    known = known._replace(sealed=sealed)
    backups = backup.backups(backup.folder_of(diary), diary)
    if known.compared != day:
        known = known._replace(
            compared=day, bad=tuple(one.path.name for one in backups if not one.matches_hash_in_name)
        )
    if is_examined:
        known = _examined(known._replace(examined=day), backups)
    change(diary, lambda present: known._replace(second=present.second))
    if damage is not None:
        raise damage


def change(diary: Path, edit: Callable[[Remembered], Remembered]) -> None:
    """Change the stored state, in any thread; on a read-only disk nothing is stored, and everything is read again next
    time."""
    with _guard:
        former = remembered(diary)
        known = edit(former)
        if known != former:
            content = {
                **known._asdict(),
                "sealed": known.sealed and known.sealed._asdict(),
                "second": known.second._asdict(),
            }
            with suppress(OSError):
                write_atomically(_file(diary), json.dumps(content).encode())


def _file(diary: Path) -> Path:
    return beside(diary, ".read")


def _sealed(diary: Path) -> Sealed | None:
    """The present checksum; None while the log is not empty, or if the file changed meanwhile."""
    before = diary.stat()
    sha256 = checksum.digest(diary)
    after = diary.stat()
    if has_log(diary) or (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        return None
    return Sealed(after.st_size, after.st_mtime_ns, sha256)


def _has_changed_by_itself(former: Sealed, present: Sealed) -> bool:
    return former[:2] == present[:2] and former.sha256 != present.sha256


def _damage(diary: Path, *, is_altered: bool) -> StorageError | None:
    """The error of the diary, None if it is intact; raises `StorageError` if it cannot be read now."""
    try:
        problems = checking.check(diary).problems
    except (DamagedError, NotADiaryError) as error:
        return error
    if problems:
        return storage_error(DamagedError, diary)
    return storage_error(AlteredError, diary) if is_altered else None


def _examined(known: Remembered, backups: Sequence[Backup]) -> Remembered:
    """The state after checking the next backup in rotation among the unchanged ones."""
    names = sorted(one.path.name for one in backups if one.path.name not in known.bad)
    if not names:
        return known
    next_name = next((name for name in names if name > known.turn), names[0])
    [path] = [one.path for one in backups if one.path.name == next_name]
    bad = known.bad if _is_good(path) else (*known.bad, next_name)
    return known._replace(turn=next_name, bad=bad)


def _is_good(path: Path) -> bool:
    """Whether a backup passes the integrity check; one with an unknown earlier passphrase counts as good, as its hash
    matches."""
    try:
        return not checking.check(path).problems
    except StorageError as error:
        return isinstance(error, LockedError)


@contextmanager
def _kept_still(diary: Path) -> Iterator[None]:
    """Context manager: a read transaction, during which other connections write only to the log."""
    wait(diary)
    where = address(diary.absolute(), "mode=rw")  # never creates a missing file
    with translating_errors(diary), closing(cipher.opened(where, cipher.key_of(diary))) as file:
        file.execute("BEGIN")
        file.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        try:
            yield
        finally:
            file.execute("COMMIT")
