"""The second copy: the finished backup, copied as a file into a folder that may hang, misbehave or be full."""

import errno
import os
import sqlite3
import threading
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.foreign import asking
from diary.foreign.place import Place
from diary.storage import known_diaries
from diary.storage.errors import BackupError
from diary.storage.file import cipher
from diary.storage.file.sidecars import log_of
from diary.storage.journal import Journal
from diary.storage.safety import backup, passphrase, preparing, recovery, second_place, whose_copy
from tests.builders import EVENING
from tests.foreign.test_place import KINDS, strange
from tests.slow.whole import at
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
    assert copy.matches_hash_in_name
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
    assert copy.matches_hash_in_name


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


def days_before(diary: Path, stick: Path, number: int, others: Sequence[str] = ()) -> Path:
    """The folder on the stick with `number` copies, one for each previous day, and as many with each of the other
    marks."""
    folder = backup.place_in(stick)
    folder.mkdir()
    mark = f"-{(known_diaries.id_of(diary) or '')[:12]}"
    for back in range(1, number + 1):
        moment = datetime.now(UTC) - timedelta(days=back)
        for begin in (mark, *others):
            (folder / f"diary{begin}-{moment:%Y-%m-%d-%H%M%S}Z-daily-{'0' * 16}.sqlite").touch()
    return folder


def test_expired_copies_go_and_the_latest_stays(diary: Path, stick: Path) -> None:
    """Of our own copies, by the mark in their names; copies that cannot be attributed stay."""
    others = ("", "-0123456789ab", "-2")
    days = at(399, 90)
    folder = days_before(diary, stick, days, others)
    copy = second_place.keep(diary, stick)
    left = second_place.listed(diary, stick)
    assert copy in left
    assert 7 < len(left) <= 7 + 5 + 12
    assert len(list(folder.iterdir())) == len(left) + days * len(others)


