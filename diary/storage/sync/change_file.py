"""The append-only file in which one computer publishes its changes to the others; each frame is checksummed.

Its header has 26 bytes: 8 of magic, 2 of the schema version (big-endian), and the 16-byte salt of the key with which it
is encrypted (zeros without a passphrase). Frames follow: the payload's length (4 bytes, big-endian), a SHA-256 (32
bytes) and the payload. The SHA-256 covers the preceding frame's SHA-256 (for the first frame the header's) and the
payload: a hash chain, by which a frame that is truncated, damaged or from another file is detected.

A payload is compressed JSON (UTF-8, zlib): the records that were added or edited, the identifiers of those that are
gone, and the earlier versions with their times and devices. All frames together are the computer's whole diary. Under
a passphrase it is encrypted by AES-256-GCM (12 bytes nonce, 16 bytes tag) with a key of its own made from the diary's.
"""

import hashlib
import hmac
import json
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diary.domain.limits import version_within, within
from diary.domain.merging import Copy
from diary.domain.record import Record
from diary.domain.version import Version
from diary.foreign.unpacking import MOST_VALUES, parsed, unpacked
from diary.storage.errors import DamagedError, NewerDiaryError, NotADiaryError, storage_error
from diary.storage.file import cipher
from diary.storage.file.cipher import SALT_BYTES, Key
from diary.storage.file.migrations import STEPS
from diary.storage.file.shapes import SHAPE_OF
from diary.storage.file.version_rows import record_of, version_of
from diary.storage.versions import row_of, text_of

_KIND = b"NDRYchg1"
_SCHEMA_BYTES, _LENGTH_BYTES, _DIGEST_BYTES, _NONCE_BYTES, _TAG_BYTES = 2, 4, 32, 12, 16
BEGIN_BYTES = len(_KIND) + _SCHEMA_BYTES + SALT_BYTES
"""The length in bytes of the header, which contains the salt."""
_PLAIN = bytes(SALT_BYTES)
LARGEST_FILE = 200_000_000
"""The size limit (bytes) of a file of changes."""
_LARGEST_FRAME, _LARGEST_WHOLE = 64_000_000, 500_000_000
"""The size limits (bytes) of the decompressed JSON of one frame, and of all frames; thirty typed years have 25
million."""


_BROKEN = (
    zlib.error,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    MemoryError,
)
"""The exceptions that Python raises for malformed content."""


@dataclass(frozen=True, slots=True)
class ChangeFrames:
    """The header and the intact frames of a file: their payloads, the last SHA-256, and the offset `end` of `size`
    bytes."""

    path: Path
    begin: bytes
    payloads: tuple[bytes, ...]
    digest: bytes
    end: int
    size: int

    @property
    def is_whole(self) -> bool:
        return self.end == self.size and bool(self.payloads)


def salt_in(content: bytes) -> bytes | None:
    """The salt of a file with this content; None for a plain file and for any other content."""
    salt = content[BEGIN_BYTES - SALT_BYTES : BEGIN_BYTES]
    return salt if content.startswith(_KIND) and len(salt) == SALT_BYTES and salt != _PLAIN else None


def frames_in(content: bytes, path: Path) -> ChangeFrames:
    """The intact frames of a file's content, neither decrypted nor parsed; `path` names the file in errors.

    Raises `NotADiaryError` for another kind of file, `NewerDiaryError` for one of a newer program version.
    """
    begin = content[:BEGIN_BYTES]
    if len(begin) < BEGIN_BYTES or not begin.startswith(_KIND):
        raise storage_error(NotADiaryError, path)
    if int.from_bytes(begin[len(_KIND) : -SALT_BYTES], "big") > len(STEPS):
        raise storage_error(NewerDiaryError, path)
    payloads: list[bytes] = []
    digest, end = hashlib.sha256(begin).digest(), BEGIN_BYTES
    while True:
        start = end + _LENGTH_BYTES + _DIGEST_BYTES
        length = int.from_bytes(content[end : end + _LENGTH_BYTES], "big")
        payload = content[start : start + length]
        following = hashlib.sha256(digest + payload).digest()
        if following != content[end + _LENGTH_BYTES : start] or len(payload) != length:
            return ChangeFrames(path, begin, tuple(payloads), digest, end, len(content))
        payloads.append(payload)
        digest, end = following, start + length


def copy_in(frames: ChangeFrames) -> Copy:
    """The computer's diary as of the last intact frame; raises `DamagedError`, `LockedError`."""
    salt = frames.begin[-SALT_BYTES:]
    key = None if salt == _PLAIN else cipher.known(salt, frames.path)
    records: dict[str, Record] = {}
    versions: dict[str, set[Version]] = {}
    try:
        for content in _unpacked(frames, key):
            for kind, text in content["records"]:
                record = within(record_of(kind, text))
                records[record.id] = record
            for identifier in content["gone"]:
                records.pop(identifier, None)
            for row in content["versions"]:
                version = version_of(row["moment"], row["kind"], row["removed"], row["before"], row["device"])
                version_within(version)
                versions.setdefault(version.record.id, set()).add(version)
    except _BROKEN as error:
        raise storage_error(DamagedError, frames.path) from error
    return Copy(records, {one: frozenset(own_versions) for one, own_versions in versions.items()})


