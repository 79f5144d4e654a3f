"""Recovery words: twelve words that open an encrypted diary and its copies when the passphrase is forgotten.

The words themselves are not stored. They open a small file, the recovery box (`recovery_box.py`), which contains the
key of the diary. One box serves all files with the same salt: it is stored beside the diary (`diary.sqlite.recovery`),
in each folder with copies (`<salt in hexadecimal>.recovery`), and in the diary itself (table `about`, name `recovery`),
from which the open diary restores the files. Without a box the passphrase still opens every file.

Another passphrase means another key and another box for the same words. New words are always created together with a
new key, so that leftover boxes of the old words open nothing that was written since.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from diary.atomic_write import write_atomically
from diary.domain.record import now
from diary.domain.word_list import COUNT, word_list, words_in
from diary.i18n import _
from diary.storage.errors import (
    DamagedError,
    NoRecoveryError,
    UnwritableError,
    WrongWordsError,
    storage_error,
)
from diary.storage.file import cipher
from diary.storage.file.cipher import SALT_BYTES, Key
from diary.storage.file.diary_file import sync_folder
from diary.storage.safety import about, recovery_box
from diary.storage.safety.recovery_box import RecoveryBox

SUFFIX = ".recovery"
_ROW = "recovery"
LARGEST_BYTES = 4096
"""The size limit of a box's file."""
_COPIES = "backups"
_PAUSES_S = (0.0, 1.0, 2.0, 4.0, 60.0)


def sidecar(path: Path) -> Path:
    """The path of the recovery box of the diary at `path`."""
    return path.with_name(f"{path.name}{SUFFIX}")


def drawn() -> tuple[str, ...]:
    """Twelve words drawn at random from the list (132 bits); raises `StorageError` if that is not installed."""
    import secrets  # noqa: PLC0415 - only where words are made

    bundled = word_list()
    if bundled is None:
        raise NoRecoveryError(_("The list of the recovery words is missing; please install the program again."))
    return tuple(secrets.choice(bundled.words) for _number in range(COUNT))


def pause_s(failures: int) -> float:
    """The delay in seconds after `failures` wrong attempts in a row, which allows at most five attempts a minute."""
    return _PAUSES_S[(failures - 1) % len(_PAUSES_S)] if failures else 0.0


def box_beside(path: Path) -> RecoveryBox | None:
    """The box beside the encrypted file at `path`; fast, as the diary itself is not opened."""
    salt = cipher.salt_of(path)
    return next(_beside(path, salt), None) if salt is not None else None


def in_force(path: Path) -> RecoveryBox | None:
    """The box of the current words of the diary at `path`; None without any.

    If the key is known, a damaged or exchanged box is ignored, and the one in the diary itself is used.
    """
    if not cipher.is_encrypted(path) or cipher.is_locked(path):
        return box_beside(path)
    key = cipher.key_of(path)
    assert key is not None  # noqa: S101 - it is encrypted
    boxes = (*_beside(path, key.salt), *_inside(path))
    return next((box for box in boxes if recovery_box.is_intact(box, key)), None)


def is_for(box: Path, key: Key) -> bool:
    """Whether the file contains a box for that key."""
    return any(one.salt == key.salt for one in _read(box))


def open_with_words(path: Path, text: str) -> None:
    """Open the diary, or a copy of it, with its recovery words, and remember its key as `passphrase.unlock` does.

    Raises `WrongWordsError`, `NoRecoveryError` without a box for the file, `DamagedError` if the words open a backup
    but not the diary.
    """
    cipher.sqlcipher()
    salt = cipher.salt_of(path)
    if salt is None:
        return
    boxes = boxes_for(path)
    key = _opened(boxes, path, words_in(text))
    is_readable = cipher.opens(path, key)
    if not is_readable and salt != key.salt and key.salt not in _salts_in(path.parent / _COPIES):
        raise storage_error(NoRecoveryError, path)
    cipher.remember(key)
    cipher.remember(key, salt)
    if not is_readable or salt != key.salt:
        raise storage_error(DamagedError, path)


def boxes_for(path: Path) -> tuple[RecoveryBox, ...]:
    """The boxes that may open the encrypted file, whose salt may itself be damaged; raises `NoRecoveryError`."""
    boxes = (*_beside(path, cipher.salt_of(path) or b""),) or _read(sidecar(path))
    if not boxes:
        raise storage_error(NoRecoveryError, path)
    return boxes


def _opened(boxes: Iterable[RecoveryBox], path: Path, words: tuple[str, ...]) -> Key:
    """The key in the first box that these words open; raises `WrongWordsError`."""
    for box in boxes if len(words) == COUNT else ():
        with suppress(ValueError):
            return recovery_box.key_in(box, words)
    raise storage_error(WrongWordsError, path)


