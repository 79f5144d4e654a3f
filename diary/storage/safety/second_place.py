"""The second location of the backups, whose disk may block: only whole files are copied there, no database is
opened."""

import errno
import hashlib
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from diary.foreign.errors import ForeignError, LargeFileError, Purpose, StrangeFileError
from diary.foreign.place import Place
from diary.storage import known_diaries
from diary.storage.errors import BackupError, OtherDiaryError, StorageError, storage_error
from diary.storage.file import cipher, temporary
from diary.storage.safety import backup, box_places, copies, rot, whose_copy
from diary.storage.safety.backup import Backup
from diary.storage.safety.rewriting import rewrite

LARGEST_COPY = 500_000_000
"""The size limit (bytes) of a copy of a diary: a hundred years of one with pictures."""
_identifiers: dict[Path, str] = {}
"""The diary identifiers in copies without a mark in their names; each copy is read once per process."""


def is_connected(chosen: Path) -> bool:
    """Whether the chosen location exists at the moment; raises `BackupError` if it does not answer."""
    try:
        return Place(chosen, Purpose.SECOND_COPY).is_there()
    except ForeignError as error:
        raise BackupError(str(error)) from error
    except OSError:
        return False


def note(diary: Path, chosen: str) -> None:
    """Add the folder in the second place to the register of copies, if one is chosen; the place itself is not accessed.

    It is called in the writing thread before the first copy. The names of the copies in it contain their hashes.
    """
    if chosen:
        copies.note_copy(diary, backup.place_in(Path(chosen)), copies.BACKUP, "")


def listed(diary: Path, chosen: Path) -> list[Backup]:
    """The backups of the diary in the second place, the newest first; raises `BackupError` if it does not answer.

    Backups of other diaries, and those that cannot be attributed, are left out. A missing diary is identified by
    `known_diaries`.
    """
    identifier = known_diaries.id_at(diary)
    return [copy for copy in _all_in(diary, chosen) if _is_of(diary, identifier, copy)]


def keep(diary: Path, chosen: Path) -> Backup | None:
    """Copy the newest backup into the second place unless it is there, and delete expired ones.

    Returns the copy; None if it exists already, or the place is not connected. Copies with an earlier passphrase, from
    a change while the place was not connected, are encrypted again. Raises `BackupError`.
    """
    if not is_connected(chosen):
        return None
    newest = backup.newest_of_now(diary)
    if newest is None:
        return None
    rewrite_all(diary, chosen)
    _mark_all(diary, chosen)
    there = listed(diary, chosen)
    if any(matches_hash_in_name(copy) for copy in there if _is_same(copy, newest)):
        return None
    copied = put(diary, chosen, newest)
    with suppress(OSError):
        _place(chosen).sweep(f".{diary.stem}-")
    _prune(diary, chosen, copied)
    return copied


def put(diary: Path, chosen: Path, finished: Backup) -> Backup:
    """Copy a finished backup of the diary into the second place; raises `BackupError`."""
    name = whose_copy.marked(finished.path.name, diary, known_diaries.id_at(diary))
    copied = backup.carried(finished.path, backup.place_in(chosen), name)
    rot.change(diary, lambda known: known._replace(second=known.second.without(name)))
    return copied


def rewrite_all(diary: Path, chosen: Path) -> list[Path]:
    """Encrypt (or decrypt) the copies in the second place with the diary's key; returns those left unchanged.

    These are copies whose key this process does not know, that cannot be read or written, or that cannot be attributed
    to a diary; the folder itself if the place does not answer. Copies of other diaries are skipped.
    """
    left: list[Path] = []
    if cipher.is_locked(diary):
        return left
    try:
        copies = _all_in(diary, chosen)
    except BackupError:
        return [backup.place_in(chosen)]
    identifier = known_diaries.id_at(diary)
    for copy in copies:
        try:
            if salt_of(copy) == cipher.salt_of(diary) or (is_own := _is_of(diary, identifier, copy)) is False:
                continue
            if is_own is None:
                left.append(copy.path)
            else:
                _rewrite(diary, identifier, copy)
        except (OSError, StorageError):
            left.append(copy.path)
    with suppress(OSError):
        box_places.serve(_place(chosen), diary)
    return left


