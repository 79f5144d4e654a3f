"""Determines to which diary a copy belongs, as two diaries may keep their copies in one folder.

The name of a copy in the second place contains the first digits of its diary's identifier. Copies made by earlier
versions lack them: these are attributed by the identifier in their content, or by common entries if they are older than
identifiers.
"""

import re
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from diary.storage import known_diaries
from diary.storage.errors import StorageError
from diary.storage.file import cipher
from diary.storage.file.diary_file import is_missing, untouched
from diary.storage.file.untrusted import guarded
from diary.storage.safety import wal_match

MARK_DIGITS = 12
PATIENCE_S = 2.0
"""The time limit in seconds for reading the identifier from an untrusted file."""
_MARK = re.compile(rf"-[0-9a-f]{{{MARK_DIGITS}}}")


def marked(name: str, diary: Path, identifier: str | None) -> str:
    """The name of a backup with the mark of its diary; unchanged if the diary has no identifier."""
    return name if identifier is None else f"{_marked_begin(diary, identifier)}{name.removeprefix(diary.stem)}"


def is_marked_for(begin: str, diary: Path, identifier: str | None) -> bool | None:
    """Whether a name with that beginning is that of a copy of the diary; None if the content has to be read.

    Without a known identifier a mark is inconclusive.
    """
    if begin == diary.stem:
        return None
    if identifier is None:
        return None if _MARK.fullmatch(begin.removeprefix(diary.stem)) else False
    return begin == _marked_begin(diary, identifier)


def identifier_in(copy: Path) -> str | None:
    """The diary's identifier in a copy in a local folder; None for a schema without identifiers.

    The copy is opened without its write-ahead log.

    Raises `StorageError` and SQLite's errors if it cannot be read, `LockedError` if its key is not known.
    """
    with closing(guarded(untouched(copy), patience_s=PATIENCE_S)) as file:
        return known_diaries.id_in(file)


def is_of(diary: Path, identifier: str | None, copy: Path) -> bool | None:
    """Whether a copy in a local folder is of the diary with that identifier; None if it cannot be attributed."""
    try:
        theirs = identifier_in(copy)
        if identifier is not None and theirs is not None:
            return identifier == theirs
        return True if not is_missing(diary) and wal_match.share_entries(diary, copy) else None
    except cipher.errors(OSError, StorageError):
        return None


def others_among(diary: Path, copies: Iterable[Path]) -> frozenset[Path]:
    """The copies in a local folder that are another diary's, or may be, as their key is not known."""
    identifier = known_diaries.id_at(diary)
    return frozenset(copy for copy in copies if cipher.is_locked(copy) or is_of(diary, identifier, copy) is False)


def _marked_begin(diary: Path, identifier: str) -> str:
    return f"{diary.stem}-{identifier[:MARK_DIGITS]}"