def _unpacked(frames: ChangeFrames, key: Key | None) -> Iterator[Any]:
    """The content of each frame; raises the errors in `_BROKEN`."""
    digest, left = hashlib.sha256(frames.begin).digest(), _LARGEST_WHOLE
    for payload in frames.payloads:
        text = unpacked(_opened(payload, digest, key), min(left, _LARGEST_FRAME))
        left -= len(text)
        digest = hashlib.sha256(digest + payload).digest()
        yield parsed(text, MOST_VALUES)


def brought_up(former: bytes, path: Path, present: Copy, key: Key | None) -> bytes:
    """The file's content updated to the present state of the diary; `former` is the previous content, empty for none.

    The difference is appended as one frame, which replaces a damaged end. The content is rewritten from scratch after a
    change of passphrase or schema version, and after an earlier copy of the diary was restored.
    """
    begin = _KIND + len(STEPS).to_bytes(_SCHEMA_BYTES, "big") + (key.salt if key else _PLAIN)
    frames, known = None, None
    with suppress(DamagedError, NotADiaryError, NewerDiaryError):
        frames = frames_in(former, path)
        known = copy_in(frames) if frames.begin == begin else None
    if frames is None or known is None or not _goes_on(known, present):
        return begin + _frame(_news(Copy({}, {}), present), hashlib.sha256(begin).digest(), key)
    news = _news(known, present)
    if any(news.values()) or not frames.is_whole:
        return former[: frames.end] + _frame(news, frames.digest, key)
    return former


def _goes_on(former: Copy, present: Copy) -> bool:
    """Whether `present` is a later state of `former`, which is not the case after an earlier copy was restored."""
    is_known = all(
        former_versions <= present.versions.get(one, frozenset()) for one, former_versions in former.versions.items()
    )
    return is_known and all(present.knows(one) for one in former.records)


def _news(former: Copy, present: Copy) -> Mapping[str, list[Any]]:
    """The payload of the frame with the difference between the two states."""
    records = (record for one, record in present.records.items() if former.records.get(one) != record)
    versions = (new_versions - former.versions.get(one, frozenset()) for one, new_versions in present.versions.items())
    return {
        "records": [[SHAPE_OF[type(record)].table, text_of(record)] for record in records],
        "gone": sorted(former.records.keys() - present.records.keys()),
        "versions": [
            row_of(version) for version in _in_order(one for new_versions in versions for one in new_versions)
        ],
    }


def _in_order(versions: Iterable[Version]) -> list[Version]:
    return sorted(versions, key=lambda one: one.moment)


def _frame(news: Mapping[str, list[Any]], digest: bytes, key: Key | None) -> bytes:
    """The encoded frame that follows the one with that SHA-256."""
    content = json.dumps(news, ensure_ascii=False, separators=(",", ":")).encode()
    payload = _closed(zlib.compress(content), digest, key)
    return len(payload).to_bytes(_LENGTH_BYTES, "big") + hashlib.sha256(digest + payload).digest() + payload


def _closed(content: bytes, digest: bytes, key: Key | None) -> bytes:
    if key is None:
        return content
    nonce = os.urandom(_NONCE_BYTES)
    encrypted, tag = _aes(key, nonce, digest).encrypt_and_digest(content)
    return b"".join((nonce, tag, encrypted))


def _opened(payload: bytes, digest: bytes, key: Key | None) -> bytes:
    """The decrypted payload; raises `ValueError` if its authentication tag does not match."""
    if key is None:
        return payload
    nonce, tag = payload[:_NONCE_BYTES], payload[_NONCE_BYTES : _NONCE_BYTES + _TAG_BYTES]
    return bytes(_aes(key, nonce, digest).decrypt_and_verify(payload[_NONCE_BYTES + _TAG_BYTES :], tag))


def _aes(key: Key, nonce: bytes, digest: bytes) -> Any:  # noqa: ANN401 - its type is its library's own
    """The AES-GCM cipher of one payload, with the preceding frame's SHA-256 as associated data."""
    from Cryptodome.Cipher import AES  # noqa: PLC0415 - only for a passphrase

    own = hmac.digest(key.secret, b"neuropathy-diary shared changes", "sha256")
    aes = AES.new(own, AES.MODE_GCM, nonce=nonce, mac_len=_TAG_BYTES)
    aes.update(digest)
    return aes