def _all_in(diary: Path, chosen: Path) -> list[Backup]:
    """The backups of any diary with that file name; raises `BackupError` if the place does not answer."""
    place = _place(chosen)
    try:
        names = place.names(f"{diary.stem}-", diary.suffix)
    except ForeignError as error:
        raise BackupError(str(error)) from error
    except OSError:
        return []
    return backup.in_order(place.folder / name for name in names)


def _is_of(diary: Path, identifier: str | None, copy: Backup) -> bool | None:
    """Whether a copy is of the diary with that identifier, by its name or its content; None if it cannot be
    attributed."""
    is_of = whose_copy.is_marked_for(backup.begin_of(copy), diary, identifier)
    if is_of is not None:
        return is_of
    if copy.path in _identifiers and identifier is not None:
        return _identifiers[copy.path] == identifier
    try:
        content = Place(copy.path.parent, Purpose.SECOND_COPY).read(copy.path.name, LARGEST_COPY)
        with temporary.folder_with(len(content), diary) as folder:
            here = folder / diary.name
            here.touch(mode=0o600)
            here.write_bytes(content)
            with suppress(StorageError, *cipher.errors()):
                theirs = whose_copy.identifier_in(here)
                if theirs is not None:
                    _identifiers[copy.path] = theirs
            return whose_copy.is_of(diary, identifier, here)
    except (OSError, StorageError):
        return None


def _mark_all(diary: Path, chosen: Path) -> None:
    """Add the mark to the names of the diary's copies that an earlier version made; ignores errors."""
    identifier = known_diaries.id_at(diary)
    for copy in _all_in(diary, chosen) if identifier is not None else ():
        if backup.begin_of(copy) == diary.stem and _is_of(diary, identifier, copy):
            with suppress(OSError):
                _place(chosen).rename(copy.path.name, whose_copy.marked(copy.path.name, diary, identifier))


def _rewrite(diary: Path, identifier: str | None, copy: Backup) -> None:
    """Replace a copy by one with the diary's key, created beside the diary; raises `OSError` and `StorageError`."""
    place = Place(copy.path.parent, Purpose.SECOND_COPY)
    content = place.read(copy.path.name, LARGEST_COPY)
    with temporary.folder_for(diary) as folder:
        former, rewritten = folder / "former", folder / "made"
        former.write_bytes(content)
        rewritten.touch(mode=0o600)
        if not whose_copy.is_of(diary, identifier, former):
            raise storage_error(OtherDiaryError, copy.path)
        rewrite(former, rewritten, cipher.key_of(diary))
        name = backup.name_of(diary, rewritten, copy.reason, copy.made)
        place.write(whose_copy.marked(name, diary, identifier), rewritten.read_bytes())
    place.remove(copy.path.name)


def _prune(diary: Path, chosen: Path, latest: Backup) -> None:
    """Delete the expired copies, but never `latest`, as the clock may be wrong."""
    there = listed(diary, chosen)
    kept_paths = {copy.path for copy in backup.kept_of(there, datetime.now(UTC))} | {latest.path}
    for copy in there:
        if copy.path not in kept_paths:
            with suppress(OSError):
                _place(chosen).unlink(copy.path.name)


def _is_same(copy: Backup, newest: Backup) -> bool:
    """Whether the copy was made from this backup; the content of two that were encrypted separately differs."""
    is_alike = cipher.is_encrypted(newest.path) and (copy.made, copy.reason) == (newest.made, newest.reason)
    return is_alike or copy.digits == newest.digits


def matches_hash_in_name(copy: Backup) -> bool | None:
    """Whether the SHA-256 of a copy still begins with the digits in its name; None if it cannot be read now."""
    try:
        content = Place(copy.path.parent, Purpose.SECOND_COPY).read(copy.path.name, LARGEST_COPY)
    except (LargeFileError, StrangeFileError):
        return False
    except OSError as error:
        return False if error.errno == errno.EIO else None
    return hashlib.sha256(content).hexdigest().startswith(copy.digits)


def salt_of(copy: Backup) -> bytes | None:
    """The salt of a copy; None for a plain one. Raises `OSError`."""
    return cipher.salt_in(Place(copy.path.parent, Purpose.SECOND_COPY).beginning(copy.path.name, cipher.SAMPLED_BYTES))


def _place(chosen: Path) -> Place:
    return Place(backup.place_in(chosen), Purpose.SECOND_COPY)
