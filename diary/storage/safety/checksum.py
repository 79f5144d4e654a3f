"""The seal of the diary: what its file was, byte by byte, when this program last let go of it.

SQLite does not notice a flipped bit within a value. The seal does, and it never gives a false alarm: it is taken away
on disk before the program writes for the first time, and put anew at the end. Where there is none, nothing is said.
"""

import hashlib
import json
import os
from pathlib import Path

from diary.storage.errors import UnwritableError, storage_error
from diary.storage.file.diary_file import has_log, sync_folder


def checksum_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.seal")


def digest(path: Path) -> str:
    """The SHA-256 of the file's content, in hexadecimal."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def matches(path: Path) -> bool | None:
    """Whether the file is as it was sealed; None where there is no seal or something waits in the write-ahead log."""
    if has_log(path):
        return None
    try:
        found = json.loads(checksum_file(path).read_text(encoding="utf-8"))
        return bool(found["sha256"] == digest(path))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remove(path: Path) -> None:
    """Take the seal away before the file is written; raises `UnwritableError`."""
    if not checksum_file(path).exists():
        return
    try:
        checksum_file(path).unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(UnwritableError, path) from error
    sync_folder(path.parent)


def write(path: Path) -> None:
    """Seal the closed file, unless it is sealed, or somebody else has it open and writes."""
    sealed = checksum_file(path)
    try:
        if sealed.exists() or has_log(path):
            return
        before = path.stat()
        content = json.dumps({"sha256": digest(path)})
        handle = os.open(sealed, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
        after = path.stat()
        if has_log(path) or (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
            sealed.unlink(missing_ok=True)
    except OSError:  # without a seal the file is looked through instead
        return
