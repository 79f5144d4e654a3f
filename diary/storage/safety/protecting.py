"""After the passphrase was set, changed or removed: going through every copy of the diary that there is.

Backups are rewritten with the diary's key; this computer's file in a shared folder is removed (the next exchange leaves
it anew, under the passphrase), and so is what killed processes left. What a person has exported is only named. Where a
copy lies is known from the register (`copies.py`) and from the places where copies have always been made. Nothing is
removed on the word of the register alone: what is there has to be what this program makes.
"""

import stat
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from diary import APP_ID
from diary.storage.file import cipher, temporary
from diary.storage.file.diary_file import APPLICATION_ID
from diary.storage.file.sidecars import sidecar_files
from diary.storage.safety import backup, copies, wal_match
from diary.storage.safety.copies import FileCopy
from diary.storage.safety.restore import ASIDE

_SHARED_BEGIN, _SALT_PLACE, _SHARED_SUFFIX = b"NDRYchg1", slice(10, 26), ".changes"
"""How a file of changes begins, and where its salt stands (`sync/change_file.py`)."""
_RANDOM_CHARACTERS = 8
_HEADER_BYTES, _DIARY_MARK = 72, APPLICATION_ID.to_bytes(4, "big")
"""SQLite's header up to the application's number at its end (offset 68), by which a plain diary is known."""


class WhyLeft(Enum):
    """Why a copy could not be reached or is left as it is."""

    LATER = auto()
    """A second place that is not connected; its backups are rewritten when it is."""
    AWAY = auto()
    """A former place of backups, or a shared folder, that is not connected."""
    SAVED_AWAY = auto()
    """What a person saved in a place that is not connected."""
    MOVED = auto()
    UNREADABLE = auto()
    OTHER_PASSPHRASE = auto()
    OTHER_COMPUTER = auto()
    DAMAGED = auto()
    IN_USE = auto()


@dataclass(frozen=True, slots=True)
class UnreachedCopy:
    """A file or folder with copies that is as it was, and why."""

    path: Path
    why: WhyLeft


@dataclass(frozen=True, slots=True)
class ProtectedCopies:
    """What became of the copies: those that have the diary's key now, and those that were removed.

    `left_plain` are the files that a person asked for and that anybody can read; `unreached` what else is as it was.
    """

    encrypted: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    left_plain: tuple[Path, ...] = ()
    unreached: tuple[UnreachedCopy, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Whether no copy is left that opens without the diary's present key."""
        return not self.left_plain and not self.unreached


@dataclass(slots=True)
class _Outcome:
    """What became of the copies so far, and the rows of the register whose files are gone."""

    diary: Path
    encrypted: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    left_plain: list[Path] = field(default_factory=list)
    unreached: list[UnreachedCopy] = field(default_factory=list)
    gone: list[Path] = field(default_factory=list)

    def leave(self, path: Path, why: WhyLeft) -> None:
        self.unreached.append(UnreachedCopy(path, why))

    def remove(self, path: Path) -> None:
        """Overwrite and delete it; named where that fails."""
        try:
            temporary.erase(path)
            self.removed.append(path)
        except OSError:
            self.leave(path, WhyLeft.UNREADABLE)

    def finished(self) -> ProtectedCopies:
        return ProtectedCopies(
            tuple(dict.fromkeys(self.encrypted)),
            tuple(dict.fromkeys(self.removed)),
            tuple(self.left_plain),
            tuple({one.path: one for one in self.unreached}.values()),
        )


def protect(
    diary: Path, registered: Sequence[FileCopy], places: Iterable[Path], shared: Path | None
) -> ProtectedCopies:
    """Go through all copies of a diary whose passphrase was just set, changed or removed.

    `registered` is its register, `places` are the locations chosen for second copies, `shared` is this computer's file
    in the shared folder.
    """
    outcome = _Outcome(diary)
    chosen = [backup.place_in(place) for place in places]
    former = [copy.path.parent for copy in registered if copy.kind == copies.BACKUP and _is_place(copy.path)]
    folders = backup.folder_of(diary), *dict.fromkeys((*chosen, *former))
    _remove_temporaries(outcome, (diary.parent, *temporary.places(), *folders))
    for folder in folders:
        _rewrite(outcome, folder, WhyLeft.LATER if folder in chosen else WhyLeft.AWAY)
    if cipher.is_encrypted(diary):
        _remove_shared(outcome, registered, shared)
        _remove_former_temporaries(outcome)
        _name_damaged(outcome)
        for copy in registered:
            if not copy.kind.is_own and not copy.kind.is_sealed:
                _name(outcome, copy)
    outcome.gone += [copy.path for copy in registered if copy.kind == copies.BACKUP and _is_empty(copy.path, diary)]
    copies.forget_copies(diary, outcome.gone)
    return outcome.finished()


def _is_place(path: Path) -> bool:
    """Whether a registered backup lies in a folder that the program makes in a second place."""
    return path.parent.name == backup.PLACE


def _is_empty(path: Path, diary: Path) -> bool:
    """Whether the folder of a registered backup is there and has none; while it has one, the rows tell of it."""
    return path.parent.is_dir() and not backup.backups(path.parent, diary)


def _rewrite(outcome: _Outcome, folder: Path, why_away: WhyLeft) -> None:
    """Rewrite the backups in a folder, which may not be connected."""
    if not folder.is_dir():
        if not folder.parent.is_dir():
            outcome.leave(folder, why_away)
        return
    left = backup.rewrite_all(outcome.diary, folder)
    for path in left:
        outcome.leave(path, WhyLeft.OTHER_PASSPHRASE if cipher.is_locked(path) else WhyLeft.UNREADABLE)
    salt = cipher.salt_of(outcome.diary)
    present = backup.backups(folder, outcome.diary)
    outcome.encrypted += [copy.path for copy in present if salt and cipher.salt_of(copy.path) == salt]


def _remove_temporaries(outcome: _Outcome, folders: Iterable[Path]) -> None:
    """Remove what killed processes left; what a living one uses, or may use, is named."""
    for folder in folders:
        for path in temporary.all_in(folder, outcome.diary):
            if temporary.is_abandoned(path):
                outcome.remove(path)
            else:
                outcome.leave(path, WhyLeft.IN_USE)


def _remove_shared(outcome: _Outcome, registered: Iterable[FileCopy], shared: Path | None) -> None:
    """Remove this computer's files of changes that have not the diary's key, and name those of other computers."""
    known = [copy.path for copy in registered if copy.kind == copies.SHARED]
    own = [*([shared] if shared else []), *known]
    for folder in dict.fromkeys(path.parent for path in own):
        if not folder.is_dir():
            if not folder.parent.is_dir() and any(path.parent == folder for path in known):
                outcome.leave(folder, WhyLeft.AWAY)
            outcome.gone += [path for path in known if path.parent == folder and folder.parent.is_dir()]
            continue
        for path in _hidden_and_others(folder):
            if not _is_readable_by_anybody(path, cipher.salt_of(outcome.diary)):
                continue
            if path in own or any(path.name.startswith(f".{one.name}") for one in own):
                outcome.remove(path)
            else:
                outcome.leave(path, WhyLeft.OTHER_COMPUTER)


def _hidden_and_others(folder: Path) -> list[Path]:
    """The files of changes in a shared folder, and the unfinished ones of killed processes."""
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if _SHARED_SUFFIX in path.name)
    return []


