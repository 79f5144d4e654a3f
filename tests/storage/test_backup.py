"""Backups: made atomically, and retained for a year."""

import errno
import os
import resource
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.change import Change, added
from diary.domain.symptom import Rating
from diary.storage.errors import BackupError, DamagedError
from diary.storage.file import temporary
from diary.storage.file.diary_file import connection
from diary.storage.journal import Journal
from diary.storage.safety import backup, checking
from tests.builders import EVENING, evening
from tests.storage.diaries import everything, flip_bits_at, forget_ratings, made

HIGHER = Rating(day=EVENING, symptom="pain", value=9)


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return made(tmp_path / "diary.sqlite", evenings=5)


def test_a_backup_holds_all_and_is_one_checked_file(diary: Path) -> None:
    made = backup.make(diary, backup.BY_HAND)
    assert everything(made.path) == everything(diary)
    assert backup.backups(backup.folder_of(diary), diary) == [made]
    assert made.matches_hash_in_name
    assert made.path.stat().st_mode & 0o077 == 0
    assert made.path.parent.stat().st_mode & 0o077 == 0


def test_a_backup_gone_bad_is_not_taken_for_good(diary: Path) -> None:
    first = backup.make(diary, backup.BY_HAND)
    with Journal(diary) as journal:
        journal.apply(added([HIGHER]))
    second = backup.make(diary, backup.BY_HAND)
    flip_bits_at(second.path, second.path.stat().st_size - 10)
    assert not second.matches_hash_in_name
    found = backup.newest_good(diary)
    assert found is not None
    assert found[0] == first
    assert found[1].days == 5


def test_a_diary_that_was_written_on_an_earlier_day_has_its_daily_backup_made_up_for(diary: Path) -> None:
    backup.catch_up(diary)
    assert backup.backups(backup.folder_of(diary), diary) == []
    yesterday = datetime.now(UTC).timestamp() - 24 * 3600
    os.utime(diary, (yesterday, yesterday))
    backup.catch_up(diary)
    [made] = backup.backups(backup.folder_of(diary), diary)
    assert (made.reason, everything(made.path)) == (backup.DAILY, everything(diary))


def test_a_day_without_a_change_makes_no_backup(diary: Path) -> None:
    assert backup.make_daily(diary) is not None
    assert backup.make_daily(diary) is None
    with Journal(diary) as journal:
        journal.apply(added([HIGHER]))
    assert backup.make_daily(diary) is not None
    with Journal(diary) as journal:
        journal.apply([Change(HIGHER, None)])
    assert backup.make_daily(diary) is not None


def test_before_an_import_the_diary_is_copied(diary: Path) -> None:
    before = everything(diary)
    with Journal(diary) as journal:
        journal.apply(added([Rating(day=EVENING, symptom="pain", value=1)]), is_import=True)
    [made] = backup.backups(backup.folder_of(diary), diary)
    assert made.reason == backup.IMPORT
    assert everything(made.path) == before


def test_a_second_place_that_is_not_there_is_told(diary: Path) -> None:
    stick = diary.parent / "stick"
    with pytest.raises(BackupError, match="not connected"):
        backup.make(diary, backup.BY_HAND, backup.place_in(stick))
    stick.mkdir()
    assert backup.make(diary, backup.BY_HAND, backup.place_in(stick)).matches_hash_in_name
    assert len(backup.backups(backup.place_in(stick), diary)) == 1
    assert list(backup.folder_of(diary).iterdir()) == [], "what was made beside the diary first is gone"


def _backups(moments: list[datetime], reason: str = backup.DAILY) -> list[backup.Backup]:
    return [backup.Backup(Path(f"{one:%Y-%m-%d-%H%M}-{reason}"), one, reason, "") for one in moments]


@pytest.mark.parametrize("reason", [backup.IMPORT, backup.RESTORE, backup.JOIN])
def test_what_was_made_before_an_import_is_kept_as_long_as_the_last_backup_of_its_day(reason: str) -> None:
    newest = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
    daily = [newest - timedelta(days=back) for back in range(10)]
    before = _backups([one - timedelta(minutes=5) for one in daily], reason)
    kept = backup.kept_of([*_backups(daily), *before], newest)
    assert [one for one in kept if one.reason == reason] == before[:7]


