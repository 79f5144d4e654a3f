"""The exports' files of the small diary, byte for byte, and what imports make of small files.

`python -m tests.formats.golden` writes the files to compare with, also those of a new format.
"""

from datetime import date

import pytest

from diary.domain.excerpt import Excerpt, without_private_notes
from diary.domain.period import single
from diary.formats import export_format, export_formats, export_keys
from tests.formats.diaries import MADE_ON, PRIVATE, SHARED, diary
from tests.formats.golden import FILES, FOLDER, UNCOMMON, made, readable, research, uncommon
from tests.formats.golden_imports import NAMES, golden_file, imported

KEYS = export_keys()


@pytest.mark.parametrize("key", FILES)
def test_the_file_is_as_it_was(key: str) -> None:
    assert readable(key) == (FOLDER / FILES[key]).read_bytes().decode()


@pytest.mark.parametrize("key", UNCOMMON)
def test_the_file_of_what_is_uncommon_is_as_it_was(key: str) -> None:
    assert uncommon(key) == (FOLDER / UNCOMMON[key]).read_bytes().decode()


def test_the_files_for_research_are_as_they_were() -> None:
    assert len(research()) == 6
    for name, content in research().items():
        assert content.decode() == (FOLDER / name).read_bytes().decode()


@pytest.mark.parametrize("name", NAMES)
def test_an_import_brings_what_it_brought(name: str) -> None:
    assert imported(name) == golden_file(name).read_bytes().decode()


@pytest.mark.parametrize("key", KEYS)
def test_the_same_diary_and_day_make_the_same_file(key: str) -> None:
    assert made(key) == made(key)


def test_every_export_format_is_found_by_its_key() -> None:
    assert [export_format(key).key for key in KEYS] == [form.key for form in export_formats()] == list(KEYS)
    with pytest.raises(KeyError):
        export_format("xls")


def _text(key: str, excerpt: Excerpt) -> str:
    content = export_format(key).write(excerpt, MADE_ON)
    if key != "xlsx":
        return content.decode()
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(content)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("key", KEYS)
def test_no_private_note_nor_answer_is_in_a_file_unless_the_excerpt_has_it(key: str) -> None:
    mark, shared = PRIVATE.rpartition(" ")[2], SHARED.partition(",")[0]
    asked, usual = _text(key, diary()), _text(key, without_private_notes(diary()))
    assert (mark in asked, mark in usual) == (True, False), "the file has each private note that the excerpt has"
    if key != "csv-wide":
        answered = '"linkId": "bladder"' if key == "fhir" else "ladder"  # its form asks of a medicine for the bladder
        assert (answered in asked, answered in usual) == (True, False), "so it has each private answer"
    assert shared in usual


@pytest.mark.parametrize("key", KEYS)
def test_a_diary_without_an_entry_is_a_file_too(key: str) -> None:
    assert export_format(key).write(Excerpt(period=single(date(2026, 11, 22))), MADE_ON)
