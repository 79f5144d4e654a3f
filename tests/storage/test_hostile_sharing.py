"""Files in the shared folder: a malformed file is skipped and named, the others are merged, our changes are
published."""

import hashlib
import json
import os
import tracemalloc
import zlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.merging import Copy
from diary.domain.note import Note
from diary.foreign import asking
from diary.storage.errors import BackupError
from diary.storage.safety import lock
from diary.storage.sync import change_file, sharing
from tests.builders import EVENING
from tests.foreign.test_place import KINDS, strange
from tests.storage.test_merging import whole, write
from tests.storage.test_sharing import Computers, notes, two  # noqa: F401 - a fixture


def file_of(*contents: object) -> bytes:
    """A file of changes whose frames have these values, complete and with valid digests."""
    made = change_file.brought_up(b"", Path("x"), Copy({}, {}), None)
    frames = change_file.frames_in(made, Path("x"))
    digest = frames.digest
    for content in contents:
        text = content if isinstance(content, bytes) else json.dumps(content).encode()
        payload = zlib.compress(text, 9)
        digest = hashlib.sha256(digest + payload).digest()
        made += len(payload).to_bytes(4, "big") + digest + payload
    return made


def record(kind: str, **fields: object) -> dict[str, object]:
    return {"records": [[kind, json.dumps(fields)]], "gone": [], "versions": []}


