"""The second copy: the finished backup, copied whole into a folder that may hang, lie or be full."""

import errno
import os
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.foreign import asking
from diary.foreign.place import Place
from diary.storage.errors import BackupError
from diary.storage.file import cipher
from diary.storage.file.diary_file import connection
from diary.storage.journal import Journal
from diary.storage.safety import backup, passphrase, second_place
from tests.builders import EVENING
from tests.foreign.test_place import KINDS, strange
from tests.storage.diaries import everything, flip_bits_at, made


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    path = made(tmp_path / "data" / "diary.sqlite", evenings=5)
    copy = backup.make_daily(path)
    assert copy is not None
    yesterday = backup.name_of(path, copy.path, backup.DAILY, copy.made - timedelta(days=1))
    copy.path.rename(copy.path.with_name(yesterday))
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


def write_and_copy(diary: Path) -> None:
    with Journal(diary) as journal:
        journal.apply(added([Rating(day=EVENING, symptom="burning", value=9)]))
    backup.make_daily(diary)


def test_the_newest_backup_is_copied_once(diary: Path, stick: Path) -> None:
    copy = second_place.keep(diary, stick)
    assert copy is not None
    assert everything(copy.path) == everything(diary)
    assert copy.is_as_made
    assert copy.path.stat().st_mode & 0o077 == 0
    assert second_place.keep(diary, stick) is None
    write_and_copy(diary)
    assert second_place.keep(diary, stick) is not None
    assert len(second_place.listed(diary, stick)) == 2


def test_a_place_that_is_not_connected_is_no_error(diary: Path, tmp_path: Path) -> None:
    assert second_place.keep(diary, tmp_path / "gone") is None
    assert not (tmp_path / "gone").exists()


def test_a_copy_gone_bad_is_made_again(diary: Path, stick: Path) -> None:
    copy = second_place.keep(diary, stick)
    assert copy is not None
    flip_bits_at(copy.path, 5000)
    assert second_place.keep(diary, stick) == copy
    assert copy.is_as_made


@pytest.mark.parametrize("kind", KINDS)
def test_what_lies_there_under_the_name_of_a_copy_is_left_alone(
    diary: Path, stick: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = backup.place_in(stick)
    folder.mkdir()
    earlier = datetime.now(UTC) - timedelta(days=3)
    with monkeypatch.context() as here:
        here.chdir(folder)  # a socket's path is short
        thing = strange(Path(), kind).rename(f"diary-{earlier:%Y-%m-%d-%H%M%S}Z-daily-{'0' * 16}.sqlite")
    copy = second_place.keep(diary, stick)
    assert copy is not None
    assert everything(copy.path) == everything(diary)
    assert (folder / thing).exists() or (folder / thing).is_symlink()


def days_before(stick: Path, number: int) -> None:
    """Have so many copies on the stick, one of each day before."""
    folder = backup.place_in(stick)
    folder.mkdir()
    for back in range(1, number + 1):
        moment = datetime.now(UTC) - timedelta(days=back)
        (folder / f"diary-{moment:%Y-%m-%d-%H%M%S}Z-daily-{'0' * 16}.sqlite").touch()


def test_expired_copies_go_and_the_latest_stays(diary: Path, stick: Path) -> None:
    days_before(stick, 399)
    copy = second_place.keep(diary, stick)
    left = second_place.listed(diary, stick)
    assert copy in left
    assert len(left) <= 7 + 5 + 12


def test_an_expired_copy_that_cannot_be_deleted_keeps_no_copy_from_being_made(
    diary: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days_before(stick, 60)
    asked = []

    def refuse(_place: Place, name: str) -> None:
        asked.append(name)
        raise PermissionError(errno.EACCES, "Permission denied", name)

    monkeypatch.setattr(Place, "unlink", refuse)
    copy = second_place.keep(diary, stick)
    assert copy in second_place.listed(diary, stick)
    assert len(asked) > 30


def test_a_full_stick_is_told_and_keeps_what_it_has(diary: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = second_place.keep(diary, stick)
    write_and_copy(diary)

    def refuse(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", refuse)
        with pytest.raises(BackupError, match="No space left"):
            second_place.keep(diary, stick)
    assert second_place.listed(diary, stick) == [first]
    assert [path.name for path in backup.place_in(stick).iterdir()] == [first.path.name if first else ""]


def test_copies_on_a_stick_that_hangs_are_named_as_they_were(
    diary: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, really = threading.Event(), os.scandir
    second_place.keep(diary, stick)
    with monkeypatch.context() as hanging:
        hanging.setattr(asking, "_limits", [0.1])
        hanging.setattr(os, "scandir", lambda path: gate.wait() and really(path))
        assert second_place.rewrite_all(diary, stick) == [backup.place_in(stick)]
        gate.set()
        while any(asking._hanging.values()):
            gate.wait()


def test_what_killed_processes_left_is_removed_an_hour_later(diary: Path, stick: Path) -> None:
    folder = backup.place_in(stick)
    folder.mkdir()
    old, fresh, other = (folder / f".diary-2026-{name}" for name in ("abcdefg1", "abcdefg2", "short"))
    for path in (old, fresh, other):
        path.write_bytes(b"part")
    for path in (old, other):
        os.utime(path, (0, 0))
    second_place.keep(diary, stick)
    assert not old.exists()
    assert fresh.exists()
    assert other.exists()


def test_a_stick_that_hangs_is_told_in_words(diary: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, really = threading.Event(), Path.is_dir
    monkeypatch.setattr(asking, "_limits", [0.1])
    monkeypatch.setattr(Path, "is_dir", lambda path: gate.wait() if path == stick else really(path))
    with pytest.raises(BackupError, match=r"^The folder for the second copy does not answer\.$"):
        second_place.keep(diary, stick)
    gate.set()
    while any(asking._hanging.values()):
        gate.wait()


@pytest.mark.parametrize("has_identifier", [True, False])
def test_the_copies_of_another_diary_on_the_same_stick_keep_their_key(
    diary: Path, stick: Path, tmp_path: Path, *, has_identifier: bool
) -> None:
    """Two people with one stick: what one of them has under a passphrase is no reason to encrypt the other's."""
    other = made(tmp_path / "other" / "diary.sqlite", evenings=3)
    if not has_identifier:
        with closing(connection(other)) as file:
            file.execute("DELETE FROM about")
    backup.make_daily(other)
    theirs = second_place.keep(other, stick)
    assert theirs is not None
    ours = second_place.keep(diary, stick)
    assert ours is not None
    before = theirs.path.read_bytes()
    outcome = passphrase.change(diary, "four short words here", [stick])
    assert theirs.path.read_bytes() == before
    assert theirs.path in {one.path for one in outcome.unreached}
    assert all(cipher.is_encrypted(copy.path) for copy in second_place.listed(diary, stick) if copy.path != theirs.path)