def test_seven_days_five_weeks_and_twelve_months_are_kept() -> None:
    newest = datetime(2026, 11, 24, 12, tzinfo=UTC)
    days = _backups([newest - timedelta(days=back) for back in range(800)])
    kept = [one.made for one in backup.kept_of(days, newest)]
    assert kept[:7] == [newest - timedelta(days=back) for back in range(7)]
    months = {(one.year, one.month) for one in kept}
    assert len(months) == 12
    weeks = {one.isocalendar()[:2] for one in kept if one > newest - timedelta(weeks=5)}
    assert len(weeks) == 5
    assert len(kept) <= 7 + 5 + 12


@pytest.mark.parametrize("reason", [backup.BY_HAND, backup.UPGRADE, backup.SALVAGE])
def test_what_was_made_by_hand_before_an_upgrade_or_by_salvaging_stays(reason: str) -> None:
    long_ago = [datetime(2019, 1, 1, tzinfo=UTC)]
    days = _backups([datetime(2026, 11, 24, tzinfo=UTC) - timedelta(days=back) for back in range(400)])
    everything_there = [*days, *_backups(long_ago, reason), *_backups(long_ago, backup.IMPORT)]
    kept = backup.kept_of(everything_there, datetime(2026, 11, 24, tzinfo=UTC))
    assert [one for one in kept if one.made.year == 2019] == _backups(long_ago, reason)


def test_what_was_salvaged_takes_no_whole_backup_of_that_day_away() -> None:
    damaged = datetime(2026, 11, 24, 12, tzinfo=UTC)
    before = _backups([damaged - timedelta(days=back) for back in range(300)])
    salvaged = _backups([damaged + timedelta(minutes=1)], backup.SALVAGE)
    present = damaged + timedelta(minutes=2)
    kept = set(backup.kept_of([*before, *salvaged], present))
    assert set(backup.kept_of(before, present)) | set(salvaged) == kept


_moments = st.lists(
    st.datetimes(datetime(2015, 1, 1), datetime(2045, 1, 1), timezones=st.just(UTC)), max_size=60, unique=True
)


@given(_moments, _moments, st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))
def test_what_a_wrong_clock_dated_in_the_future_takes_nothing_away(
    some: list[datetime], others: list[datetime], present: datetime
) -> None:
    past = _backups([one for one in some if one <= present])
    future = _backups([one for one in others if one > present])
    kept = backup.kept_of([*future, *past], present)
    assert set(backup.kept_of(past, present)) <= set(kept)
    assert len([one for one in kept if one.made > present]) <= 7 + 5 + 12
    if past:
        assert max(past, key=lambda one: one.made) in kept


def test_forty_backups_of_years_to_come_leave_those_of_the_last_week_on_the_disk(diary: Path) -> None:
    latest = backup.make(diary, backup.DAILY)
    folder = backup.folder_of(diary)
    days = [datetime.now(UTC) - timedelta(days=back) for back in range(1, 6)]
    years = [datetime.now(UTC) + timedelta(days=31 * ahead) for ahead in range(1, 41)]
    for moment in (*days, *years):
        (folder / f"diary-{moment:%Y-%m-%d-%H%M%S}Z-daily-{'0' * 16}.sqlite").touch()
    backup.prune(backup.backups(folder, diary), latest)
    left = [one.made for one in backup.backups(folder, diary)]
    assert {one.replace(microsecond=0) for one in days} <= set(left)
    assert len([one for one in left if one > datetime.now(UTC)]) <= 7 + 5 + 12


def test_a_salvaged_copy_is_on_the_disk_after_a_year_of_daily_backups(diary: Path) -> None:
    folder = backup.folder_of(diary)
    salvaged = backup.make(diary, backup.SALVAGE)
    long_ago = salvaged.path.rename(folder / f"diary-2019-01-01-120000Z-salvage-{salvaged.digits}.sqlite")
    for back in range(1, 400):
        moment = datetime.now(UTC) - timedelta(days=back)
        (folder / f"diary-{moment:%Y-%m-%d-%H%M%S}Z-daily-{'0' * 16}.sqlite").touch()
    with Journal(diary) as journal:
        journal.apply(added([HIGHER]))
    assert backup.make_daily(diary) is not None
    left = backup.backups(folder, diary)
    assert len(left) <= 7 + 5 + 12 + 1
    assert long_ago in [one.path for one in left]


