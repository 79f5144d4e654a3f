"""Files with a passphrase: which one is encrypted, and the keys that this process knows.

An encrypted diary is a SQLCipher file. It begins with 16 random bytes, the salt, with which scrypt makes its key out of
the passphrase; so a copy of the file needs nothing else, and a key that is known opens every copy of that salt.
"""

import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import cast

from diary.storage.errors import LockedError, NoCipherError, storage_error

SALT_BYTES = 16
_MAGIC = b"SQLite format 3\x00"
_LOOKED_AT, _FEWEST_DISTINCT = 1024, 200
_BUSY_S = 5.0
_COST, _BLOCK, _MEMORY = 1 << 17, 8, 1 << 28


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """A file's salt (16 bytes) and the secret (32 bytes) made with it; neither is ever shown."""

    salt: bytes
    secret: bytes

    @property
    def raw(self) -> str:
        """The key as SQLCipher takes it without deriving anything itself."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


_known: dict[bytes, Key] = {}


def derived(passphrase: str, salt: bytes) -> Key:
    """The key of a passphrase, which takes a third of a second and 128 MiB on purpose (scrypt, N = 2**17, r = 8)."""
    import hashlib  # noqa: PLC0415 - the window is painted before, and a plain diary never needs them
    import unicodedata  # noqa: PLC0415

    words = unicodedata.normalize("NFC", passphrase).encode()
    return Key(salt, hashlib.scrypt(words, salt=salt, n=_COST, r=_BLOCK, p=1, maxmem=_MEMORY, dklen=32))


def remember(key: Key, salt: bytes | None = None) -> None:
    """Open every file of this salt, its own when none is given, with the key, until `forget_keys`."""
    _known[salt or key.salt] = key


def forget_keys() -> None:
    _known.clear()


def salt_of(path: Path) -> bytes | None:
    """The salt of an encrypted file; None for a plain one, for one that is not there, and for something else.

    All bytes of an encrypted file look random, which no plain diary and hardly another file does.
    """
    try:
        with path.open("rb") as file:
            begin = file.read(_LOOKED_AT)
    except OSError:
        return None
    if begin.startswith(_MAGIC) or len(set(begin)) < _FEWEST_DISTINCT:
        return None
    return begin[:SALT_BYTES]


def is_encrypted(path: Path) -> bool:
    return salt_of(path) is not None


def is_locked(path: Path) -> bool:
    """Whether the file is encrypted and its key not known."""
    return (salt := salt_of(path)) is not None and salt not in _known


def key_of(path: Path) -> Key | None:
    """The key that opens the file; None for a plain one. Raises `LockedError` where it is not known."""
    salt = salt_of(path)
    return None if salt is None else known(salt, path)


def known(salt: bytes, path: Path) -> Key:
    """The key of that salt, with which the file at `path` is encrypted; raises `LockedError` where it is not known."""
    if salt not in _known:
        raise storage_error(LockedError, path)
    return _known[salt]


def engine(key: Key | None) -> ModuleType:
    """The driver for files with that key: Python's own for plain ones. Raises `NoCipherError`."""
    return sqlite3 if key is None else sqlcipher()


def sqlcipher() -> ModuleType:
    """SQLCipher's driver; raises `NoCipherError`."""
    try:
        import sqlcipher3.dbapi2  # type: ignore[import-untyped]  # noqa: PLC0415 - only for a passphrase
    except ImportError as error:
        raise NoCipherError from error
    return cast("ModuleType", sqlcipher3.dbapi2)


def errors(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What the drivers in use raise, and `more`, for an `except` clause; SQLCipher has its own errors."""
    other = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error, *((other.Error,) if other else ()), *more)


def opened(where: Path | str, key: Key | None, *, driver: ModuleType | None = None) -> sqlite3.Connection:
    """A raw connection without implicit transactions to a file, or to an address with options (`file:…?…`)."""
    is_address = isinstance(where, str) and where.startswith("file:")
    made = (driver or engine(key)).connect(
        where, timeout=_BUSY_S, isolation_level=None, check_same_thread=False, uri=is_address
    )
    if key is not None:
        made.execute("PRAGMA cipher_log_level = NONE")
        made.execute(f'PRAGMA key = "{key.raw}"')
    return cast("sqlite3.Connection", made)
