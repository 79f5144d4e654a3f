"""Exports under a passphrase."""

import io
import zipfile

import pytest
import pyzipper  # type: ignore[import-untyped]  # has no types

from diary.formats.errors import FormatError
from diary.formats.exporting.encrypted import archived, encrypted

CONTENT = b"day,pain\n2026-11-19,3\n" * 100


def test_the_passphrase_opens_it_and_nothing_else_does() -> None:
    made = encrypted({"diary.csv": CONTENT}, "Füße")
    assert b"2026-11-19" not in made
    with pyzipper.AESZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == ["diary.csv"]
        assert archive.getinfo("diary.csv").wz_aes_strength == 3, "AES-256"
        with pytest.raises(RuntimeError, match="password"):
            archive.read("diary.csv")
        with pytest.raises(RuntimeError, match="password"):
            archive.read("diary.csv", pwd=b"wrong")
        assert archive.read("diary.csv", pwd="Füße".encode()) == CONTENT
    with zipfile.ZipFile(io.BytesIO(made)) as archive, pytest.raises((RuntimeError, NotImplementedError)):
        archive.read("diary.csv", pwd="Füße".encode())


def test_an_empty_passphrase_is_refused() -> None:
    with pytest.raises(FormatError, match=r"^An encrypted file needs a passphrase\.$"):
        encrypted({"diary.csv": CONTENT}, "")


def test_the_files_of_an_export_are_in_it_under_names_that_say_nothing_of_the_person() -> None:
    made = archived({"": CONTENT, ".codebook": b"variable"}, "csv", "words")
    with pyzipper.AESZipFile(io.BytesIO(made)) as archive:
        read = {name: archive.read(name, pwd=b"words") for name in archive.namelist()}
    assert read == {"neuropathy-diary.csv": CONTENT, "neuropathy-diary.codebook.csv": b"variable"}
