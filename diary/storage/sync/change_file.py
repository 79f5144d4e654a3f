"""The file in which one computer leaves its changes for the others: only ever added to, and checked part by part.

It begins with 26 bytes: eight that name its kind, two of the diary's schema version, and the 16 of the salt of the key
that it is encrypted with, zeros without a passphrase. Frames follow, each the length of its payload (4 bytes), a
SHA-256 (32 bytes) and the payload. The SHA-256 is of the one before it and the payload, the first of what the file
begins with; so a frame that is cut short, damaged or of another file is known, and all before it can be relied on.

A payload is compressed JSON (UTF-8, zlib): the records that were added or edited, the identifiers of those that are
gone, and the earlier versions with their times and devices. All frames together are the computer's whole diary. Under
a passphrase it is encrypted by AES-256-GCM (12 bytes nonce, 16 bytes tag) with a key of its own made from the diary's.
"""

import hashlib
import hmac
import json
import os
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diary.domain.merging import Copy
from diary.domain.record import Record
from diary.domain.version import Version
from diary.storage.errors import DamagedError, NewerDiaryError, NotADiaryError, storage_error
from diary.storage.file import cipher
from diary.storage.file.cipher import SALT_BYTES, Key
from diary.storage.file.diary_file import sync_file, sync_folder
from diary.storage.file.migrations import STEPS
from diary.storage.file.shapes import SHAPE_OF
from diary.storage.versions import record_of, row_of, text_of, version_of

_KIND = b"NDRYchg1"
_SCHEMA_BYTES, _LENGTH_BYTES, _DIGEST_BYTES, _NONCE_BYTES, _TAG_BYTES = 2, 4, 32, 12, 16
_BEGIN_BYTES = len(_KIND) + _SCHEMA_BYTES + SALT_BYTES
_PLAIN = bytes(SALT_BYTES)


@dataclass(frozen=True, slots=True)
class Found:
    """What is whole of a file: its payloads, the digest of the last, and how many bytes that is of how many."""

    path: Path
    begin: bytes
    payloads: tuple[bytes, ...]
    digest: bytes
    end: int
    size: int

    @property
    def is_whole(self) -> bool:
        return self.end == self.size and bool(self.payloads)


def look(path: Path) -> Found:
    """See what of the file is whole, without understanding it.

    Raises `OSError`, `NotADiaryError` for another kind of file, `NewerDiaryError` for one of a newer program.
    """
    content = path.read_bytes()
    begin = content[:_BEGIN_BYTES]
    if len(begin) < _BEGIN_BYTES or not begin.startswith(_KIND):
        raise storage_error(NotADiaryError, path)
    if int.from_bytes(begin[len(_KIND) : -SALT_BYTES], "big") > len(STEPS):
        raise storage_error(NewerDiaryError, path)
    payloads: list[bytes] = []
    digest, end = hashlib.sha256(begin).digest(), _BEGIN_BYTES
    while True:
        start = end + _LENGTH_BYTES + _DIGEST_BYTES
        length = int.from_bytes(content[end : end + _LENGTH_BYTES], "big")
        payload = content[start : start + length]
        following = hashlib.sha256(digest + payload).digest()
        if following != content[end + _LENGTH_BYTES : start] or len(payload) != length:
            return Found(path, begin, tuple(payloads), digest, end, len(content))
        payloads.append(payload)
        digest, end = following, start + length


def copy_in(found: Found) -> Copy:
    """The computer's diary as it was with the last whole frame; raises `DamagedError`, `LockedError`."""
    salt = found.begin[-SALT_BYTES:]
    key = None if salt == _PLAIN else cipher.known(salt, found.path)
    records: dict[str, Record] = {}
    versions: dict[str, set[Version]] = {}
    digest = hashlib.sha256(found.begin).digest()
    try:
        for payload in found.payloads:
            content = json.loads(zlib.decompress(_opened(payload, digest, key)))
            digest = hashlib.sha256(digest + payload).digest()
            for kind, text in content["records"]:
                record = record_of(kind, text)
                records[record.id] = record
            for gone in content["gone"]:
                records.pop(gone, None)
            for row in content["versions"]:
                version = version_of(row["moment"], row["kind"], row["removed"], row["before"], row["device"])
                versions.setdefault(version.record.id, set()).add(version)
    except (zlib.error, ValueError, LookupError, TypeError, AttributeError) as error:
        raise storage_error(DamagedError, found.path) from error
    return Copy(records, {one: frozenset(kept) for one, kept in versions.items()})


