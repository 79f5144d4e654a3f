"""The file in which a computer publishes its changes, damaged or truncated anywhere."""

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from diary.domain.merging import Copy
from diary.domain.record import Record
from diary.domain.version import Version
from diary.storage.errors import DamagedError, LockedError, NewerDiaryError, NotADiaryError, StorageError
from diary.storage.file import cipher
from diary.storage.file.cipher import Key
from diary.storage.sync import change_file
from tests.builders import EVENING, evening
from tests.slow.whole import at
from tests.storage.diaries import flip_bits, overwrite
from tests.strategies import diaries, edited

EMPTY = Copy({}, {})
KEYS = (None, Key(b"s" * 16, b"k" * 32))
SOME = evening(EVENING, note="A sentence.")


def read(path: Path) -> change_file.ChangeFrames:
    return change_file.frames_in(path.read_bytes(), path)


def leave(path: Path, present: Copy, key: Key | None) -> None:
    former = path.read_bytes() if path.exists() else b""
    path.write_bytes(change_file.brought_up(former, path, present, key))


def copies(records: Sequence[Record]) -> list[Copy]:
    """The states of a diary: after each addition, after editing every second record, after removing every third."""
    found = [Copy({one.id: one for one in records}, {})]
    for number, record in enumerate(records[:6]):
        last = found[-1]
        alike = next((one for one in records if type(one) is type(record) and one.id != record.id), None)
        after = edited(record, alike) if number % 3 and alike else None
        there = {**last.records, **({record.id: after} if after else {})}
        if after is None:
            del there[record.id]
        version = Version(record.written, record, removed=after is None)
        found.append(Copy(there, {**last.versions, record.id: frozenset({version})}))
    return found


@pytest.fixture(autouse=True)
def known_key() -> None:
    cipher.forget_keys()
    for key in KEYS:
        if key is not None:
            cipher.remember(key)


@given(diaries, st.sampled_from(KEYS), st.data())
@settings(max_examples=at(40, 15), deadline=None, phases=[Phase.generate])
def test_the_file_says_what_the_diary_is_and_cut_off_anywhere_what_it_was(
    records: list[Record], key: Key | None, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.changes"
        states, former = copies(records), b""
        for state in states:
            leave(path, state, key)
            found = read(path)
            assert found.is_whole
            assert change_file.copy_in(found) == state
            assert path.read_bytes().startswith(former), "nothing is changed that is there"
            former = path.read_bytes()
        cut = data.draw(st.integers(26, len(former) - 1), "cut")
        path.write_bytes(former[:cut])
        assert change_file.copy_in(read(path)) in (EMPTY, *states[:-1])
        leave(path, states[-1], key)
        assert change_file.copy_in(read(path)) == states[-1]


@pytest.mark.parametrize("key", KEYS, ids=["plain", "encrypted"])
@pytest.mark.parametrize("damage", [flip_bits, overwrite])
def test_damage_anywhere_is_known(tmp_path: Path, key: Key | None, damage: Callable[[Path, Random], None]) -> None:
    path, states = tmp_path / "one.changes", copies(SOME)
    for state in states:
        leave(path, state, key)
    good, random = path.read_bytes(), Random(7)  # noqa: S311 - repeatable, nothing secret
    outcomes = set()
    for _time in range(300):
        path.write_bytes(good)
        damage(path, random)
        try:
            found = read(path)
            copy = change_file.copy_in(found)
        except StorageError:
            outcomes.add("refused")
            continue
        assert copy in (EMPTY, *states)
        assert found.is_whole == (path.read_bytes() == good)
        outcomes.add("in part" if copy != states[-1] else "whole")
    assert {"refused", "in part"} <= outcomes


def test_what_is_of_another_kind_or_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one.changes"
    for content in (b"", b"NDRY", b"something else that is long enough"):
        path.write_bytes(content)
        with pytest.raises(NotADiaryError):
            read(path)
    leave(path, copies(SOME)[0], None)
    content = path.read_bytes()
    path.write_bytes(content[:8] + b"\xff\xff" + content[10:])
    with pytest.raises(NewerDiaryError):
        read(path)


@pytest.mark.parametrize("payload", [b"", b"no zlib", b"x\x9c\x03\x00\x00\x00\x00\x01", bytes(40)])
@pytest.mark.parametrize("key", KEYS, ids=["plain", "encrypted"])
def test_what_is_whole_and_no_diary_is_refused(tmp_path: Path, key: Key | None, payload: bytes) -> None:
    path = tmp_path / "one.changes"
    leave(path, EMPTY, key)
    found = read(path)
    digest = hashlib.sha256(found.digest + payload).digest()
    with path.open("ab") as file:
        file.write(len(payload).to_bytes(4, "big") + digest + payload)
    with pytest.raises(DamagedError):
        change_file.copy_in(read(path))


def test_without_the_key_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "one.changes"
    leave(path, copies(SOME)[0], KEYS[1])
    cipher.forget_keys()
    with pytest.raises(LockedError):
        change_file.copy_in(read(path))
