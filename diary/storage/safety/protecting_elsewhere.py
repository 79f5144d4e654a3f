"""Applies a new, changed or removed passphrase to the copies outside the diary's folder.

Each place is accessed in a thread with the time limit of `diary/foreign`; a place that does not answer is listed and
does not delay the others.
"""

import stat
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from diary.foreign.asking import Request
from diary.foreign.errors import Purpose
from diary.foreign.place import Place
from diary.storage.errors import BackupError
from diary.storage.file import cipher, regular, temporary
from diary.storage.safety import backup, copies, recovery, second_place
from diary.storage.safety.copies import FileCopy
from diary.storage.safety.protected import CopiesSoFar, WhyLeft
from diary.temporary_names import is_temporary

T = TypeVar("T")

_FORMER_PART = ".part"
"""The suffix that a former version appended to the name of a file while it was being written."""
_SHARED_BEGIN, _SALT_SLICE, _SHARED_SUFFIX = b"NDRYchg1", slice(10, 26), ".changes"
"""The magic bytes of a file of changes, the position of its salt, and its suffix (`sync/change_file.py`)."""


def rewrite_second_copies(
    outcome: CopiesSoFar, diary: Path, registered: Iterable[FileCopy], places: Iterable[Path]
) -> None:
    """Rewrite the backups in the present and the former second places."""
    former = [copy.path for copy in registered if copy.kind == copies.BACKUP and copy.path.name == backup.PLACE]
    chosen = list(places)
    for location in dict.fromkeys((*chosen, *(folder.parent for folder in former))):
        folder = backup.place_in(location)
        try:
            is_there = second_place.is_connected(location)
            if is_there:
                _rewrite(outcome, diary, location)
                _remove_temporaries(outcome, folder, Purpose.SECOND_COPY, diary)
        except BackupError:
            is_there = False
        if not is_there:
            outcome.leave(WhyLeft.LATER if location in chosen else WhyLeft.AWAY, [folder])
        elif location not in chosen and not second_place.listed(diary, location):
            outcome.gone.append(folder)


def _rewrite(outcome: CopiesSoFar, diary: Path, location: Path) -> None:
    """Rewrite the backups in one location; raises `BackupError` if it does not answer."""
    for path in second_place.rewrite_all(diary, location):
        is_locked = _asked(path.parent, Purpose.SECOND_COPY, partial(_is_locked, path))
        outcome.leave(WhyLeft.OTHER_PASSPHRASE if is_locked else WhyLeft.UNREADABLE, [path])
    salt = cipher.salt_of(diary)
    for copy in second_place.listed(diary, location) if salt is not None else ():
        with suppress(OSError):
            if second_place.salt_of(copy) == salt:
                outcome.encrypted.append(copy.path)


def _is_locked(path: Path, _request: Request) -> bool:
    return cipher.is_locked(path)


def _remove_temporaries(outcome: CopiesSoFar, folder: Path, purpose: Purpose, diary: Path) -> None:
    """Remove the remains of killed processes in a folder; files that may be in use are listed."""

    def remove(request: Request) -> list[Path]:
        removed = []
        for path in temporary.all_in(folder, diary):
            request.step()
            if temporary.is_abandoned(path):
                with suppress(OSError):
                    temporary.erase(path)
                    removed.append(path)
        return removed

    outcome.removed += _asked(folder, purpose, remove) or []
    outcome.leave(WhyLeft.IN_USE, _asked(folder, purpose, lambda _request: temporary.all_in(folder, diary)) or [])


def remove_shared_files(outcome: CopiesSoFar, diary: Path, registered: Iterable[FileCopy], shared: Path | None) -> None:
    """Remove the diary's files of changes without its present key, and list those of others.

    `shared` is this computer's file in the current shared folder, which another diary may have written.
    """
    known = [copy.path for copy in registered if copy.kind == copies.SHARED]
    for folder, own in _by_folder([*known, *([shared] if shared else [])]).items():
        names = {path.name for path in own if path in known}
        there = _asked(folder, Purpose.SHARED, partial(_readable_in, folder, cipher.salt_of(diary)))
        if there is None:
            outcome.leave(WhyLeft.AWAY, [folder])
        for path in there or ():
            if path.name.removeprefix(".").removesuffix(_FORMER_PART) not in names:
                outcome.leave(WhyLeft.OTHER_COMPUTER, [path])
            elif _asked(folder, Purpose.SHARED, partial(_erase, path)):
                outcome.removed.append(path)
            else:
                outcome.leave(WhyLeft.UNREADABLE, [path])
        if there is not None:
            _remove_temporaries(outcome, folder, Purpose.SHARED, diary)


