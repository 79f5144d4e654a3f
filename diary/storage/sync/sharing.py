"""One diary on several computers, through a folder that a synchronising service or a stick carries between them.

Each computer leaves its changes there in a file of its own (`change_file.py`), and takes the others' in. No file is
written by two computers, so no service can make a conflict; of a file that has not arrived whole, or is damaged, what
is whole is taken now and the rest later.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from diary.i18n import _
from diary.storage.errors import BackupError, StorageError, UnwritableError, storage_error
from diary.storage.file import cipher
from diary.storage.journal import Journal
from diary.storage.safety import checking, lock
from diary.storage.sync import change_file, merging
from diary.storage.sync.merging import Merged

FOLDER = "Neuropathy Diary shared"
SUFFIX = ".changes"


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What was taken in, which files are not whole or not readable yet, and what needs no second look."""

    merged: tuple[Merged, ...]
    skipped: tuple[Path, ...]
    taken: frozenset[str]


def exchange(diary: Path, place: Path, taken: frozenset[str] = frozenset()) -> Exchanged:
    """Take in what the other computers left, and leave what the diary is then; raises `StorageError`.

    `taken` is what an earlier exchange answered: what was taken in or left then is not read again.
    """
    if not place.is_dir():
        raise BackupError(_("The shared folder is not there: {folder}.").format(folder=place))
    folder = place / FOLDER
    own = folder / f"{_own_stem()}{SUFFIX}"
    merged, skipped = [], []
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            if path != own:
                try:
                    found = change_file.look(path)
                    if found.payloads and found.digest.hex() not in taken:
                        merged.append(merging.take(diary, change_file.copy_in(found)))
                        taken |= {found.digest.hex()}
                    if not found.is_whole:
                        skipped.append(path)
                except StorageError:
                    skipped.append(path)
        if _mark(diary, own) not in taken:
            with Journal(diary) as journal:
                change_file.leave(own, journal.read(merging.copy), cipher.key_of(diary))
            taken |= {_mark(diary, own)}
    except OSError as error:
        raise storage_error(UnwritableError, folder) from error
    return Exchanged(tuple(merged), tuple(skipped), taken)


def _own_stem() -> str:
    """This computer's part of a name, from which nobody learns the computer's own identifier."""
    return hashlib.sha256(f"neuropathy-diary {lock.machine()}".encode()).hexdigest()[:12]


def _mark(diary: Path, own: Path) -> str:
    """What is in this computer's file, and how much under which key is in its diary; empty for a file not whole."""
    try:
        found = change_file.look(own)
        state = checking.state(diary)
    except (FileNotFoundError, StorageError):
        return ""
    key = (cipher.salt_of(diary) or b"").hex()
    return f"{found.digest.hex()} {key} {state.edits} {state.rows}" if found.is_whole else ""
