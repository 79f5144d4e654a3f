"""Applies a new, changed or removed passphrase to all copies of the diary.

Backups are rewritten with the diary's key; this computer's file in a shared folder is removed (the next exchange writes
it again, under the passphrase), and so are the remains of killed processes. Exported files are only listed. The copies
are found through the register (`copies.py`) and in the standard locations. Before a registered file is removed, its
content is checked to be of this program.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

from diary import APP_ID
from diary.storage.file import cipher, regular, temporary
from diary.storage.file.diary_file import APPLICATION_ID
from diary.storage.file.sidecars import sidecar_files
from diary.storage.safety import backup, copies, protecting_elsewhere, put_aside, recovery, wal_match
from diary.storage.safety.copies import FileCopy
from diary.storage.safety.protected import CopiesSoFar, ProtectedCopies, WhyLeft
from diary.storage.safety.restore import ASIDE

_RANDOM_CHARACTERS = 8
_HEADER_BYTES, _DIARY_MARK = 72, APPLICATION_ID.to_bytes(4, "big")
"""The length of SQLite's header up to the application id at its end (offset 68), and that id, which mark a plain
diary."""


def protect(
    diary: Path, registered: Sequence[FileCopy], places: Iterable[Path], shared: Path | None
) -> ProtectedCopies:
    """Process all copies of a diary whose passphrase was just set, changed or removed.

    `registered` is its register, `places` are the locations chosen for second copies, `shared` is this computer's file
    in the shared folder.
    """
    outcome = CopiesSoFar()
    own_backups = backup.folder_of(diary)
    for folder in (diary.parent, own_backups, *temporary.places()):
        _remove_temporaries(outcome, folder, diary)
    _rewrite(outcome, own_backups, diary)
    protecting_elsewhere.rewrite_second_copies(outcome, diary, registered, places)
    if cipher.is_encrypted(diary):
        protecting_elsewhere.remove_shared_files(outcome, diary, registered, shared)
        protecting_elsewhere.name_saved_files(outcome, diary, registered)
        _remove_former_temporaries(outcome, diary)
        _name_kept(outcome, diary)
    copies.forget_copies(diary, outcome.gone)
    return outcome.all()


def _rewrite(outcome: CopiesSoFar, folder: Path, diary: Path) -> None:
    """Rewrite the backups beside the diary."""
    left = backup.rewrite_all(diary, folder)
    outcome.leave(WhyLeft.OTHER_PASSPHRASE, filter(cipher.is_locked, left))
    outcome.leave(WhyLeft.UNREADABLE, (path for path in left if not cipher.is_locked(path)))
    salt = cipher.salt_of(diary)
    present = backup.backups(folder, diary)
    outcome.encrypted += [copy.path for copy in present if salt and cipher.salt_of(copy.path) == salt]


def _remove_temporaries(outcome: CopiesSoFar, folder: Path, diary: Path) -> None:
    """Remove the remains of killed processes; files that may be in use are listed."""
    for path in temporary.all_in(folder, diary):
        if temporary.is_abandoned(path):
            _remove(outcome, path)
        else:
            outcome.leave(WhyLeft.IN_USE, [path])


def _remove(outcome: CopiesSoFar, path: Path) -> None:
    """Overwrite and delete a file; it is listed if that fails."""
    try:
        temporary.erase(path)
        outcome.removed.append(path)
    except OSError:
        outcome.leave(WhyLeft.UNREADABLE, [path])


def _remove_former_temporaries(outcome: CopiesSoFar, diary: Path) -> None:
    """Remove the working copies of this diary that killed processes of former versions left in the system's temporary
    folder."""
    import tempfile  # noqa: PLC0415 - rarely needed

    for folder in Path(tempfile.gettempdir()).glob(f"{APP_ID}-{'?' * _RANDOM_CHARACTERS}"):
        copy = folder / diary.name
        with suppress(OSError):
            names = {path.name for path in folder.iterdir()}
            is_made_so = copy.name in names and names <= {path.name for path in (copy, *sidecar_files(copy))}
            if not is_made_so or folder.is_symlink() or not _is_plain_diary(copy):
                continue
            is_of_diary = wal_match.share_entries(diary, copy)
            if is_of_diary:
                _remove(outcome, folder)
            elif is_of_diary is None and temporary.is_abandoned(folder):
                outcome.leave(WhyLeft.UNREADABLE, [folder])


def _is_plain_diary(path: Path) -> bool:
    with regular.reading(path) as file:
        return file.read(_HEADER_BYTES).endswith(_DIARY_MARK)


def _name_kept(outcome: CopiesSoFar, diary: Path) -> None:
    """List the folders of damaged and of locked diaries that contain plain files; they are never changed."""
    for folder in sorted(chain.from_iterable((diary.parent / name).glob("*") for name in (ASIDE, put_aside.FOLDER))):
        if any(path.is_file() and _is_plain(path) for path in folder.rglob("*")):
            outcome.leave(WhyLeft.DAMAGED, [folder])


def _is_plain(path: Path) -> bool:
    """Whether a kept file is readable without a key: it is neither encrypted nor a recovery box."""
    return not cipher.is_encrypted(path) and not path.name.endswith(recovery.SUFFIX) and path.stat().st_size > 0