def _readable_in(folder: Path, salt: bytes | None, request: Request) -> list[Path]:
    """The files of changes in a folder without the key of that salt: plain ones, and those with a former key.

    Raises `FileNotFoundError` if the folder's location does not exist.
    """
    if not folder.is_dir():
        if not folder.parent.is_dir():
            raise FileNotFoundError(folder)
        return []
    readable = []
    for path in sorted(folder.iterdir()):
        request.step()
        header = _header_of(path) if _SHARED_SUFFIX in path.name else b""
        if header.startswith(_SHARED_BEGIN) and header[_SALT_SLICE] != salt and not is_temporary(path.name, ()):
            readable.append(path)
    return readable


def _erase(path: Path, _request: Request) -> bool:
    """Erase a file of changes, and its recovery box unless that opens another file."""
    salt = _header_of(path)[_SALT_SLICE]
    temporary.erase(path)
    others = (other for other in path.parent.iterdir() if _SHARED_SUFFIX in other.name)
    if salt not in {_header_of(other)[_SALT_SLICE] for other in others}:
        with suppress(FileNotFoundError):
            path.with_name(f"{salt.hex()}{recovery.SUFFIX}").unlink()
    return True


def _header_of(path: Path) -> bytes:
    """The first bytes of a regular file; empty for anything else."""
    with suppress(OSError):
        if stat.S_ISREG(path.lstat().st_mode):
            with regular.reading(path) as file:
                return file.read(_SALT_SLICE.stop)
    return b""


def name_saved_files(outcome: CopiesSoFar, diary: Path, registered: Iterable[FileCopy]) -> None:
    """List the exported files that are not known to have a passphrase; none is changed.

    The remains of killed exports in their folders are removed.
    """
    saved = [copy for copy in registered if not copy.kind.is_own and not copy.kind.is_sealed]
    diaries = {copy.path for copy in saved if copy.kind in (copies.BACKUP_TO, copies.SAVED_ELSEWHERE)}
    for folder, paths in _by_folder(copy.path for copy in saved).items():
        looked = _asked(folder, Purpose.OUTPUT, partial(_looked_at, folder, paths, diaries))
        if looked is None:
            outcome.leave(WhyLeft.SAVED_AWAY, paths)
            continue
        outcome.left_plain += [path for path in paths if looked[path] is None]
        outcome.leave(WhyLeft.MOVED, [path for path in paths if looked[path] is WhyLeft.MOVED])
        _remove_temporaries(outcome, folder, Purpose.OUTPUT, diary)


def _looked_at(
    folder: Path, paths: Iterable[Path], diaries: Collection[Path], request: Request
) -> dict[Path, WhyLeft | None]:
    """The files that exist, with None for a plain one, otherwise why it is not listed as plain.

    `OTHER_PASSPHRASE` is a diary that has a passphrase. Raises `FileNotFoundError` if the folder does not exist.
    """
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    looked: dict[Path, WhyLeft | None] = {}
    for path in paths:
        request.step()
        try:
            is_there = stat.S_ISREG(path.lstat().st_mode)
        except OSError:
            is_there = False
        if not is_there:
            looked[path] = WhyLeft.MOVED
        else:
            looked[path] = WhyLeft.OTHER_PASSPHRASE if path in diaries and cipher.is_encrypted(path) else None
    return looked


def _by_folder(paths: Iterable[Path]) -> dict[Path, list[Path]]:
    folders: dict[Path, list[Path]] = {}
    for path in dict.fromkeys(paths):
        folders.setdefault(path.parent, []).append(path)
    return folders


def _asked(folder: Path, purpose: Purpose, work: Callable[[Request], T]) -> T | None:
    """The result of `work` on a place; None if the place does not answer in time, or cannot be used."""
    try:
        return Place(folder, purpose).ask("", work)
    except OSError:
        return None
