"""Encrypted exports: a ZIP archive with AES-256 (WinZip AE-2), which 7-Zip, Keka and WinZip can open.

File names in a ZIP archive are not encrypted, so they must not contain personal data.
"""

import io
from collections.abc import Mapping

from diary.formats.errors import FormatError
from diary.i18n import _

SUFFIX = ".zip"


def archived(contents: Mapping[str, bytes], ending: str, words: str) -> bytes:
    """An encrypted archive of an export's files, which are given by the part of their names before `ending` ("",
    ".codebook")."""
    return encrypted({f"neuropathy-diary{name}.{ending}": content for name, content in contents.items()}, words)


def encrypted(files: Mapping[str, bytes], words: str) -> bytes:
    """An archive of the files, by name, encrypted with the passphrase `words`; raises `FormatError` for an empty
    passphrase."""
    from pyzipper import WZ_AES, ZIP_DEFLATED, AESZipFile  # type: ignore[import-untyped]  # noqa: PLC0415 - rarely wanted

    if not words:
        raise FormatError(_("An encrypted file needs a passphrase."))
    into = io.BytesIO()
    with AESZipFile(into, "w", compression=ZIP_DEFLATED) as archive:
        archive.setpassword(words.encode())
        archive.setencryption(WZ_AES, nbits=256)
        for name, content in files.items():
            archive.writestr(name, content)
    return into.getvalue()
