"""A PDF with a password: who opens it, and what it says of itself."""

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # has no types
import pytest

from diary.reports.errors import ReportError
from diary.reports.locked import MOST_BYTES, locked
from tests.reports.diaries import made, pdf_of

WORDS = "Grüße, 足 four"


@pytest.fixture(scope="module")
def plain() -> bytes:
    return pdf_of(made())


@pytest.fixture(scope="module")
def sealed(plain: bytes) -> bytes:
    return locked(plain, WORDS)


def test_it_is_aes_with_256_bits_and_opens_with_the_password_alone(sealed: bytes) -> None:
    for wrong in ("", "Grusse", WORDS.upper()):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(sealed), password=wrong)
    with pikepdf.open(io.BytesIO(sealed), password=WORDS) as document:
        encryption = document.encryption
        assert (encryption.R, encryption.bits) == (6, 256)
        assert {encryption.stream_method.name, encryption.string_method.name} == {"aesv3"}
        assert document.allow.accessibility
        assert document.allow.print_highres


def test_nothing_of_the_diary_stands_in_it_unencrypted(plain: bytes, sealed: bytes) -> None:
    for words in (b"Neuropathy diary summary", b"Typst", b"pdfuaid"):
        assert words in plain
        assert words not in sealed


def test_it_no_longer_says_that_it_is_for_archives_and_is_tagged_as_before(plain: bytes, sealed: bytes) -> None:
    said = []
    for content, password in ((plain, ""), (sealed, WORDS)):
        with pikepdf.open(io.BytesIO(content), password=password) as document:
            words = document.Root.Metadata.read_bytes()
            said.append([word in words for word in (b"<pdfaid:part", b"pdfaid:conformance", b"pdfaSchema:schema>")])
            assert b"pdfuaid:part" in words
            assert document.Root.MarkInfo.Marked
            assert "/StructTreeRoot" in document.Root
            assert str(document.Root.Lang) == "en-GB"
            assert ("/OutputIntents" in document.Root) == (content is plain)
    assert said == [[True] * 3, [False] * 3]


def test_other_readers_open_it_and_read_the_same(plain: bytes, sealed: bytes, tmp_path: Path) -> None:
    def text(content: bytes, password: str | None) -> str:
        with pypdfium2.PdfDocument(content, password=password) as document:
            return str(document[0].get_textpage().get_text_bounded())

    assert text(sealed, WORDS) == text(plain, None)
    if shutil.which("pdftotext") is None or shutil.which("qpdf") is None:
        pytest.skip("Poppler or qpdf is not installed")
    file = tmp_path / "page.pdf"
    file.write_bytes(sealed)
    done = subprocess.run(["pdftotext", "-upw", WORDS, str(file), "-"], check=True, capture_output=True)
    assert "Neuropathy diary summary" in done.stdout.decode()
    subprocess.run(["qpdf", "--check", f"--password={WORDS}", str(file)], check=True, capture_output=True)


def test_a_letter_composed_otherwise_is_the_same_password(plain: bytes) -> None:
    in_two, in_one = "u\u0308ber", "\u00fcber"
    with pikepdf.open(io.BytesIO(locked(plain, in_two)), password=in_one) as document:
        assert document.encryption.R == 6


@pytest.mark.parametrize("words", ["", "a" * (MOST_BYTES + 1), "足" * 43])
def test_no_password_and_one_that_would_be_cut_off_are_refused(plain: bytes, words: str) -> None:
    with pytest.raises(ReportError):
        locked(plain, words)
