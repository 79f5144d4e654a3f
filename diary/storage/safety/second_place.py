"""The second copy of the backups, in a folder that may hang: no connection is opened there, only whole files copied."""

import hashlib
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from diary.foreign.errors import ForeignError, Purpose
from diary.foreign.place import Place
from diary.storage import known_diaries
from diary.storage.errors import BackupError, OtherDiaryError, StorageError, storage_error
from diary.storage.file import cipher, temporary
from diary.storage.safety import backup, box_places, copies, wal_match
from diary.storage.safety.backup import Backup
from diary.storage.safety.rewriting import rewrite

LARGEST_COPY = 500_000_000
"""The size limit (bytes) of a copy of a diary: a hundred years of one with pictures."""


def is_connected(chosen: Path) -> bool:
    """Whether the location that the person chose is there now; raises `BackupError` where it does not answer."""
    try:
        return Place(chosen, Purpose.SECOND_COPY).is_there()
    except ForeignError as error:
        raise BackupError(str(error)) from error
    except OSError:
        return False


def note(diary: Path, chosen: str) -> None:
    """Put the folder in the second place into the register of copies, unless none is chosen; nothing is touched there.

    It is called in the thread that writes, before the first copy. Of each copy in it the name tells the hash.
    """
    if chosen:
        copies.note_copy(diary, backup.place_in(Path(chosen)), copies.BACKUP, "")


def listed(diary: Path, chosen: Path) -> list[Backup]:
    """The backups in the second place, the newest first; raises `BackupError` where it does not answer."""
    place = _place(chosen)
    try:
        names = place.names(f"{diary.stem}-", diary.suffix)
    except ForeignError as error:
        raise BackupError(str(error)) from error
    except OSError:
        return []
    return backup.in_order(place.folder / name for name in names)


def keep(diary: Path, chosen: Path) -> Backup | None:
    """Copy the newest backup into the second place unless it is there, and delete what has expired.

    Answers the copy; None where it is there already, or the place is not connected. Copies under an earlier passphrase,
    of a stick that was not connected when it was changed, are encrypted anew. Raises `BackupError`.
    """
    if not is_connected(chosen):
        return None
    newest = backup.newest_of_now(diary)
    if newest is None:
        return None
    rewrite_all(diary, chosen)
    there = listed(diary, chosen)
    if any(_is_as_made(copy) for copy in there if _is_same(copy, newest)):
        return None
    copied = backup.carried(newest.path, backup.place_in(chosen), newest.path.name)
    with suppress(OSError):
        _place(chosen).sweep(f".{diary.stem}-")
    _prune(diary, chosen, copied)
    return copied


def rewrite_all(diary: Path, chosen: Path) -> list[Path]:
    """Encrypt (or decrypt) the copies in the second place with the diary's key; answers those that stay as they are.

    Those are the ones whose own key this process does not know, that cannot be read or written, or that are another
    diary's; the folder itself where the place does not answer.
    """
    left: list[Path] = []
    if cipher.is_locked(diary):
        return left
    try:
        copies = listed(diary, chosen)
    except BackupError:
        return [backup.place_in(chosen)]
    for copy in copies:
        try:
            if salt_of(copy) != cipher.salt_of(diary):
                _rewrite(diary, copy)
        except (OSError, StorageError):
            left.append(copy.path)
    with suppress(OSError):
        box_places.serve(_place(chosen), diary)
    return left


def _rewrite(diary: Path, copy: Backup) -> None:
    """Replace a copy by one with the diary's key, made beside the diary; raises `OSError` and `StorageError`."""
    place = Place(copy.path.parent, Purpose.SECOND_COPY)
    content = place.read(copy.path.name, LARGEST_COPY)
    with temporary.folder_for(diary) as folder:
        former, made = folder / "former", folder / "made"
        former.write_bytes(content)
        made.touch(mode=0o600)
        if not _is_of(diary, former):
            raise storage_error(OtherDiaryError, copy.path)
        rewrite(former, made, cipher.key_of(diary))
        place.write(backup.name_of(diary, made, copy.reason, copy.made), made.read_bytes())
    place.remove(copy.path.name)


def _is_of(diary: Path, copy: Path) -> bool:
    """Whether a copy is of this diary: by its identifier, and by its entries where it is older than identifiers are."""
    identifiers = known_diaries.id_of(diary), known_diaries.id_of(copy)
    if None in identifiers:
        return wal_match.share_entries(diary, copy) is not False
    return identifiers[0] == identifiers[1]


def _prune(diary: Path, chosen: Path, latest: Backup) -> None:
    """Delete the expired copies, but never `latest`, as the clock may be wrong."""
    there = listed(diary, chosen)
    kept_paths = {copy.path for copy in backup.kept_of(there, datetime.now(UTC))} | {latest.path}
    for copy in there:
        if copy.path not in kept_paths:
            with suppress(OSError):
                _place(chosen).unlink(copy.path.name)


def _is_same(copy: Backup, newest: Backup) -> bool:
    """Whether it is a copy of this backup; the content of two that were encrypted anew, each by itself, differs."""
    is_alike = cipher.is_encrypted(newest.path) and (copy.made, copy.reason) == (newest.made, newest.reason)
    return is_alike or copy.digits == newest.digits


def _is_as_made(copy: Backup) -> bool:
    try:
        content = Place(copy.path.parent, Purpose.SECOND_COPY).read(copy.path.name, LARGEST_COPY)
    except OSError:
        return False
    return hashlib.sha256(content).hexdigest().startswith(copy.digits)


def salt_of(copy: Backup) -> bytes | None:
    """The salt of a copy; None for a plain one. Raises `OSError`."""
    return cipher.salt_in(Place(copy.path.parent, Purpose.SECOND_COPY).beginning(copy.path.name, cipher.SAMPLED_BYTES))


def _place(chosen: Path) -> Place:
    return Place(backup.place_in(chosen), Purpose.SECOND_COPY)