def test_an_expired_copy_that_cannot_be_deleted_keeps_no_copy_from_being_made(
    diary: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days_before(diary, stick, 60)
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


def as_an_earlier_version_named_it(copy: backup.Backup | None) -> backup.Backup:
    """The copy renamed without the mark of its diary."""
    assert copy is not None
    name = copy.path.name.replace(backup.begin_of(copy), copy.path.name.split("-")[0])
    former = backup.named(copy.path.rename(copy.path.with_name(name)))
    assert former is not None
    return former


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """The diary of another person who keeps copies on the same stick."""
    path = made(tmp_path / "theirs" / "diary.sqlite", evenings=3)
    backup.make_daily(path)
    return path


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("is_marked", [True, False])
def test_two_people_with_one_stick_lose_nothing_to_each_other(
    diary: Path, theirs: Path, stick: Path, *, is_marked: bool
) -> None:
    """Copies of more than a year, made by an earlier version or by this one, would have expired by our rule."""
    copy = second_place.keep(theirs, stick)
    assert copy is not None
    copy = copy if is_marked else as_an_earlier_version_named_it(copy)
    for back in range(2, 60):
        moment = datetime.now(UTC) - timedelta(days=7 * back)
        name = copy.path.name.replace(f"{copy.made:%Y-%m-%d-%H%M%S}", f"{moment:%Y-%m-%d-%H%M%S}")
        copy.path.with_name(name).write_bytes(copy.path.read_bytes())
    before = contents_of(backup.place_in(stick))
    assert second_place.listed(diary, stick) == []
    write_and_copy(diary)
    assert second_place.keep(diary, stick) is not None
    after = contents_of(backup.place_in(stick))
    assert after.items() >= before.items()
    ours = second_place.listed(diary, stick)
    assert {one.path.name for one in ours} == after.keys() - before.keys()
    assert {one.path.name for one in second_place.listed(theirs, stick)} == before.keys()


def test_the_same_backup_of_another_diary_is_no_copy_of_ours(diary: Path, theirs: Path, stick: Path) -> None:
    """Two encrypted files made in the same second have equal names, as have those of an earlier version."""
    newest = backup.newest_of_now(diary)
    copy = as_an_earlier_version_named_it(second_place.keep(theirs, stick))
    assert newest is not None
    lying = copy.path.rename(copy.path.with_name(newest.path.name))
    before = lying.read_bytes()
    ours = second_place.keep(diary, stick)
    assert ours is not None
    assert everything(ours.path) == everything(diary)
    assert lying.read_bytes() == before


@pytest.mark.parametrize("has_identifier", [True, False])
def test_copies_of_an_earlier_version_are_found_marked_and_expire(
    diary: Path, stick: Path, *, has_identifier: bool
) -> None:
    """By their identifier, or in a schema without identifiers by common evenings."""
    copy = as_an_earlier_version_named_it(second_place.keep(diary, stick))
    if not has_identifier:
        with closing(sqlite3.connect(copy.path)) as file:
            file.execute("DELETE FROM about")
            file.commit()
    second_place._identifiers.clear()
    assert second_place.listed(diary, stick) == [copy]
    write_and_copy(diary)
    latest = second_place.keep(diary, stick)
    mark = (known_diaries.id_of(diary) or "")[: whose_copy.MARK_DIGITS]
    assert [backup.begin_of(one) for one in second_place.listed(diary, stick)] == [f"diary-{mark}"] * 2
    assert latest in second_place.listed(diary, stick)
    assert not copy.path.exists()


def test_a_copy_that_tells_nothing_is_left_and_not_offered(diary: Path, stick: Path) -> None:
    """Corrupted, empty, or without evenings: it cannot be attributed to a diary."""
    copy = as_an_earlier_version_named_it(second_place.keep(diary, stick))
    second_place._identifiers.clear()
    flip_bits_at(copy.path, 20)
    before = copy.path.read_bytes()
    assert second_place.listed(diary, stick) == []
    write_and_copy(diary)
    assert second_place.keep(diary, stick) is not None
    assert copy.path.read_bytes() == before


def test_what_a_view_of_the_name_of_the_identifier_would_do_is_not_done(
    diary: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A malicious file would make a trusting query endless."""
    monkeypatch.setattr(whose_copy, "PATIENCE_S", 0.2)
    copy = as_an_earlier_version_named_it(second_place.keep(diary, stick))
    second_place._identifiers.clear()
    with closing(sqlite3.connect(copy.path)) as file:
        file.execute("DROP TABLE about")
        endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS name, x AS value FROM n"
        file.execute(f"CREATE VIEW about AS {endless}")
        file.commit()
    assert second_place.listed(diary, stick) == []


@pytest.mark.usefixtures("cheap_key")
def test_copies_are_found_of_a_diary_that_is_missing_or_locked(diary: Path, theirs: Path, stick: Path) -> None:
    """The known diaries tell which diary was there; without its key the marks in the names do."""
    pytest.importorskip("sqlcipher3")
    known_diaries.remember(diary)
    second_place.keep(theirs, stick)
    copy = second_place.keep(diary, stick)
    away = diary.rename(diary.with_name("away"))
    assert second_place.listed(diary, stick) == [copy]
    away.rename(diary)
    passphrase.change(diary, "four short words here", [stick])
    [copy] = second_place.listed(diary, stick)
    write_and_copy(diary)
    passphrase.forget()
    latest = second_place.keep(diary, stick)
    assert latest is not None, "the last copy of the day is made after the diary was locked"
    assert set(second_place.listed(diary, stick)) == {copy, latest}
    passphrase.unlock(diary, "four short words here")
    assert everything(latest.path) == everything(diary)


@pytest.mark.usefixtures("cheap_key")
def test_the_box_of_another_diary_stays_whoever_sets_a_passphrase(diary: Path, theirs: Path, stick: Path) -> None:
    """Also without a copy for it, which may just be being written."""
    pytest.importorskip("sqlcipher3")
    passphrase.change(theirs, "their four short words", [stick], recovery_words=recovery.drawn())
    copy = second_place.keep(theirs, stick)
    assert copy is not None
    [box] = backup.place_in(stick).glob(f"*{recovery.SUFFIX}")
    passphrase.forget()
    passphrase.change(diary, "four short words here", [stick], recovery_words=recovery.drawn())
    second_place.keep(diary, stick)
    passphrase.change(diary, "other short words here", [stick], recovery_words=recovery.drawn())
    assert len(list(backup.place_in(stick).glob(f"*{recovery.SUFFIX}"))) == 2, "the former one of ours is not needed"
    copy.path.unlink()
    second_place.rewrite_all(diary, stick)
    assert box.exists()


@pytest.mark.usefixtures("cheap_key")
@pytest.mark.parametrize("is_marked", [True, False])
@pytest.mark.parametrize("has_identifier", [True, False])
def test_the_copies_of_another_diary_on_the_same_stick_keep_their_key(
    diary: Path, theirs: Path, stick: Path, *, has_identifier: bool, is_marked: bool
) -> None:
    """If one of two people on a stick sets a passphrase, the other's copies are not encrypted.

    Nor are they reported as copies that may be deleted; only copies that cannot be attributed are.
    """
    copy = second_place.keep(theirs, stick)
    copy = copy if is_marked and copy is not None else as_an_earlier_version_named_it(copy)
    if not has_identifier:
        with closing(sqlite3.connect(copy.path)) as file:
            file.execute("DELETE FROM about")
            file.commit()
    assert second_place.keep(diary, stick) is not None
    before = copy.path.read_bytes()
    outcome = passphrase.change(diary, "four short words here", [stick])
    assert copy.path.read_bytes() == before
    is_named = copy.path in {one.path for one in outcome.unreached}
    assert is_named == (not has_identifier and not is_marked)
    [ours] = second_place.listed(diary, stick)
    assert cipher.is_encrypted(ours.path)


def test_a_new_diary_where_another_was_leaves_the_backups_beside_it(tmp_path: Path) -> None:
    """They may be all that is left of the former diary: they neither expire with the new one's nor count as its own."""
    diary = made(tmp_path / "diary.sqlite", evenings=5)
    known_diaries.remember(diary)
    former = backup.make_daily(diary)
    assert former is not None
    for back in range(2, 60):
        moment = datetime.now(UTC) - timedelta(days=7 * back)
        name = former.path.name.replace(f"{former.made:%Y-%m-%d-%H%M%S}", f"{moment:%Y-%m-%d-%H%M%S}")
        former.path.with_name(name).write_bytes(former.path.read_bytes())
    before = contents_of(backup.folder_of(diary))
    for file in (diary, log_of(diary)):
        file.unlink(missing_ok=True)
    preparing.start_anew(diary)
    assert backup.newest_of_now(diary) is None
    assert backup.newest_good(diary) is None
    write_and_copy(diary)
    write_and_copy(diary)
    assert contents_of(backup.folder_of(diary)).items() >= before.items()
    newest = backup.newest_of_now(diary)
    assert newest is not None
    assert newest.path.name not in before