def leave(path: Path, present: Copy, key: Key | None) -> None:
    """See that the file says what the diary is at present; raises `OSError`.

    What has changed since is added, in the place of a damaged end. The file begins anew where it is not this diary's:
    for another passphrase or schema version, and where an earlier copy of the diary was restored.
    """
    begin = _KIND + len(STEPS).to_bytes(_SCHEMA_BYTES, "big") + (key.salt if key else _PLAIN)
    found, former = None, None
    with suppress(FileNotFoundError, DamagedError, NotADiaryError, NewerDiaryError):
        found = look(path)
        former = copy_in(found) if found.begin == begin else None
    if found is None or former is None or not _goes_on(former, present):
        _begin_anew(path, begin, present, key)
        return
    news = _news(former, present)
    if any(news.values()) or not found.is_whole:
        with path.open("rb+") as file:
            file.truncate(found.end)
            file.seek(found.end)
            file.write(_frame(news, found.digest, key))
        sync_file(path)


def _begin_anew(path: Path, begin: bytes, present: Copy, key: Key | None) -> None:
    frame = _frame(_news(Copy({}, {}), present), hashlib.sha256(begin).digest(), key)
    arriving = path.with_name(f".{path.name}.part")
    try:
        arriving.touch(mode=0o600)
        arriving.write_bytes(begin + frame)
        sync_file(arriving)
        arriving.replace(path)
        sync_folder(path.parent)
    finally:
        arriving.unlink(missing_ok=True)


def _goes_on(former: Copy, present: Copy) -> bool:
    """Whether changes lead from the one to the other, as they do unless an earlier copy was restored."""
    is_known = all(kept <= present.versions.get(one, frozenset()) for one, kept in former.versions.items())
    return is_known and all(present.knows(one) for one in former.records)


def _news(former: Copy, present: Copy) -> Mapping[str, list[Any]]:
    """What a frame says that leads from the one to the other."""
    records = (record for one, record in present.records.items() if former.records.get(one) != record)
    versions = (kept - former.versions.get(one, frozenset()) for one, kept in present.versions.items())
    return {
        "records": [[SHAPE_OF[type(record)].table, text_of(record)] for record in records],
        "gone": sorted(former.records.keys() - present.records.keys()),
        "versions": [row_of(version) for version in _in_order(one for kept in versions for one in kept)],
    }


def _in_order(versions: Iterable[Version]) -> list[Version]:
    return sorted(versions, key=lambda one: one.moment)


def _frame(news: Mapping[str, list[Any]], digest: bytes, key: Key | None) -> bytes:
    """The frame that follows the one of that digest."""
    content = json.dumps(news, ensure_ascii=False, separators=(",", ":")).encode()
    payload = _closed(zlib.compress(content), digest, key)
    return len(payload).to_bytes(_LENGTH_BYTES, "big") + hashlib.sha256(digest + payload).digest() + payload


def _closed(content: bytes, digest: bytes, key: Key | None) -> bytes:
    if key is None:
        return content
    nonce = os.urandom(_NONCE_BYTES)
    made, tag = _aes(key, nonce, digest).encrypt_and_digest(content)
    return b"".join((nonce, tag, made))


def _opened(payload: bytes, digest: bytes, key: Key | None) -> bytes:
    """The content of a payload; raises `ValueError` where it is not what was encrypted."""
    if key is None:
        return payload
    nonce, tag = payload[:_NONCE_BYTES], payload[_NONCE_BYTES : _NONCE_BYTES + _TAG_BYTES]
    return bytes(_aes(key, nonce, digest).decrypt_and_verify(payload[_NONCE_BYTES + _TAG_BYTES :], tag))


def _aes(key: Key, nonce: bytes, digest: bytes) -> Any:  # noqa: ANN401 - its type is its library's own
    """The cipher of one payload, which belongs after the frame of that digest."""
    from Cryptodome.Cipher import AES  # noqa: PLC0415 - only for a passphrase

    own = hmac.digest(key.secret, b"neuropathy-diary shared changes", "sha256")
    made = AES.new(own, AES.MODE_GCM, nonce=nonce, mac_len=_TAG_BYTES)
    made.update(digest)
    return made
