"""One diary on several computers, through a folder that a synchronising service or a stick carries between them.

Each computer leaves a copy of its diary there, under a name of its own, and takes the others' in. No file is written by
two computers, so no service can make a conflict; a name holds the first digits of the content's SHA-256, so a copy that
has not arrived whole is known, and taken later.
"""

import hashlib
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from diary.i18n import _
from diary.storage import backup, checking, lock, merging
from diary.storage.backup import Backup
from diary.storage.diary_file import sync_file, sync_folder
from diary.storage.errors import BackupError, StorageError, UnwritableError, trouble
from diary.storage.merging import Merged

FOLDER = "Neuropathy Diary shared"
_SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What was taken in, which copies were skipped as not whole or not readable, and what needs no second look."""

    merged: tuple[Merged, ...]
    skipped: tuple[Path, ...]
    taken: frozenset[str]


def exchange(diary: Path, place: Path, taken: frozenset[str] = frozenset()) -> Exchanged:
    """Take the other computers' copies in, and leave one of the diary as it is then; raises `StorageError`.

    `taken` is what an earlier exchange answered: those copies are not read again.
    """
    if not place.is_dir():
        raise BackupError(_("The shared folder is not there: {folder}.").format(folder=place))
    folder = place / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        merged, skipped = [], []
        for stem, one in _copies(folder):
            if stem == _own_stem() or one.digits in taken:
                continue
            if not one.is_as_made:
                skipped.append(one.path)
                continue
            try:
                merged.append(merging.merge(diary, one.path))
                taken |= {one.digits}
            except StorageError:
                skipped.append(one.path)
        _leave(diary, folder)
    except OSError as error:
        raise trouble(UnwritableError, folder) from error
    return Exchanged(tuple(merged), tuple(skipped), taken)


def _own_stem() -> str:
    """This computer's part of a name, from which nobody learns the computer's own identifier."""
    return hashlib.sha256(f"neuropathy-diary {lock.machine()}".encode()).hexdigest()[:12]


def _copies(folder: Path) -> list[tuple[str, Backup]]:
    """All copies in the folder with the computer's part of their name, the newest first."""
    found = [(path.stem.partition("-")[0], backup.named(path)) for path in folder.glob(f"*-{_SHARED}-*.sqlite")]
    known = [(stem, one) for stem, one in found if one is not None]
    return sorted(known, key=lambda pair: (pair[1].made, pair[1].path.name), reverse=True)


def _leave(diary: Path, folder: Path) -> None:
    """Leave a copy where the diary has changed, and take this computer's earlier ones away after it."""
    own = [one for stem, one in _copies(folder) if stem == _own_stem()]
    if own and own[0].is_as_made:
        with suppress(StorageError):
            if checking.state(own[0].path) == checking.state(diary):
                return
    made = backup.make(diary, _SHARED)
    target = folder / made.path.name.replace(diary.stem, _own_stem(), 1)
    arriving = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(made.path, arriving)
        sync_file(arriving)
        arriving.replace(target)
        sync_folder(folder)
    finally:
        made.path.unlink(missing_ok=True)
        arriving.unlink(missing_ok=True)
    for one in own:
        if one.path != target:
            one.path.unlink(missing_ok=True)