def prepare_box(path: Path, key: Key | None, words: Sequence[str] = ()) -> RecoveryBox | None:
    """The box for the key with which the diary is about to be encrypted; it is also written beside the diary.

    It is for `words` if given, otherwise for the current ones; None without words, or without a key. Raises
    `UnwritableError`.
    """
    if key is None:
        return None
    bundled = word_list()
    if words and bundled is not None:
        box = recovery_box.sealed(tuple(words), bundled, key, now().date())
    else:
        former, known = in_force(path), cipher.key_of(path)
        if former is None or known is None:
            return None
        box = recovery_box.resealed(former, known, key)
    try:
        _write(_by_salt(path.parent, box.salt), box)
    except OSError as error:
        raise storage_error(UnwritableError, path) from error
    return box


def put_in_force(path: Path, box: RecoveryBox | None) -> None:
    """Write the box into the open diary, beside it, and beside its backups; None removes it everywhere.

    Raises `StorageError`.
    """
    about.keep(path, _ROW, box.text if box is not None else None)
    try:
        if box is None:
            sidecar(path).unlink(missing_ok=True)
        else:
            _write(sidecar(path), box)
            _by_salt(path.parent, box.salt).unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(UnwritableError, path) from error
    for folder in (path.parent, path.parent / _COPIES):
        _serve(folder, box)
    sync_folder(path.parent)


def make_words(path: Path, words: Sequence[str]) -> None:
    """Create the first words of an open diary with a passphrase; raises `StorageError`.

    Replacing words requires another key: `passphrase.change(…, recovery_words)`.
    """
    put_in_force(path, prepare_box(path, cipher.key_of(path), words))


def settle(path: Path, copy: Path) -> None:
    """After the diary was restored from `copy`: make the words for its key the current ones. Raises `StorageError`."""
    salt = cipher.salt_of(path)
    beside_copy = next(_beside(copy, salt), None) if salt is not None else None
    put_in_force(path, in_force(path) or beside_copy)


def serve_folder(folder: Path, diary: Path) -> None:
    """Write the box into a folder with backups of the diary, and delete boxes that none of them needs."""
    _serve(folder, in_force(diary))


def put_beside(folder: Path, diary: Path) -> None:
    """Write the box into a folder with a copy of the diary; errors such as a full disk are ignored.

    The box beside the diary is restored if it is missing or damaged.
    """
    box = in_force(diary) if cipher.is_encrypted(diary) else None
    if box is not None:
        with suppress(OSError):
            _write(_by_salt(folder, box.salt), box)
            _write(sidecar(diary), box)


def names_beside(path: Path, salt: bytes) -> tuple[str, str]:
    """The possible names of the box beside an encrypted file with that salt."""
    return _by_salt(path.parent, salt).name, sidecar(path).name


def name_of(box: RecoveryBox) -> str:
    """The name of the box in a folder with copies."""
    return f"{box.salt.hex()}{SUFFIX}"


def _by_salt(folder: Path, salt: bytes) -> Path:
    return folder / f"{salt.hex()}{SUFFIX}"


def _beside(path: Path, salt: bytes) -> Iterator[RecoveryBox]:
    """The boxes for that salt beside the file, or among the copies beside it."""
    folder = path.parent
    for place in (_by_salt(folder, salt), sidecar(path), _by_salt(folder / _COPIES, salt)):
        yield from (box for box in _read(place) if box.salt == salt)


def _read(path: Path) -> tuple[RecoveryBox, ...]:
    """The box in a file; empty if there is none or it is unreadable. Links and devices are not followed."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            if stat.S_ISREG(os.fstat(handle).st_mode):
                return (recovery_box.parsed(file.read(LARGEST_BYTES).decode("ascii")),)
    except (OSError, ValueError):
        return ()
    return ()


def _write(path: Path, box: RecoveryBox) -> None:
    if _read(path) != (box,):
        write_atomically(path, box.text.encode())


def _inside(path: Path) -> tuple[RecoveryBox, ...]:
    """The box in the table `about` of the open diary; empty if there is none."""
    with suppress(ValueError):
        return (recovery_box.parsed(about.value(path, _ROW) or ""),)
    return ()


def _serve(folder: Path, box: RecoveryBox | None) -> None:
    """Write the box if the folder has copies for it, and delete boxes without copies; ignores `OSError`."""
    with suppress(OSError):
        salts = _salts_in(folder)
        named_after_file = {kept for file in folder.glob(f"*.sqlite{SUFFIX}") for kept in _read(file)}
        if box is not None and box.salt in salts and box not in named_after_file:
            _write(_by_salt(folder, box.salt), box)
        for file in folder.glob(f"*{SUFFIX}"):
            if len(file.stem) == 2 * SALT_BYTES and file.stem not in {salt.hex() for salt in salts}:
                file.unlink(missing_ok=True)


def _salts_in(folder: Path) -> set[bytes]:
    """The salts of the encrypted diaries in a folder."""
    salts = (cipher.salt_of(file) for file in folder.glob("*.sqlite") if file.is_file() and not file.is_symlink())
    return {salt for salt in salts if salt is not None}
