"""The password of a file that a command writes, which is independent of the diary's passphrase."""

import sys
from getpass import getpass
from pathlib import Path
from typing import Annotated

import typer

from diary.cli.arguments import read_words
from diary.domain.record import InvalidEntryError
from diary.formats.writing import write_file
from diary.i18n import _
from diary.reports.locked import locked, not_archival, require_short
from diary.storage.safety.copies import ENCRYPTED_EXPORT, PAGE, digest_of, note_copy

Encrypt = Annotated[bool, typer.Option("--encrypt", help="Under a password of its own.")]
FileDescriptor = Annotated[
    int | None, typer.Option("--passphrase-fd", help="Read that password from this descriptor, not the terminal.")
]


def file_password(encrypt: bool, descriptor: int | None) -> str:
    """The password, from the descriptor or prompted for twice; empty without `encrypt`.

    Raises `InvalidEntryError` if it is empty or the two differ, and `StorageError` for an invalid descriptor.
    """
    if not encrypt:
        if descriptor is not None:
            raise InvalidEntryError(_("--passphrase-fd after the command belongs to --encrypt."))
        return ""
    words = _typed() if descriptor is None else read_words(descriptor)
    if not words:
        raise InvalidEntryError(_("An encrypted file needs a passphrase."))
    return words


def pdf_password(is_other: bool, encrypt: bool, descriptor: int | None) -> str:
    """The password of a page, empty for none.

    Raises `InvalidEntryError` for a page in another format than PDF (`is_other`).
    """
    if is_other and encrypt:
        raise InvalidEntryError(_("Only a PDF can have a password."))
    words = file_password(encrypt, descriptor)
    require_short(words)
    return words


def save_page(diary: Path, output: Path, content: bytes, password: str) -> None:
    """Write a page, with the password if there is one, print its consequences, and register the copy.

    Raises `UnwritableFileError`.
    """
    if password:
        content = locked(content, password)
    write_file(output, content, diary)
    note_copy(diary, output, ENCRYPTED_EXPORT if password else PAGE, digest_of(content))
    if password:
        print(not_archival())


def _typed() -> str:
    if not sys.stdin.isatty():
        raise InvalidEntryError(
            _("The password of the file is typed on a terminal, or read from the descriptor of --passphrase-fd.")
        )
    words = getpass(_("Password of the file: "))
    if words and getpass(_("The same once more: ")) != words:
        raise InvalidEntryError(_("The two are not the same. Please type it once more."))
    return words