def test_a_newest_backup_that_the_disk_does_not_give_is_not_taken_for_good(diary: Path) -> None:
    good = backup.make(diary, backup.DAILY)
    later = datetime.now(UTC) + timedelta(minutes=1)
    unreadable = good.path.with_name(f"diary-{later:%Y-%m-%d-%H%M%S}Z-daily-{good.digits}.sqlite")
    unreadable.mkdir()  # what reading it answers is an error of the system, to root as well
    [kept] = [one for one in backup.backups(backup.folder_of(diary), diary) if one.path == unreadable]
    assert not kept.matches_hash_in_name
    found = backup.newest_good(diary)
    assert found is not None
    assert found[0] == good
    good.path.unlink()
    assert backup.newest_good(diary) is None
    assert backup.is_due(diary, backup.folder_of(diary))


def test_a_newest_backup_that_is_as_made_but_no_diary_is_not_taken_for_good(diary: Path) -> None:
    unfinished = backup.begun(diary, backup.folder_of(diary))
    unfinished.write_text("Dear diary, " * 1000, encoding="utf-8")
    strange = backup.finished(diary, unfinished, backup.DAILY)
    assert strange.matches_hash_in_name
    assert backup.newest_good(diary) is None
    assert backup.is_due(diary, backup.folder_of(diary))
    made = backup.make_daily(diary)
    assert made is not None
    assert everything(made.path) == everything(diary)


def test_a_diary_with_a_damaged_page_gives_no_backup(diary: Path) -> None:
    with closing(connection(diary)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    forget_ratings(diary)
    with pytest.raises(DamagedError):
        backup.make(diary, backup.BY_HAND)
    assert list(backup.folder_of(diary).iterdir()) == []


def test_no_room_leaves_no_half_backup_and_says_so(diary: Path) -> None:
    code = """
import resource, signal, sys
from pathlib import Path
from diary.storage.file import temporary
from diary.storage.file.diary_file import connection
from diary.storage.safety import backup
from diary.storage.errors import BackupError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
try:
    backup.make(Path(sys.argv[1]), backup.BY_HAND)
except BackupError as error:
    print(error)
"""
    assert diary.stat().st_size > 20000
    assert resource.RLIMIT_FSIZE >= 0
    done = subprocess.run([sys.executable, "-c", code, str(diary)], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("A backup cannot be written in")
    assert list(backup.folder_of(diary).iterdir()) == []
    assert checking.check(diary).problems == ()


def test_what_a_killed_process_left_is_taken_away_an_hour_later(diary: Path) -> None:
    folder = backup.folder_of(diary)
    folder.mkdir()
    old, fresh = folder / ".diary-old.part", folder / ".diary-new.part"
    for one in (old, fresh):
        one.touch()
    os.utime(old, (0, 0))
    backup.make(diary, backup.BY_HAND)
    assert not old.exists()
    assert fresh.exists()


def test_a_folder_that_cannot_be_written_is_told(diary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(temporary, "create", refuse)  # root may write everywhere
    with pytest.raises(BackupError, match="Permission denied"):
        backup.make(diary, backup.BY_HAND)


def test_an_evening_after_a_backup_is_in_the_next(diary: Path) -> None:
    backup.make_daily(diary)
    with Journal(diary) as journal:
        journal.apply(added(evening(EVENING + timedelta(days=1))))
    assert backup.is_due(diary, backup.folder_of(diary))


def test_a_clock_set_back_takes_no_backup_of_the_present_away(diary: Path) -> None:
    latest = backup.make(diary, backup.DAILY)
    for ahead in range(1, 40):
        later = latest.made + timedelta(days=31 * ahead)
        name = latest.path.name.replace(f"{latest.made:%Y-%m-%d-%H%M%S}", f"{later:%Y-%m-%d-%H%M%S}")
        latest.path.with_name(name).write_bytes(latest.path.read_bytes())
    backup.prune(backup.backups(backup.folder_of(diary), diary), latest)
    left = backup.backups(backup.folder_of(diary), diary)
    assert latest in left
    assert len(left) <= 7 + 5 + 12 + 1
