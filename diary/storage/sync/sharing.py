"""Sharing a diary between computers through a folder that a synchronising service or a USB stick carries.

Each computer writes its changes to a file of its own (`change_file.py`) and merges those of the others. No file is
written by two computers, so no service can create conflicts. Of a file that is incomplete or damaged, the intact frames
are merged now and the rest by a later exchange.

The folder may hang: it is read (`fetch`) and written (`deliver`) in any thread but the writing one, which only merges
what was read into the diary (`take`).
"""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from diary import log
from diary.domain.merging import Copy
from diary.foreign.errors import ForeignError, Purpose
from diary.foreign.place import Place
from diary.i18n import _
from diary.storage.errors import BackupError, StorageError
from diary.storage.file import cipher
from diary.storage.journal import Journal
from diary.storage.safety import box_places, checking, copies, lock, recovery
from diary.storage.safety.recovery_box import RecoveryBox
from diary.storage.sync import change_file, merging
from diary.storage.sync.merging import Merged

FOLDER = "Neuropathy Diary shared"
SUFFIX = ".changes"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was read in `folder`: our own file (empty for none), and what the others have, by path and digest.

    `skipped` are files that are incomplete or unreadable; `taken` is what need not be read again.
    """

    folder: Path
    own: bytes
    others: Mapping[tuple[Path, str], Copy]
    skipped: tuple[Path, ...]
    taken: frozenset[str]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was merged, and the new content of our own file (None where it stays as it is).

    `box` has the recovery words' way to the key of that content.
    """

    fetched: Fetched
    merged: tuple[Merged, ...]
    skipped: tuple[Path, ...]
    taken: frozenset[str]
    content: bytes | None
    box: RecoveryBox | None


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
    return deliver(take(diary, fetch(place, taken)))


def fetch(place: Path, taken: frozenset[str] = frozenset()) -> Fetched:
    """Read the files in the shared folder; one that cannot be read is skipped. Raises `BackupError`."""
    try:
        if not Place(place, Purpose.SHARED).is_there():
            raise BackupError(_("The shared folder is not there: {folder}.").format(folder=place))
        folder = Place(place / FOLDER, Purpose.SHARED)
        folder.make()
        names = folder.names("", SUFFIX)
    except OSError as error:
        raise _trouble(place, error) from error
    others: dict[tuple[Path, str], Copy] = {}
    skipped = []
    for name in names:
        if name != own_name():
            path = folder.folder / name
            try:
                frames = change_file.frames_in(folder.read(name, change_file.LARGEST_FILE), path)
                if frames.payloads and frames.digest.hex() not in taken:
                    others[path, frames.digest.hex()] = change_file.copy_in(frames)
                if not frames.is_whole:
                    skipped.append(path)
            except (OSError, StorageError):
                skipped.append(path)
    with suppress(OSError):
        folder.sweep(f".{own_name()}-")
    return Fetched(folder.folder, _own_content(folder), others, tuple(skipped), taken)


def take(diary: Path, fetched: Fetched) -> Taken:
    """Merge what was fetched into the diary, and bring our own content up to it; raises `StorageError`.

    What cannot be merged is skipped, whatever the reason; the others are merged and our own changes left all the same.
    """
    merged, skipped, taken = [], list(fetched.skipped), fetched.taken
    for (path, digest), theirs in fetched.others.items():
        try:
            merged.append(merging.take(diary, theirs))
            taken |= {digest}
        except Exception as error:  # noqa: BLE001 - what a file says that nobody foresaw may end no sharing
            log.error(log.where(error, error.__traceback__))
            if path not in skipped:
                skipped.append(path)
    own, state = (
        fetched.folder / own_name(),
        _state(diary),
    )  # before it is read: what is written since comes next time
    if _mark(own, fetched.own, state) in taken:
        return Taken(fetched, tuple(merged), tuple(skipped), taken, None, None)
    with Journal(diary) as journal:
        content = change_file.brought_up(fetched.own, own, journal.read(merging.copy), cipher.key_of(diary))
    box = recovery.in_force(diary)
    copies.note_copy(diary, own, copies.SHARED, "")  # before it is written: a row without a file does no harm
    return Taken(fetched, tuple(merged), tuple(skipped), taken | {_mark(own, content, state)}, content, box)


def own_file(place: Path) -> Path:
    """This computer's file in the shared folder of that location."""
    return place / FOLDER / own_name()


def deliver(taken: Taken) -> Exchanged:
    """Write our own file where it has changed; raises `BackupError`."""
    content, fetched = taken.content, taken.fetched
    if content is not None and content != fetched.own:
        try:
            place = Place(fetched.folder, Purpose.SHARED)
            place.write(own_name(), content)
            if taken.box is not None:
                box_places.put(place, taken.box)
            _remove_former_box(place, fetched.own, content)
        except OSError as error:
            raise _trouble(fetched.folder, error) from error
    return Exchanged(taken.merged, taken.skipped, taken.taken)


def _remove_former_box(place: Place, former: bytes, content: bytes) -> None:
    """Delete the box for a former key of our own file, which no other file has; raises `OSError`."""
    salt = change_file.salt_in(former)
    if salt is not None and salt != change_file.salt_in(content):
        box_places.remove(place, f"{salt.hex()}{recovery.SUFFIX}")


def own_name() -> str:
    """The name of this computer's file: a hash, which does not reveal its machine id."""
    return hashlib.sha256(f"neuropathy-diary {lock.machine()}".encode()).hexdigest()[:12] + SUFFIX


def _own_content(folder: Place) -> bytes:
    """What this computer left before; empty where that cannot be read, and is left anew."""
    try:
        return folder.read(own_name(), change_file.LARGEST_FILE)
    except OSError:
        return b""


def _state(diary: Path) -> str:
    """The key of the diary and the counter of its writes; raises `StorageError`."""
    state = checking.state(diary)
    return f"{(cipher.salt_of(diary) or b'').hex()} {state.edits} {state.rows}"


def _mark(own: Path, content: bytes, state: str) -> str:
    """A fingerprint of this computer's file and the diary's state in it; empty for an incomplete file."""
    try:
        frames = change_file.frames_in(content, own)
    except StorageError:
        return ""
    return f"{frames.digest.hex()} {state}" if frames.is_whole else ""


def _trouble(folder: Path, error: OSError) -> BackupError:
    if isinstance(error, ForeignError):
        return BackupError(str(error))
    text = _("The shared folder cannot be used: {folder} ({reason}).")
    return BackupError(text.format(folder=folder, reason=error.strerror or type(error).__name__))
