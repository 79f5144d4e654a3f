"""Sharing a diary between computers through a folder that a synchronising service or a USB stick carries.

Each computer writes its changes to a file of its own (`change_file.py`) and merges those of the others. No file is
written by two computers, so no service can create conflicts. Of a file that is incomplete or damaged, the intact frames
are merged now and the rest by a later exchange.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from diary.i18n import _
from diary.storage.errors import BackupError, StorageError, UnwritableError, storage_error
from diary.storage.file import cipher
from diary.storage.journal import Journal
from diary.storage.safety import checking, copies, lock
from diary.storage.sync import change_file, merging
from diary.storage.sync.merging import Merged

FOLDER = "Neuropathy Diary shared"
SUFFIX = ".changes"


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The merges, the files that are incomplete or unreadable, and the digests of what need not be read again."""

    merged: tuple[Merged, ...]
    skipped: tuple[Path, ...]
    taken: frozenset[str]


def exchange(diary: Path, place: Path, taken: frozenset[str] = frozenset()) -> Exchanged:
    """Merge the files of the other computers, then update this computer's file; raises `StorageError`.

    `taken` is that of the previous result: files that have not changed since are not merged again.
    """
    if not place.is_dir():
        raise BackupError(_("The shared folder is not there: {folder}.").format(folder=place))
    own = own_file(place)
    folder = own.parent
    merged, skipped = [], []
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            if path != own:
                try:
                    frames = change_file.read_frames(path)
                    if frames.payloads and frames.digest.hex() not in taken:
                        merged.append(merging.take(diary, change_file.copy_in(frames)))
                        taken |= {frames.digest.hex()}
                    if not frames.is_whole:
                        skipped.append(path)
                except StorageError:
                    skipped.append(path)
        if _mark(diary, own) not in taken:
            with Journal(diary) as journal:
                change_file.leave(own, journal.read(merging.copy), cipher.key_of(diary))
            taken |= {_mark(diary, own)}
            copies.note_copy(diary, own, copies.SHARED, "")
    except OSError as error:
        raise storage_error(UnwritableError, folder) from error
    return Exchanged(tuple(merged), tuple(skipped), taken)


def own_file(place: Path) -> Path:
    """This computer's file in the shared folder of that location."""
    return place / FOLDER / f"{_own_stem()}{SUFFIX}"


def _own_stem() -> str:
    """The stem of this computer's file name: a hash, which does not reveal its machine id."""
    return hashlib.sha256(f"neuropathy-diary {lock.machine()}".encode()).hexdigest()[:12]


def _mark(diary: Path, own: Path) -> str:
    """A fingerprint of this computer's file and of the diary's key and state; empty for an incomplete file."""
    try:
        frames = change_file.read_frames(own)
        state = checking.state(diary)
    except (FileNotFoundError, StorageError):
        return ""
    key = (cipher.salt_of(diary) or b"").hex()
    return f"{frames.digest.hex()} {key} {state.edits} {state.rows}" if frames.is_whole else ""
