"""The recovery box: the key of an encrypted diary, sealed with the twelve recovery words.

The words are drawn from a list of 2,048, which makes 132 bits; the last one is not a checksum, because the
authentication tag of the box tells right words from wrong ones. With a salt of the box's own, scrypt (with the same
cost as for a passphrase) derives the secret of the words. The box has two parts, each sealed by AES-256-GCM with all
preceding lines as associated data, including the diary's salt, so that a box cannot be used for another file:

- `key`: the key of the file, sealed under the secret of the words;
- `secret`: the secret of the words, sealed under the key of the file. With it the open diary creates the box for
  another key (when the passphrase changes) without asking for the words. Whoever can read it has the key already, and
  the words themselves are not stored.

The box is text, one entry per line. It names the word list and the SHA-256 of that list.
"""

import os
from datetime import date
from typing import Any, NamedTuple

from diary.domain.word_list import WordList, word_list
from diary.storage.file import cipher
from diary.storage.file.cipher import SALT_BYTES, Key

KIND = "neuropathy-diary recovery box 1"
_NAMES = ("list", "list-sha256", "made", "words-salt", "diary-salt", "key", "secret")
_NONCE_BYTES, _TAG_BYTES, _SECRET_BYTES = 12, 16, 32
_SEALED_BYTES = _NONCE_BYTES + _TAG_BYTES + _SECRET_BYTES


class RecoveryBox(NamedTuple):
    """The entries of a recovery box; `made` is the date on which the words were drawn."""

    list_name: str
    list_sha256: str
    made: date
    words_salt: bytes
    salt: bytes
    key: bytes
    secret: bytes

    @property
    def text(self) -> str:
        """The serialised box."""
        return _header(self) + f"key {self.key.hex()}\nsecret {self.secret.hex()}\n"


def parsed(text: str) -> RecoveryBox:
    """The box parsed from its text; raises `ValueError` if it is invalid."""
    first, *lines = text.splitlines()
    names, values = zip(*(line.split(" ", 1) for line in lines), strict=True)
    if first != KIND or names != _NAMES:
        raise ValueError
    name, fingerprint, made, *rest = values
    words_salt, salt, key, secret = (bytes.fromhex(value) for value in rest)
    if (len(words_salt), len(salt), len(key), len(secret)) != (SALT_BYTES, SALT_BYTES, _SEALED_BYTES, _SEALED_BYTES):
        raise ValueError
    return RecoveryBox(name, fingerprint, date.fromisoformat(made), words_salt, salt, key, secret)


def sealed(words: tuple[str, ...], drawn_from: WordList, key: Key, made: date) -> RecoveryBox:
    """A new box that seals the key with these words; slow by design, as `cipher.derived`."""
    words_salt = os.urandom(SALT_BYTES)
    empty = RecoveryBox(drawn_from.name, drawn_from.fingerprint, made, words_salt, key.salt, b"", b"")
    return _filled(empty, _secret_of(words, words_salt), key)


def resealed(box: RecoveryBox, former: Key, key: Key) -> RecoveryBox:
    """The box for the same words and another key; raises `ValueError` if `former` is not the key of the box."""
    secret = _opened(box, box.secret, former.secret)
    return _filled(box._replace(salt=key.salt), secret, key)


def key_in(box: RecoveryBox, words: tuple[str, ...]) -> Key:
    """The key that the words open, each typed in full or by its first four letters; raises `ValueError` for wrong
    words."""
    drawn_from = word_list(box.list_name)
    if drawn_from is not None and drawn_from.fingerprint == box.list_sha256:
        words = tuple(drawn_from.meant(word) for word in words)
    return Key(box.salt, _opened(box, box.key, _secret_of(words, box.words_salt)))


def is_intact(box: RecoveryBox, key: Key) -> bool:
    """Whether the box contains this key and all of its lines are authentic."""
    try:
        secret = _opened(box, box.secret, key.secret)
        return box.salt == key.salt and _opened(box, box.key, secret) == key.secret
    except ValueError:
        return False


def proof(box: RecoveryBox, key: Key, words: tuple[str, ...]) -> str:
    """An HMAC-SHA-256 of some of the words, keyed with their secret, for verifying these words later."""
    import hmac  # noqa: PLC0415 - only for a passphrase

    return hmac.digest(_opened(box, box.secret, key.secret), " ".join(words).encode(), "sha256").hex()


def _secret_of(words: tuple[str, ...], salt: bytes) -> bytes:
    return cipher.derived(" ".join(words), salt).secret


def _filled(box: RecoveryBox, secret: bytes, key: Key) -> RecoveryBox:
    return box._replace(key=_closed(box, key.secret, secret), secret=_closed(box, secret, key.secret))


def _closed(box: RecoveryBox, content: bytes, secret: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    encrypted, tag = _aes(box, nonce, secret).encrypt_and_digest(content)
    return b"".join((nonce, tag, encrypted))


def _opened(box: RecoveryBox, part: bytes, secret: bytes) -> bytes:
    """The plaintext of a sealed part; raises `ValueError` if its authentication tag does not match."""
    nonce, tag = part[:_NONCE_BYTES], part[_NONCE_BYTES : _NONCE_BYTES + _TAG_BYTES]
    return bytes(_aes(box, nonce, secret).decrypt_and_verify(part[_NONCE_BYTES + _TAG_BYTES :], tag))


def _aes(box: RecoveryBox, nonce: bytes, secret: bytes) -> Any:  # noqa: ANN401 - its type is its library's own
    import hmac  # noqa: PLC0415 - only for a passphrase

    from Cryptodome.Cipher import AES  # noqa: PLC0415 - only for a passphrase

    own = hmac.digest(secret, b"neuropathy-diary recovery box", "sha256")
    aes = AES.new(own, AES.MODE_GCM, nonce=nonce, mac_len=_TAG_BYTES)
    aes.update(_header(box).encode())
    return aes


def _header(box: RecoveryBox) -> str:
    values = (box.list_name, box.list_sha256, box.made.isoformat(), box.words_salt.hex(), box.salt.hex())
    return "".join(
        f"{line}\n" for line in (KIND, *(f"{name} {value}" for name, value in zip(_NAMES, values, strict=False)))
    )
