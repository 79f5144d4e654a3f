"""Files of every format, damaged anywhere: read, or refused in one sentence, and never more than that."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.formats import IMPORTS, import_formats, recognised
from diary.formats.errors import FormatError
from diary.formats.importing.reading import source
from diary.formats.work import Work
from tests.formats.importing import BLANK, TODAY, with_scale
from tests.formats.samples import SAMPLES
from tests.slow.whole import at


def imported(file: Path) -> str:
    """The key of the format as which a file was read and planned."""
    found = source(file)
    form = recognised(found)
    preview = form.preview(found, Work(), None)
    form.plan(preview, with_scale(preview.mapping, 0, 10), BLANK, TODAY, Work())
    return form.key


@pytest.mark.parametrize("name", SAMPLES)
def test_each_sample_is_sound(tmp_path: Path, name: str) -> None:
    file = tmp_path / "sample"
    file.write_bytes(SAMPLES[name])
    assert imported(file) == name.partition(" ")[0]


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
@settings(max_examples=at(40, 15), deadline=None)
def test_a_damaged_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    content = SAMPLES[name]
    place = data.draw(st.integers(0, len(content)))
    garbage = data.draw(st.binary(max_size=12) | st.sampled_from([b",", b";", b'"', b"\n", b"9" * 400, b"0001", b"-"]))
    cut = data.draw(st.integers(0, 40))
    file = tmp_path_factory.mktemp("damaged") / "sample"
    file.write_bytes(content[:place] + garbage + content[place + cut :])
    with suppress(FormatError):
        imported(file)


@pytest.mark.parametrize(
    "name", [name for name, content in SAMPLES.items() if not content.startswith((b"PK", b"SQL", b"<"))]
)
def test_columns_in_capitals_and_huge_numbers_are_read_or_refused(tmp_path: Path, name: str) -> None:
    file, content = tmp_path / "sample", SAMPLES[name]
    first, end, rest = content.partition(b"\n")
    for damaged in (
        first.upper() + end + rest,
        re.sub(rb"\d+", b"9" * 400, content),
        re.sub(rb"\d+", b"9" * 5000, content),
        re.sub(rb"(?<=,)\d+(:\d\d:\d\d)", b"9" * 400 + rb"\1", content),
    ):
        file.write_bytes(damaged)
        with suppress(FormatError):
            imported(file)


def test_a_name_in_an_archive_that_was_wiped_out_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "sample"
    content = bytearray(SAMPLES["loop"])
    place = content.index(b"PK\x01\x02") + 46  # the first name in the list at the end
    content[place : place + 1] = b"\x00"
    file.write_bytes(content)
    with suppress(FormatError):
        imported(file)


def test_columns_of_the_diary_named_in_capitals_are_its_own(tmp_path: Path) -> None:
    file = tmp_path / "sample"
    first, end, rest = SAMPLES["diary-csv"].partition(b"\n")
    file.write_bytes(first.replace(b"text", b"Text").replace(b"written", b"WRITTEN") + end + rest)
    assert imported(file) == "diary-csv"


def test_each_format_has_a_sample_but_json_which_has_its_own_test() -> None:
    keys = {name.partition(" ")[0] for name in SAMPLES}
    assert keys == {form.key for form in import_formats()} - {"json"}
    assert len(keys) == len(IMPORTS) - 1
