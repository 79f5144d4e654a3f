"""Files that cannot be what they seem: refused in one sentence, whatever they are called."""

import os
from pathlib import Path
from random import Random
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from diary.formats import import_formats, recognised
from diary.formats.errors import FormatError
from diary.formats.importing.reading import LARGEST_STREAMED, source
from diary.formats.importing.table import MOST_COLUMNS
from diary.formats.work import Work
from tests.foreign.test_place import KINDS, strange


def read(file: Path) -> None:
    found = source(file)
    recognised(found).preview(found, Work(), None)


def refusal(file: Path) -> str:
    """Why the file is refused, where it is looked at or where it is read."""
    with pytest.raises(FormatError) as refused:
        read(file)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_an_archive_with_one_table_in_it_is_that_table(tmp_path: Path) -> None:
    text = b"Timestamp,Pain (0-10)\n2026/03/04 9:05:03 PM GMT+1,4\n"
    file = tmp_path / "form.csv.zip"
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("My form.csv", text)
    found = source(file)
    assert (found.is_archive, found.size, found.head, found.content()) == (False, len(text), text, text)
    assert recognised(found).key == "csv"
    with pytest.raises(FormatError, match="far more"):
        found.content(10)


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path / "nothing.csv")
    assert "is a folder" in refusal(tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_ordinary_file_is_told_at_once(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path is short
    path = tmp_path / strange(Path(), kind).name
    said = refusal(path)
    assert f"{path} is " in said
    assert ("is a folder" in said) == (kind == "folder")


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "export.xml"
    file.touch()
    assert "is empty" in refusal(file)


@pytest.mark.parametrize("beginning", [b"Date,Pain\n2026-01-01,3\n", b"PK\x03\x04", b'{"nomie": {', b"<HealthData"])
def test_two_gigabytes_are_refused_without_being_read(tmp_path: Path, beginning: bytes) -> None:
    file = tmp_path / "huge"
    file.write_bytes(beginning)
    os.truncate(file, LARGEST_STREAMED + 1)
    assert "is too large for a diary" in refusal(file)


def test_a_table_that_is_far_too_large_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "huge.csv"
    file.write_bytes(b"Date,Pain\n" + b"2026-01-01,3\n" * 10_000)
    os.truncate(file, 100_000_000)
    assert "is too large for a diary" in refusal(file)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_of_a_hundred_thousand_columns_is_refused_in_a_second(tmp_path: Path, delimiter: str, end: str) -> None:
    file = tmp_path / "broad.csv"
    row = delimiter.join(str(number) for number in range(100_000))
    file.write_text(end.join([delimiter.join(f"c{number}" for number in range(100_000)), *[row] * 20]), newline="")
    begun = process_time()
    assert "more than 6000 columns" in refusal(file)
    assert process_time() - begun < 1


def test_a_table_of_many_rows_or_of_all_columns_that_are_taken_is_read(tmp_path: Path) -> None:
    file = tmp_path / "long.csv"
    for end in ("\n", "\r"):
        file.write_text(end.join(["Date,Pain", *["2026-01-01,3"] * 3000]), newline="")
        read(file)
    names = [f"c{number}" for number in range(MOST_COLUMNS - 1)]
    file.write_text("\n".join([",".join(["Date", *names]), ",".join(["2026-01-01", *["3"] * len(names)])]))
    read(file)
    file.write_text("\n".join([",".join(["Date", *names, "one more"]), "2026-01-01"]))
    assert "more than 6000 columns" in refusal(file)


@pytest.mark.parametrize("size", [4, 30, 200, 600])
def test_an_archive_that_is_cut_off_anywhere_is_refused(tmp_path: Path, size: int) -> None:
    file = tmp_path / "export.zip"
    with ZipFile(file, "w") as archive:
        archive.writestr("Habits.csv", "Position,Name\n1,Walk\n" * 20)
        archive.writestr("Checkmarks.csv", "Date,Walk,\n" * 20)
    file.write_bytes(file.read_bytes()[:size])
    assert "cut off or damaged" in refusal(file)


def test_an_archive_of_something_else_is_no_diary(tmp_path: Path) -> None:
    file = tmp_path / "letters.zip"
    with ZipFile(file, "w") as archive:
        archive.writestr("letter.txt", "Date,Pain\n")
    assert "neither a table nor the file of a diary" in refusal(file)


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        b"%PDF-1.7\n" + bytes(range(256)) * 20,
        Random(7).randbytes(3000),  # noqa: S311 - noise, no secret
        b"one line",
    ],
    ids=["picture", "pdf", "noise", "no table"],
)
def test_what_is_no_text_is_no_diary(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "export.csv"
    file.write_bytes(content)
    assert refusal(file)


def test_no_two_formats_have_one_key_and_each_has_a_name() -> None:
    forms = import_formats()
    assert len({form.key for form in forms}) == len({form.name for form in forms}) == len(forms)
    assert forms[-1].key == "csv"