NOTE = {"id": "n1", "day": "2026-11-24", "written": "2026-11-24T20:00:00+00:00"}
HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "something else": lambda: b"Dear Anna, " * 100,
    "deeply nested": lambda: file_of(b'{"records":' + b"[" * 200_000 + b"]" * 200_000 + b"}"),
    "nested record": lambda: file_of({"records": [["note", "[" * 200_000]], "gone": [], "versions": []}),
    "no object": lambda: file_of(7),
    "no kind": lambda: file_of(record("nonsense", id="1")),
    "no fields": lambda: file_of(record("note")),
    "a number too large": lambda: file_of(b'{"records":[],"gone":[],"versions":[{"moment":1e999}]}'),
    "half a character": lambda: file_of(
        record("note", id="n1", day="2026-11-24", written="2026-11-24T20:00:00+00:00", text="\ud800")
    ),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_one_bad_file_is_named_and_the_others_are_taken(
    two: Computers,  # noqa: F811 - the fixture
    content: Callable[[], bytes],
) -> None:
    write(two.diaries[0], *added([Note(day=EVENING, text="theirs")]))
    two.exchange(0)
    two.carry(0, 1)
    write(two.diaries[1], *added([Note(day=EVENING - timedelta(days=30), text="ours")]))
    folder = two.file(1).parent
    for name in ("000000000000", "ffffffffffff"):
        (folder / f"{name}{sharing.SUFFIX}").write_bytes(content())
    result = two.exchange(1)
    assert {path.name for path in result.skipped} == {
        f"{name}{sharing.SUFFIX}" for name in ("000000000000", "ffffffffffff")
    }
    assert {"theirs", "ours"} <= notes(two.diaries[1])
    two.carry(1, 0)
    for bad in result.skipped:
        (two.file(0).parent / bad.name).unlink()
    assert two.exchange(0).skipped == ()
    assert whole(two.diaries[0]) == whole(two.diaries[1])


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_named_and_ends_no_sharing(
    two: Computers,  # noqa: F811 - the fixture
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(two.diaries[0], *added([Note(day=EVENING, text="theirs")]))
    two.exchange(0)
    two.carry(0, 1)
    folder = two.file(1).parent
    with monkeypatch.context() as here:
        here.chdir(folder)  # a socket's path is short
        strange(Path(), kind).rename(f"aaaaaaaaaaaa{sharing.SUFFIX}")
    result = two.exchange(1)
    assert [path.name for path in result.skipped] == [f"aaaaaaaaaaaa{sharing.SUFFIX}"]
    assert "theirs" in notes(two.diaries[1])
    assert change_file.frames_in(two.file(1).read_bytes(), two.file(1)).is_whole
    assert not asking.is_waited_for()


@pytest.mark.parametrize("kind", ["link", "broken link"])
def test_our_own_changes_take_the_place_of_a_link(two: Computers, kind: str) -> None:  # noqa: F811 - the fixture
    two.file(1).parent.mkdir()
    victim = strange(two.file(1).parent, kind)
    victim.rename(two.file(1))
    two.exchange(1)
    assert change_file.frames_in(two.file(1).read_bytes(), two.file(1)).is_whole
    assert not two.file(1).is_symlink()


def test_a_link_of_the_name_that_the_former_program_wrote_to_first_harms_nothing(
    two: Computers,  # noqa: F811 - the fixture
) -> None:
    diary = two.diaries[1]
    before = whole(diary)
    own = two.file(1)
    own.parent.mkdir()
    own.with_name(f".{own.name}.part").symlink_to(diary)
    two.exchange(1)
    assert whole(diary) == before
    assert change_file.frames_in(own.read_bytes(), own).is_whole


def test_what_unpacks_to_gigabytes_takes_no_memory(two: Computers) -> None:  # noqa: F811 - the fixture
    bomb = zlib.compressobj(9)
    payload = bomb.compress(b'{"records":["') + b"".join(bomb.compress(b"a" * 10_000_000) for _part in range(60))
    payload += bomb.flush()
    made = change_file.brought_up(b"", Path("x"), Copy({}, {}), None)
    digest = hashlib.sha256(change_file.frames_in(made, Path("x")).digest + payload).digest()
    bad = two.file(1).parent / f"aaaaaaaaaaaa{sharing.SUFFIX}"
    bad.parent.mkdir()
    bad.write_bytes(made + len(payload).to_bytes(4, "big") + digest + payload)
    assert bad.stat().st_size < 1_000_000
    tracemalloc.start()
    try:
        assert two.exchange(1).skipped == (bad,)
        assert tracemalloc.get_traced_memory()[1] < 250_000_000
    finally:
        tracemalloc.stop()


def test_a_file_that_hangs_is_named_and_the_others_are_taken(
    two: Computers,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(two.diaries[0], *added([Note(day=EVENING, text="theirs")]))
    two.exchange(0)
    two.carry(0, 1)
    bad = two.file(1).parent / f"000000000000{sharing.SUFFIX}"
    os.mkfifo(bad)
    really = os.open

    def as_a_placeholder(path: str, flags: int, *more: int, **named: int) -> int:
        return really(path, flags & ~os.O_NONBLOCK, *more, **named)

    monkeypatch.setattr(os, "open", as_a_placeholder)
    monkeypatch.setattr(asking, "_limits", [asking.USUAL_SECONDS])
    monkeypatch.setattr(asking, "USUAL_SECONDS", 0.3)
    monkeypatch.setattr(asking, "_limits", [0.3])
    result = two.exchange(1)
    assert result.skipped == (bad,)
    assert "theirs" in notes(two.diaries[1])
    assert two.file(1).exists()
    with bad.open("wb"):  # the thread that hangs goes on
        pass


def test_a_folder_that_does_not_answer_is_told(two: Computers, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811 - the fixture
    reading, writing = os.pipe()
    monkeypatch.setattr(asking, "_limits", [0.1])
    monkeypatch.setattr(os, "scandir", lambda _folder: os.read(reading, 1))
    monkeypatch.setattr(lock, "machine", lambda: "computer 1")
    with pytest.raises(BackupError, match=r"^The shared folder does not answer\.$"):
        sharing.exchange(two.diaries[1], two.places[1])
    os.close(writing)
    while any(asking._hanging.values()):
        pass
    os.close(reading)


def test_a_file_in_the_place_of_the_folder_is_told(two: Computers) -> None:  # noqa: F811 - the fixture
    (two.places[1] / sharing.FOLDER).write_bytes(b"")
    with pytest.raises(BackupError, match="The shared folder cannot be used"):
        two.exchange(1)
