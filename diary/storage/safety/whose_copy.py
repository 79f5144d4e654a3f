"""Whose a copy is: two diaries may keep their copies in one folder, and neither may take the other's for its own.

A copy in the second place bears the first digits of its diary's identifier in its name. Of a copy without them, which
an earlier version made, the content tells: the identifier in it, or the entries where it is older than identifiers are.
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
"""How long the one row with the identifier may take in a file that may be somebody else's."""
_MARK = re.compile(rf"-[0-9a-f]{{{MARK_DIGITS}}}")


def marked(name: str, diary: Path, identifier: str | None) -> str:
    """The name of a backup with the mark of its diary; as it is where the diary has no identifier."""
    return name if identifier is None else f"{_marked_begin(diary, identifier)}{name.removeprefix(diary.stem)}"


def is_marked_for(begin: str, diary: Path, identifier: str | None) -> bool | None:
    """Whether a name that begins so is that of a copy of the diary; None where the content has to tell.

    A mark without a known identifier says nothing.
    """
    if begin == diary.stem:
        return None
    if identifier is None:
        return None if _MARK.fullmatch(begin.removeprefix(diary.stem)) else False
    return begin == _marked_begin(diary, identifier)


def identifier_in(copy: Path) -> str | None:
    """The identifier in a copy beside the diary, whose log is not read; None in one older than identifiers are.

    Raises `StorageError` and SQLite's errors where it cannot be read, `LockedError` where its key is not known.
    """
    with closing(guarded(untouched(copy), patience_s=PATIENCE_S)) as file:
        return known_diaries.id_in(file)


def is_of(diary: Path, identifier: str | None, copy: Path) -> bool | None:
    """Whether a copy in a folder of our own is of the diary with that identifier; None if nothing proves it."""
    try:
        theirs = identifier_in(copy)
        if identifier is not None and theirs is not None:
            return identifier == theirs
        return True if not is_missing(diary) and wal_match.share_entries(diary, copy) else None
    except cipher.errors(OSError, StorageError):
        return None


def others_among(diary: Path, copies: Iterable[Path]) -> frozenset[Path]:
    """The copies in a folder of our own that are another diary's, and those that may be, as their key is not known."""
    identifier = known_diaries.id_at(diary)
    return frozenset(copy for copy in copies if cipher.is_locked(copy) or is_of(diary, identifier, copy) is False)


def _marked_begin(diary: Path, identifier: str) -> str:
    return f"{diary.stem}-{identifier[:MARK_DIGITS]}"
