"""Encrypted files: recognising them, deriving their keys, and the keys that this process holds in memory.

An encrypted diary is a SQLCipher file. Its first 16 bytes are the salt from which, with the passphrase, scrypt derives
the key. So a copy of the file needs no other file, and one key opens every file with the same salt.
"""

import sqlite3
import sys
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import cast

from diary.storage.errors import LockedError, NoCipherError, storage_error
from diary.storage.file import regular
from diary.storage.file.address import address

SALT_BYTES = 16
_MAGIC = b"SQLite format 3\x00"
SAMPLED_BYTES, _FEWEST_DISTINCT = 1024, 200
_BUSY_S = 5.0
_COST, _BLOCK, _MEMORY = 1 << 17, 8, 1 << 28


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """A file's salt (16 bytes) and the secret (32 bytes) made with it; neither is ever shown."""

    salt: bytes
    secret: bytes

    @property
    def raw(self) -> str:
        """The key in SQLCipher's raw syntax, which skips its own key derivation."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


_known: dict[bytes, Key] = {}
_salts: dict[str, bytes] = {}
"""By path, the salt with which each file was opened last; it is known even if the file is missing now."""


def derived(passphrase: str, salt: bytes) -> Key:
    """Derive the key of a passphrase (scrypt, N = 2**17, r = 8); slow by design: 0.3 s and 128 MiB."""
    import hashlib  # noqa: PLC0415 - not before the first paint, and not for a plain diary
    import unicodedata  # noqa: PLC0415 - likewise

    words = unicodedata.normalize("NFC", passphrase).encode()
    return Key(salt, hashlib.scrypt(words, salt=salt, n=_COST, r=_BLOCK, p=1, maxmem=_MEMORY, dklen=32))


def remember(key: Key, salt: bytes | None = None) -> None:
    """Use the key for every file with this salt (default: the key's own) until `forget_keys`."""
    _known[salt or key.salt] = key


def forget_keys() -> None:
    _known.clear()


def forget_salt(path: Path) -> None:
    """Treat the file as a plain one from now on."""
    _salts.pop(str(path), None)


def follow(path: Path) -> None:
    """Forget the salt of the diary at `path` if it is a plain file now."""
    if was_encrypted(path):
        with suppress(OSError), regular.reading(path) as file:
            if file.read(len(_MAGIC)) == _MAGIC:
                forget_salt(path)


def salt_of(path: Path) -> bytes | None:
    """The salt of an encrypted file; None for a plain, a missing and any other file, and for what is not a regular
    file.

    A file counts as encrypted if its first 1,024 bytes have at least 200 distinct values, as random bytes do.
    """
    try:
        with regular.reading(path) as file:
            return salt_in(file.read(SAMPLED_BYTES))
    except OSError:
        return None


def salt_in(begin: bytes) -> bytes | None:
    """The salt of an encrypted file that begins with these `SAMPLED_BYTES`; None for any other."""
    if begin.startswith(_MAGIC) or len(set(begin)) < _FEWEST_DISTINCT:
        return None
    return begin[:SALT_BYTES]


def is_encrypted(path: Path) -> bool:
    return salt_of(path) is not None


def is_locked(path: Path) -> bool:
    """Whether the file is encrypted and its key not known."""
    return (salt := salt_of(path)) is not None and salt not in _known


def key_of(path: Path) -> Key | None:
    """The key that opens the file; None for a plain one. Raises `LockedError` if it is not known."""
    salt = salt_of(path)
    if salt is None:
        return None
    key = known(salt, path)
    _salts[str(path)] = salt
    return key


def was_encrypted(path: Path) -> bool:
    """Whether the file was encrypted when this process last opened it; does not access the disk."""
    return str(path) in _salts


def last_key(path: Path) -> Key | None:
    """The key with which this process last opened the file, which may be missing or unreadable now; None for a plain
    one.

    Raises `LockedError` if the key is no longer known.
    """
    salt = salt_of(path) or _salts.get(str(path))
    return None if salt is None else known(salt, path)


def known(salt: bytes, path: Path) -> Key:
    """The known key with that salt, for the file at `path`; raises `LockedError` if there is none."""
    if salt not in _known:
        raise storage_error(LockedError, path)
    return _known[salt]


def is_known(salt: bytes) -> bool:
    """Whether this process knows a key with that salt."""
    return salt in _known


def engine(key: Key | None) -> ModuleType:
    """The DB-API module for files with that key: `sqlite3` for plain ones. Raises `NoCipherError`."""
    return sqlite3 if key is None else sqlcipher()


def sqlcipher() -> ModuleType:
    """The DB-API module of SQLCipher; raises `NoCipherError`."""
    try:
        import sqlcipher3.dbapi2  # type: ignore[import-untyped]  # noqa: PLC0415 - only for a passphrase
    except ImportError as error:
        raise NoCipherError from error
    return cast("ModuleType", sqlcipher3.dbapi2)


def errors(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """The exception classes for an `except` clause: those of the loaded drivers (SQLCipher has its own), and `more`."""
    other = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error, *((other.Error,) if other else ()), *more)


def opened(where: Path | str, key: Key | None, *, driver: ModuleType | None = None) -> sqlite3.Connection:
    """A DB-API connection in autocommit mode to a path or a URI (`file:…?…`); raises `NoCipherError`."""
    is_address = isinstance(where, str) and where.startswith("file:")
    engine_of_file = driver or engine(key)
    kind = engine_of_file.Connection if engine_of_file is sqlite3 else _patient(engine_of_file)
    driver_connection = engine_of_file.connect(
        where, timeout=_BUSY_S, isolation_level=None, check_same_thread=False, uri=is_address, factory=kind
    )
    if key is not None:
        driver_connection.execute("PRAGMA cipher_log_level = NONE")
        driver_connection.execute(f'PRAGMA key = "{key.raw}"')
        driver_connection.execute("PRAGMA temp_store = MEMORY")  # sort data never reaches the disk unencrypted
    return cast("sqlite3.Connection", driver_connection)


@cache
def _patient(driver: ModuleType) -> type[sqlite3.Connection]:
    """The class of SQLCipher's connections, whose `close` first waits until the disk answers.

    The module holds the GIL while SQLite closes the file, which accesses the disk: with a blocked disk no Python
    thread, including the GUI thread, would continue. The `stat` before it releases the GIL.
    """

    class PatientConnection(driver.Connection):  # type: ignore[name-defined, misc]  # a dynamic base class
        def close(self) -> None:
            with suppress(OSError, driver.Error):
                for _number, _name, file in self.execute("PRAGMA database_list").fetchall():
                    Path(file).stat()
            super().close()

    return cast("type[sqlite3.Connection]", PatientConnection)


def opens(path: Path, key: Key) -> bool:
    """Whether the key decrypts the first page of the file; later pages may be damaged."""
    try:
        with closing(opened(address(path.absolute(), "mode=ro&immutable=1"), key)) as file:
            file.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except errors() as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_NOTADB) & 0xFF
        return bool(code != sqlite3.SQLITE_NOTADB)
    return True
