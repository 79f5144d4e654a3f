"""Shares a diary between computers through a folder that a synchronising service or a USB stick carries.

Each computer writes its changes to a file of its own (`change_file.py`) and merges those of the others. As no file is
written by two computers, no service can create conflicts. The intact frames of an incomplete or damaged file are merged
now and the rest by a later exchange.

The folder may block: it is read (`fetch`) and written (`deliver`) in any thread except the writing one, which only
merges what was read (`take`).
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
    """The content read from `folder`: our own file (empty for none), and the others' files, by path and digest.

    `skipped` are files that are incomplete or unreadable; `taken` are digests of files that need not be read again.
    """

    folder: Path
    own: bytes
    others: Mapping[tuple[Path, str], Copy]
    skipped: tuple[Path, ...]
    taken: frozenset[str]


@dataclass(frozen=True, slots=True)
class Taken:
    """The merges, and the new content of our own file (None if unchanged).

    `box` is the recovery box for the key of that content. `strangers` are files of other diaries.
    """

    fetched: Fetched
    merged: tuple[Merged, ...]
    skipped: tuple[Path, ...]
    strangers: tuple[Path, ...]
    taken: frozenset[str]
    content: bytes | None
    box: RecoveryBox | None


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The merges, the incomplete or unreadable files, and the digests of files that need not be read again.

    `strangers` are files of other diaries, which are not merged.
    """

    merged: tuple[Merged, ...]
    skipped: tuple[Path, ...]
    strangers: tuple[Path, ...]
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
    """Merge the fetched files into the diary, and update our own content; raises `StorageError`.

    A file that cannot be merged for any reason is skipped; the others are merged and our own changes published
    nevertheless. A diary without an entry in common with ours is not merged. If another diary of this computer shares
    through that folder, nothing is merged or published: `BackupError`.
    """
    own, state = fetched.folder / own_name(), _state(diary)  # before reading, so that later writes come next time
    if not fetched.others and _mark(own, fetched.own, state) in fetched.taken:
        return Taken(fetched, (), fetched.skipped, (), fetched.taken, None, None)
    ours = _whole(diary)
    if _is_strange(fetched.own, own, diary, ours):
        raise BackupError(_another_here(fetched.folder))
    merged, skipped, strangers, taken = _merged(diary, ours, fetched)
    if merged:
        state, ours = _state(diary), _whole(diary)
    left = merged, skipped, strangers
    if _mark(own, fetched.own, state) in taken:
        return Taken(fetched, *left, taken, None, None)
    content = change_file.brought_up(fetched.own, own, ours, cipher.key_of(diary))
    box = recovery.in_force(diary)
    copies.note_copy(diary, own, copies.SHARED, "")  # before it is written: a row without a file does no harm
    return Taken(fetched, *left, taken | {_mark(own, content, state)}, content, box)


def _merged(
    diary: Path, ours: Copy, fetched: Fetched
) -> tuple[tuple[Merged, ...], tuple[Path, ...], tuple[Path, ...], frozenset[str]]:
    """Merge each file separately; returns the merges, the skipped files, those of other diaries, and the digests of
    merged ones."""
    merged, skipped, strangers, taken = [], list(fetched.skipped), [], fetched.taken
    for (path, digest), theirs in fetched.others.items():
        try:
            if merging.are_strangers(ours, theirs):
                strangers.append(path)
            else:
                merged.append(merging.take(diary, theirs))
                taken |= {digest}
        except Exception as error:  # noqa: BLE001 - malformed content must not end the sharing
            log.error(log.where(error, error.__traceback__))
            if path not in skipped:
                skipped.append(path)
    return tuple(merged), tuple(skipped), tuple(strangers), taken


def _whole(diary: Path) -> Copy:
    with Journal(diary) as journal:
        return journal.read(merging.copy)


def _is_strange(content: bytes, own: Path, diary: Path, ours: Copy) -> bool:
    """Whether this computer's file is of another diary; an unreadable one is ours if the register has it."""
    if not content:
        return False
    with suppress(StorageError):
        frames = change_file.frames_in(content, own)
        if frames.payloads:
            return merging.are_strangers(ours, change_file.copy_in(frames))
    return not any(copy.kind == copies.SHARED and copy.path == own.absolute() for copy in copies.copies_of(diary))


def _another_here(folder: Path) -> str:
    text = _(
        "Another diary of this computer shares through {folder}. Its file there is left as it is; please choose another"
        " folder for this diary."
    )
    return text.format(folder=folder.parent)


def own_file(place: Path) -> Path:
    """The path of this computer's file in the shared folder of that location."""
    return place / FOLDER / own_name()


def deliver(taken: Taken) -> Exchanged:
    """Write our own file if it has changed; raises `BackupError`."""
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
    return Exchanged(taken.merged, taken.skipped, taken.strangers, taken.taken)


def _remove_former_box(place: Place, former: bytes, content: bytes) -> None:
    """Delete the box for a former key of our own file, unless another file has that key; raises `OSError`."""
    salt = change_file.salt_in(former)
    if salt is None or salt == change_file.salt_in(content):
        return
    begins = (place.beginning(name, change_file.BEGIN_BYTES) for name in place.names("", SUFFIX) if name != own_name())
    if salt not in map(change_file.salt_in, begins):
        box_places.remove(place, f"{salt.hex()}{recovery.SUFFIX}")


def own_name() -> str:
    """The name of this computer's file: a hash, which does not reveal its machine id."""
    return hashlib.sha256(f"neuropathy-diary {lock.machine()}".encode()).hexdigest()[:12] + SUFFIX


def _own_content(folder: Place) -> bytes:
    """The previous content of this computer's file; empty if it is unreadable, so that it is written again."""
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