def _is_readable_by_anybody(path: Path, salt: bytes | None) -> bool:
    """Whether it is a file of changes that has not the key with that salt: it is plain, or has a former key."""
    begin = _beginning(path, _SALT_PLACE.stop)
    return begin.startswith(_SHARED_BEGIN) and begin[_SALT_PLACE] != salt


def _remove_former_temporaries(outcome: _Outcome) -> None:
    """Remove the working copies of this diary that killed processes of former versions left in the system's folder."""
    import tempfile  # noqa: PLC0415 - rarely needed

    for folder in Path(tempfile.gettempdir()).glob(f"{APP_ID}-{'?' * _RANDOM_CHARACTERS}"):
        copy = folder / outcome.diary.name
        with suppress(OSError):
            names = {path.name for path in folder.iterdir()}
            is_made_so = copy.name in names and names <= {path.name for path in (copy, *sidecar_files(copy))}
            if not is_made_so or folder.is_symlink() or not _beginning(copy, _HEADER_BYTES).endswith(_DIARY_MARK):
                continue
            is_of_diary = wal_match.share_entries(outcome.diary, copy)
            if is_of_diary:
                outcome.remove(folder)
            elif is_of_diary is None and temporary.is_abandoned(folder):
                outcome.leave(folder, WhyLeft.UNREADABLE)


def _name_damaged(outcome: _Outcome) -> None:
    """Name the damaged files that were kept; none of them is ever changed."""
    for folder in sorted((outcome.diary.parent / ASIDE).glob("*")):
        if any(_is_regular(path) and not cipher.is_encrypted(path) for path in folder.glob("*")):
            outcome.leave(folder, WhyLeft.DAMAGED)


def _name(outcome: _Outcome, copy: FileCopy) -> None:
    """Name a file that a person asked for, unless it is known to have a passphrase."""
    if not copy.path.parent.is_dir():
        outcome.leave(copy.path, WhyLeft.SAVED_AWAY)
    elif not _is_regular(copy.path):
        outcome.leave(copy.path, WhyLeft.MOVED)
    elif not (copy.kind in (copies.BACKUP_TO, copies.SAVED_ELSEWHERE) and cipher.is_encrypted(copy.path)):
        outcome.left_plain.append(copy.path)


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _beginning(path: Path, size: int) -> bytes:
    """The first bytes of a regular file; nothing of anything else."""
    if not _is_regular(path):
        return b""
    with suppress(OSError), path.open("rb") as file:
        return file.read(size)
    return b""
