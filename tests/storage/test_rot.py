"""Bit rot in the diary or in a backup is detected within a day."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.storage.errors import AlteredError, DamagedError
from diary.storage.journal import Journal
from diary.storage.safety import backup, checking, lock, rot
from diary.storage.saving import save
from tests.builders import EVENING
from tests.slow.whole import at
from tests.storage.diaries import bytes_beside, flip_bits_at, forget_ratings, made

DAY = date(2026, 11, 24)


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return made(tmp_path / "diary.sqlite", evenings=5)


def backups_of(diary: Path, number: int) -> list[backup.Backup]:
    """`number` backups, the oldest first, each with one rating more."""
    copies = []
    for one in range(number):
        save(diary, added([Rating(day=EVENING, symptom=f"own-{one}", value=1)]))
        copies.append(backup.make(diary, backup.BY_HAND))
    return copies


def look(diary: Path, days: int = 0) -> None:
    rot.look(diary, DAY + timedelta(days=days), whole=True)


def bad(diary: Path) -> set[Path]:
    return set(rot.bad_backups(diary, backup.folder_of(diary)))


def flip_unseen(path: Path, place: int) -> None:
    """Flip a bit as bit rot does: size and time of the file stay the same."""
    times = path.stat()
    flip_bits_at(path, place)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def test_a_sound_diary_and_its_backups_are_left_as_they_are(diary: Path) -> None:
    backups_of(diary, 2)
    before = bytes_beside(diary)
    for day in range(3):
        look(diary, day)
    after = bytes_beside(diary)
    assert after.pop("diary.sqlite.read")
    assert after == before
    assert bad(diary) == set()


@given(st.integers(0, 2), st.floats(0, 1, exclude_max=True))
@settings(max_examples=at(25, 8), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_bit_anywhere_in_any_backup_is_noticed_the_same_day(
    tmp_path_factory: pytest.TempPathFactory, which: int, place: float
) -> None:
    diary = made(tmp_path_factory.mktemp("rot") / "diary.sqlite", evenings=2)
    copies = backups_of(diary, 3)
    look(diary)
    rotten = copies[which].path
    flip_unseen(rotten, int(place * rotten.stat().st_size))
    rot.look(diary, DAY + timedelta(days=1), whole=False)
    assert bad(diary) == {rotten}


def test_within_a_day_nothing_is_read_twice_and_a_backup_that_is_gone_is_no_bad_one(diary: Path) -> None:
    [first, second] = backups_of(diary, 2)
    flip_unseen(first.path, 5000)
    look(diary)
    assert bad(diary) == {first.path}
    flip_unseen(second.path, 5000)
    look(diary)
    assert bad(diary) == {first.path}
    first.path.unlink()
    look(diary, 1)
    assert bad(diary) == {second.path}


def test_the_backups_are_examined_in_turn(diary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copies = [copy.path for copy in backups_of(diary, 3)]
    checked: list[Path] = []
    check = checking.check

    def counted(path: Path) -> checking.Health:
        checked.append(path)
        return check(path)

    monkeypatch.setattr(checking, "check", counted)
    for day in range(4):
        look(diary, day)
    assert [path for path in checked if path != diary] == [*sorted(copies), sorted(copies)[0]]
    assert checked.count(diary) == 4


def test_a_backup_that_is_as_it_was_made_but_no_diary_is_noticed_when_its_turn_comes(diary: Path) -> None:
    unfinished = backup.begun(diary, backup.folder_of(diary))
    unfinished.write_text("Dear diary, " * 1000, encoding="utf-8")
    strange = backup.finished(diary, unfinished, backup.DAILY)
    rot.look(diary, DAY, whole=False)
    assert bad(diary) == set()
    look(diary)
    assert bad(diary) == {strange.path}


def test_a_bit_in_a_value_of_the_diary_is_told_once_though_sqlite_does_not_see_it(diary: Path) -> None:
    look(diary)
    times = diary.stat()
    diary.write_bytes(diary.read_bytes().replace(b"A sentence", b"B sentence", 1))
    os.utime(diary, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises((AlteredError, DamagedError)):
        rot.look(diary, DAY, whole=False)
    rot.look(diary, DAY, whole=False)


def test_a_damaged_page_of_the_diary_is_told_the_next_day(diary: Path) -> None:
    look(diary)
    with Journal(diary) as journal:
        journal.apply(added([Rating(day=EVENING, symptom="cramps", value=1)]))
    forget_ratings(diary)
    look(diary)
    with pytest.raises(DamagedError):
        look(diary, 1)


def test_what_is_written_is_no_rot(diary: Path) -> None:
    held = lock.acquire(diary)
    try:
        for day in range(3):
            look(diary, day)
            save(diary, added([Rating(day=EVENING, symptom=f"own-{day}", value=1)]))
            rot.look(diary, DAY + timedelta(days=day), whole=False)
    finally:
        held.release()
    assert bad(diary) == set()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"bad": 3}', b'{"bad": [], "sealed": {"size": 1}}', b"\xff"])
def test_a_memory_that_cannot_be_read_is_none(diary: Path, content: bytes) -> None:
    diary.with_name("diary.sqlite.read").write_bytes(content)
    assert rot.remembered(diary) == rot.Remembered()
    look(diary)
    assert rot.remembered(diary).examined == DAY.isoformat()


def test_a_diary_that_is_gone_is_not_made(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    look(folder / "diary.sqlite")
    assert list(folder.iterdir()) == []
