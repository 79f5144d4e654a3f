"""Files that a command writes under a password of their own."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pdfplumber
import pikepdf
import pytest
from pyzipper import AESZipFile  # type: ignore[import-untyped]  # has no types

from diary.storage.safety.copies import ENCRYPTED_EXPORT, copies_of
from tests.test_cli import run
from tests.test_cli_safety import run_with

WORDS = "four words of mine"
JSON = ("export", "--format", "json")
DAYS = ("--from", "2026-11-20", "--to", "2026-11-22")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    run(tmp_path, "log", "--day", "2026-11-21", "--pain", "2")
    return tmp_path


def test_an_archive_holds_what_would_have_been_written(folder: Path) -> None:
    output = folder / "study.zip"
    options = ("--format", "csv", "--no-name", "--with-codebook")
    done = run_with(folder, [WORDS], "export", *options, "--encrypt", "--passphrase-fd", "{0}", "--output", str(output))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [path.name for path in folder.glob("study*")] == ["study.zip"]
    with AESZipFile(output) as archive:
        names = archive.namelist()
        with pytest.raises(RuntimeError):
            archive.read(names[0], pwd=b"four words of yours")
        inside = {name: archive.read(name, pwd=WORDS.encode()) for name in names}
    run(folder, "export", *options, "--output", str(folder / "study.csv"))
    plain = {path.name.replace("study", "neuropathy-diary"): path.read_bytes() for path in folder.glob("study*.csv")}
    assert inside == plain
    assert ENCRYPTED_EXPORT in {copy.kind for copy in copies_of(folder / "diary.sqlite") if copy.path == output}


@pytest.mark.parametrize("command", [("summary", *DAYS), ("background", "export")])
def test_a_pdf_opens_with_its_password_and_what_it_is_not_is_said(folder: Path, command: tuple[str, ...]) -> None:
    output = folder / "page.pdf"
    done = run_with(folder, [WORDS], *command, "--encrypt", "--passphrase-fd", "{0}", "--output", str(output))
    assert (done.returncode, done.stderr) == (0, "")
    assert "not one for archives (PDF/A)" in done.stdout
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(output)
    with pdfplumber.open(output, password=WORDS) as document:
        assert document.pages[0].chars
    assert [copy.kind for copy in copies_of(folder / "diary.sqlite")] == [ENCRYPTED_EXPORT]


@pytest.mark.parametrize(
    ("arguments", "words", "sentence"),
    [
        ((*JSON, "--encrypt", "--passphrase-fd", "{0}", "--output", "x.json"), WORDS, "ends in .zip"),
        ((*JSON, "--encrypt", "--passphrase-fd", "{0}", "--output", "x.zip"), "", "needs a passphrase"),
        ((*JSON, "--passphrase-fd", "{0}", "--output", "x.json"), WORDS, "belongs to --encrypt"),
        ((*JSON, "--encrypt", "--output", "x.zip"), "", "typed on a terminal"),
        (("summary", *DAYS, "--encrypt", "--passphrase-fd", "{0}", "--output", "x.html"), WORDS, "Only a PDF"),
        (("summary", *DAYS, "--encrypt", "--passphrase-fd", "{0}", "--output", "x.pdf"), "a" * 128, "too long"),
        (("background", "export", "--format", "text", "--encrypt", "--output", "x.txt"), "", "Only a PDF"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_sentence_and_nothing_is_written(
    folder: Path, arguments: tuple[str, ...], words: str, sentence: str
) -> None:
    *options, name = arguments
    done = run_with(folder, [words] if "{0}" in arguments else [], *options, str(folder / name))
    assert done.returncode == 1
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not list(folder.glob("x.*"))


@pytest.mark.parametrize(("again", "code"), [(WORDS, 0), ("other words", 1)])
def test_on_a_terminal_the_password_is_typed_twice(folder: Path, again: str, code: int) -> None:
    output = folder / "x.zip"
    command = (
        "-m",
        "diary",
        "--data-dir",
        str(folder),
        "export",
        "--format",
        "json",
        "--encrypt",
        "--output",
        str(output),
    )
    mine, its = pty.openpty()
    with subprocess.Popen(
        [sys.executable, *command], stdin=its, stdout=its, stderr=its, start_new_session=True
    ) as process:
        os.close(its)
        shown = b""
        for prompt, words in ((b"Password of the file: ", WORDS), (b"once more: ", again)):
            while prompt not in shown:
                shown += os.read(mine, 1000)
            os.write(mine, f"{words}\n".encode())
        assert process.wait(60) == code
    os.close(mine)
    assert output.exists() == (code == 0)
    if code == 0:
        with AESZipFile(io.BytesIO(output.read_bytes())) as archive:
            assert archive.read("neuropathy-diary.json", pwd=WORDS.encode()).startswith(b"{")
        with ZipFile(output) as archive, pytest.raises((RuntimeError, NotImplementedError, BadZipFile)):
            archive.read("neuropathy-diary.json")
