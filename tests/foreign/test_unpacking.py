"""Content that decompresses to too much, or is nested too deeply."""

import tracemalloc
import zlib
from pathlib import Path

import pytest

from diary.foreign.unpacking import TooMuchError, parsed, unpacked
from diary.formats.errors import FormatError
from diary.formats.importing import nomie_import
from diary.formats.importing.reading import source
from diary.formats.work import Work


def test_a_stream_is_unpacked_up_to_the_limit() -> None:
    packed = zlib.compress(b"words" * 100)
    assert unpacked(packed, 500) == b"words" * 100
    with pytest.raises(TooMuchError):
        unpacked(packed, 499)


def test_a_bomb_takes_no_memory() -> None:
    bomb = zlib.compress(bytes(50_000_000))
    tracemalloc.start()
    try:
        with pytest.raises(TooMuchError):
            unpacked(bomb, 1_000_000)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_a_document_of_empty_lists_is_refused_before_it_is_made(tmp_path: Path) -> None:
    file = tmp_path / "backup.json"
    file.write_bytes(b'{"nomie": {"number": 4}, "trackers": [' + b"[]," * 3_000_000 + b"[]]}")
    found = source(file)
    with pytest.raises(FormatError):
        nomie_import.preview(found, Work())


@pytest.mark.parametrize("cut", [b"", b"x\x9c", zlib.compress(b"words")[:-1], b"no zlib"])
def test_what_is_cut_off_or_no_stream_is_refused(cut: bytes) -> None:
    with pytest.raises(zlib.error):
        unpacked(cut, 100)


def test_nesting_and_numbers_of_values_have_limits() -> None:
    assert parsed(b'{"a": [1, [2]]}', 3) == {"a": [1, [2]]}
    with pytest.raises(TooMuchError):
        parsed(b'{"a": [1, [2]]}', 2)
    with pytest.raises(TooMuchError):
        parsed(b"[" * 100_000 + b"]" * 100_000, 1_000_000)
    with pytest.raises(ValueError, match="Expecting"):
        parsed(b"words", 100)
