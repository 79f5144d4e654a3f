"""A SHA-256 checksum of the closed diary file, stored in a sidecar file (`diary.sqlite.seal`).

SQLite does not notice a flipped bit inside a stored value; the checksum does. It cannot give a false alarm, because it
is removed (and the removal synced to disk) before the first write of a session and computed again when the file is
closed. A missing checksum file permits no conclusion.
"""

import hashlib
import json
import os
from pathlib import Path

from diary.storage.errors import UnwritableError, storage_error
from diary.storage.file import regular
from diary.storage.file.diary_file import sync_folder
from diary.storage.file.sidecars import beside, has_log


def checksum_file(path: Path) -> Path:
    """The checksum file beside the diary's real file, so that it is the same one for all links to the diary."""
    return beside(path, ".seal")


def digest(path: Path) -> str:
    """The SHA-256 of the file's content, in hexadecimal."""
    with regular.reading(path) as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def matches(path: Path) -> bool | None:
    """Whether the file still has its recorded checksum; None without one, or while the write-ahead log is not empty."""
    if has_log(path):
        return None
    try:
        recorded = json.loads(checksum_file(path).read_text(encoding="utf-8"))
        return bool(recorded["sha256"] == digest(path))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def remove(path: Path) -> None:
    """Delete the checksum file, and sync the folder, before the diary is written; raises `UnwritableError`."""
    if not checksum_file(path).exists():
        return
    try:
        checksum_file(path).unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(UnwritableError, path) from error
    sync_folder(checksum_file(path).parent)


def write(path: Path) -> None:
    """Record the checksum of the closed file, unless there is one, or another process is writing the file."""
    target = checksum_file(path)
    try:
        if target.exists() or has_log(path) or not path.is_file():
            return
        before = path.stat()
        content = json.dumps({"sha256": digest(path)})
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
        after = path.stat()
        if has_log(path) or (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
            target.unlink(missing_ok=True)
    except OSError:  # without a checksum the integrity check is used instead
        return
