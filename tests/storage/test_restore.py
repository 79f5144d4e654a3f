"""Restoring a backup: the former state is kept, so that the restore can be undone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.storage.errors import BackupError, BusyError, DamagedError, DiskFullError
from diary.storage.file import cipher
from diary.storage.file.diary_file import connection
from diary.storage.journal import Journal
from diary.storage.safety import backup, checking, checksum, lock, restore
from tests.builders import EVENING
from tests.storage.diaries import everything, flip_bits_at, forget_ratings, made


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return made(tmp_path / "diary.sqlite", evenings=5)


@pytest.fixture
def copy(diary: Path) -> Path:
    """A backup, after which another rating was written."""
    copy = backup.make(diary, backup.BY_HAND).path
    with Journal(diary) as journal:
        journal.apply(added([Rating(day=EVENING, symptom="pain", value=9)]))
    return copy


def test_what_is_in_a_copy_is_told_without_touching_it(copy: Path) -> None:
    before = copy.read_bytes()
    health = restore.contents(copy)
    assert (health.days, health.last_day) == (5, EVENING)
    assert copy.read_bytes() == before


def test_a_restored_diary_is_the_copy_and_restoring_can_be_undone(diary: Path, copy: Path) -> None:
    before, wanted = everything(diary), everything(copy)
    restored = restore.restore(diary, copy)
    assert everything(diary) == wanted != before
    assert checksum.matches(diary)
    assert restored.former is not None
    restore.restore(diary, restored.former)
    assert everything(diary) == before


def test_only_while_somebody_else_writes_it_is_given_up_after_a_while(
    diary: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore, "_PATIENCE_SECONDS", -1.0)
    monkeypatch.setattr(cipher, "_BUSY_S", 0.05)
    before, wanted = everything(diary), everything(copy)
    former = restore.restore(diary, copy).former
    assert everything(diary) == wanted
    assert former is not None
    restore.restore(diary, former)
    with closing(connection(diary)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyError, match="held by another program"):
            restore.restore(diary, copy)
        other.execute("ROLLBACK")
    assert everything(diary) == before


def test_whoever_has_the_diary_open_sees_the_restored_one(diary: Path, copy: Path) -> None:
    with closing(connection(diary)) as other:
        before = other.execute("SELECT count(*) FROM rating").fetchone()[0]
        restore.restore(diary, copy)
        assert other.execute("SELECT count(*) FROM rating").fetchone()[0] == before - 1


def test_a_copy_gone_bad_is_refused_and_changes_nothing(diary: Path, copy: Path) -> None:
    flip_bits_at(copy, copy.stat().st_size - 10)
    before = diary.read_bytes()
    with pytest.raises(BackupError, match="gone bad"):
        restore.restore(diary, copy)
    with pytest.raises(BackupError, match="no diary at"):
        restore.restore(diary, copy.with_name("none.sqlite"))
    assert diary.read_bytes() == before


def test_a_damaged_copy_under_a_name_of_its_own_is_refused_and_changes_nothing(diary: Path, copy: Path) -> None:
    chosen = copy.rename(copy.with_name("copy.sqlite"))
    forget_ratings(chosen)
    before = diary.read_bytes()
    with pytest.raises(BackupError) as caught:
        restore.restore(diary, chosen)
    assert str(caught.value) == f"The backup {chosen} is damaged; please take another."
    assert diary.read_bytes() == before


def test_a_damaged_diary_is_put_aside_as_it_is(diary: Path, copy: Path) -> None:
    broken = diary.read_bytes()[:5000]
    diary.write_bytes(broken)
    with pytest.raises(DamagedError):
        checking.require_sound(diary)
    restored = restore.restore(diary, copy)
    assert everything(diary) == everything(copy)
    assert restored.former is not None
    assert restored.former.read_bytes() == broken
    checking.require_sound(diary)


def test_a_copy_of_an_earlier_program_is_restored_and_upgraded(diary: Path) -> None:
    old = Path(__file__).parents[1] / "data" / "diary_v1.sqlite"
    restore.restore(diary, old)
    assert checking.check(diary).counts["rating"] == checking.check(old).counts["rating"]
    assert everything(diary)


def test_nobody_else_may_read_anything_that_is_kept(tmp_path: Path) -> None:
    diary = made(tmp_path / "new" / "diary.sqlite", evenings=3)
    hold = lock.acquire(diary)
    copy = backup.make(diary, backup.BY_HAND).path
    with closing(connection(diary)) as other:
        other.execute("SELECT count(*) FROM note").fetchone()
        restore.restore(diary, copy)
        hold.release()
        checksum.write(diary)
    diary.write_bytes(diary.read_bytes()[:5000])
    restore.restore(diary, copy)
    kept = [diary.parent, *diary.parent.rglob("*")]
    assert {"backups", "damaged", "diary.sqlite"} <= {one.name for one in kept}
    assert [one for one in kept if one.stat().st_mode & 0o077] == []


def test_a_disk_that_is_full_while_a_damaged_diary_is_replaced_is_told_with_the_file(
    diary: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        error = sqlite3.OperationalError("it failed")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    diary.write_bytes(b"no diary")
    monkeypatch.setattr("diary.storage.safety.copies.carry_over", fail)
    with pytest.raises(DiskFullError, match=f"There is no room left on the disk to save {diary.parent}"):
        restore.restore(diary, copy)
    assert diary.read_bytes() == b"no diary"
