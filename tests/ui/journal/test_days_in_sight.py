"""The days kept in memory: they are what is on disk with what is not yet there, whoever writes the file."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diary.domain import evening
from diary.domain.change import Change, added
from diary.domain.excerpt import Excerpt
from diary.domain.period import with_day_before
from diary.domain.symptom import Rating
from diary.storage.day_reader import StampedDay, read_day, read_stamped_day
from diary.storage.errors import AlteredError, DamagedError, StorageError
from diary.storage.file_stamp import FileStamp, file_stamp
from diary.storage.journal import Journal
from diary.storage.safety import backup
from diary.storage.safety.restore import restore
from diary.storage.sync.merging import merge
from diary.storage.write_witness import WriteStamps
from diary.ui.journal import diary_days
from diary.ui.journal.days_in_sight import DaysInSight
from diary.ui.journal.diary_change import DiaryChange
from diary.ui.journal.open_journal import OpenJournal
from tests.builders import EVENING, started

PAIN = Rating(day=EVENING, symptom="pain", value=3)
STAMPS = tuple(FileStamp(1, size, size, 0, 0) for size in range(3))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A diary with one rating."""
    diary = tmp_path / "diary.sqlite"
    with Journal(started(diary)) as journal:
        journal.apply(added([PAIN]))
    return diary


@pytest.fixture
def journal(path: Path, qtbot: QtBot) -> Iterator[OpenJournal]:
    """The diary, of which the evening is in sight."""
    del qtbot
    made = OpenJournal(path)
    assert values(made.day(EVENING)) == [3]
    yield made
    made.close()


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The days that are read from now on."""
    made: list[date] = []

    def read(path: Path, day: date) -> StampedDay:
        made.append(day)
        return read_stamped_day(path, day)

    monkeypatch.setattr(diary_days, "read_stamped_day", read)
    return made


def values(excerpt: Excerpt) -> list[float]:
    return [one.value for one in excerpt.ratings if one.symptom == "pain"]


def rate(journal: OpenJournal, value: int) -> None:
    journal.change_day(EVENING, lambda excerpt: evening.rate(excerpt, EVENING, "pain", value))


def saved(journal: OpenJournal, qtbot: QtBot) -> None:
    with qtbot.waitSignal(journal.saved, timeout=20_000):
        journal.save()
    qtbot.waitUntil(lambda: not journal.queue.unwritten, timeout=20_000)


def elsewhere(path: Path, value: int) -> None:
    """Another program, such as the command line, edits the rating."""
    with Journal(path) as other:
        [kept] = [one for one in read_day(path, EVENING).ratings if one.symptom == "pain"]
        other.apply([Change(kept, replace(kept, value=value))])


def seen(journal: OpenJournal) -> None:
    """The journal learns the file's stamp, as from the watch every second."""
    stamp = file_stamp(journal.path)
    assert stamp is not None
    journal.days.follow_file(stamp)


def kept(day: int, value: int, stamp: FileStamp) -> StampedDay:
    rating = Rating(day=EVENING + timedelta(days=day), symptom="pain", value=value)
    return StampedDay(Excerpt(period=with_day_before(rating.day), ratings=(rating,)), stamp)


def test_a_day_in_sight_is_read_once_however_much_is_changed_and_saved(
    journal: OpenJournal, path: Path, qtbot: QtBot, reads: list[date]
) -> None:
    for value in (5, 6):
        rate(journal, value)
        assert values(journal.day(EVENING)) == [value]
        saved(journal, qtbot)
        assert values(journal.day(EVENING)) == [value]
    journal.undo()
    assert values(journal.day(EVENING)) == [5]
    assert reads == []
    saved(journal, qtbot)
    assert journal.day(EVENING) == read_day(path, EVENING)


def test_what_another_program_writes_is_seen_by_the_next_change(journal: OpenJournal, path: Path, qtbot: QtBot) -> None:
    elsewhere(path, 8)
    assert values(journal.day(EVENING)) == [3], "a day in memory is answered without a look at the disk"
    with qtbot.waitSignal(journal.diary_changed) as told:
        seen(journal)
    assert told.args == [DiaryChange(None)]
    assert values(journal.day(EVENING)) == [8]
    rate(journal, 5)
    saved(journal, qtbot)
    assert values(read_day(path, EVENING)) == [5]


def test_a_rating_that_a_command_has_added_is_edited_and_not_doubled(
    journal: OpenJournal, path: Path, qtbot: QtBot
) -> None:
    with Journal(path) as command:
        command.apply(added([Rating(day=EVENING, symptom="numbness", value=8)]))
    seen(journal)
    journal.change_day(EVENING, lambda excerpt: evening.rate(excerpt, EVENING, "numbness", 5))
    saved(journal, qtbot)
    assert [one.value for one in read_day(path, EVENING).ratings if one.symptom == "numbness"] == [5]


def test_what_another_program_writes_before_a_save_is_on_the_screens_after_it(
    journal: OpenJournal, path: Path, qtbot: QtBot
) -> None:
    journal.apply(added([Rating(day=EVENING, symptom="numbness", value=1)]))
    elsewhere(path, 8)
    told: list[DiaryChange] = []
    journal.diary_changed.connect(told.append)
    saved(journal, qtbot)
    assert [change.changes for change in told] == [None], "the pages are not told to look again"
    assert journal.day(EVENING) == read_day(path, EVENING)
    assert values(journal.day(EVENING)) == [8]


def test_what_is_not_on_disk_yet_stays_when_the_file_is_read_again(journal: OpenJournal, path: Path) -> None:
    journal.apply(added([Rating(day=EVENING, symptom="numbness", value=1)]))
    elsewhere(path, 8)
    seen(journal)
    assert {one.symptom: one.value for one in journal.day(EVENING).ratings} == {"pain": 8, "numbness": 1}


def test_a_restored_diary_is_read_again(journal: OpenJournal, path: Path, qtbot: QtBot) -> None:
    copy = backup.make(path, backup.BY_HAND)
    rate(journal, 9)
    saved(journal, qtbot)
    journal.run_after_saving(lambda: restore(path, copy.path)).result(timeout=20)
    assert forgets(journal, qtbot, journal.reload_replaced_file)
    assert values(journal.day(EVENING)) == [3]


def test_what_was_merged_is_read_again_and_undone(
    journal: OpenJournal, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other" / "diary.sqlite"
    with Journal(started(other)) as there:
        there.apply(added([Rating(day=EVENING, symptom="numbness", value=6)]))
    merged = journal.run_after_saving(lambda: merge(path, other)).result(timeout=20)
    assert forgets(journal, qtbot, lambda: journal.adopt_external_changes(merged.changes, "Joined"))
    assert {one.symptom: one.value for one in journal.day(EVENING).ratings} == {"pain": 3, "numbness": 6}
    journal.undo()
    assert {one.symptom: one.value for one in journal.day(EVENING).ratings} == {"pain": 3}


def forgets(journal: OpenJournal, qtbot: QtBot, act: Callable[[], object]) -> bool:
    """Whether what is kept is read again after `act`, and the screens are told that anything may be different."""
    with qtbot.waitSignal(journal.diary_changed, timeout=20_000) as told:
        act()
    assert told.args is not None
    return journal.days.get(EVENING) is None and told.args[0].changes is None


def test_after_damage_is_found_nothing_comes_out_of_memory_and_nothing_is_written(
    journal: OpenJournal, path: Path, qtbot: QtBot
) -> None:
    content = bytearray(path.read_bytes())
    content[4096:6000] = bytes(len(content[4096:6000]))
    path.write_bytes(content)
    with qtbot.waitSignal(journal.damage_found, timeout=20_000) as found:
        journal.check_integrity()
    assert found.args is not None
    assert isinstance(found.args[0], DamagedError | AlteredError)
    assert journal.days.get(EVENING) is None
    with pytest.raises(StorageError) as raised:
        journal.day(EVENING)
    assert raised.value is found.args[0]
    with qtbot.waitSignal(journal.read_failed):
        rate(journal, 9)
    assert journal.queue.unwritten == ()
    assert path.read_bytes() == content


def test_a_change_of_a_day_that_cannot_be_read_is_told_and_not_made(path: Path, qtbot: QtBot) -> None:
    path.write_text("Dear Anna, " * 900)
    journal = OpenJournal(path)
    with qtbot.waitSignal(journal.read_failed) as told:
        rate(journal, 5)
    assert told.args is not None
    assert "is not a diary" in str(told.args[0])
    assert journal.queue.unwritten == ()


def test_a_file_that_is_gone_leaves_what_was_read_in_memory(journal: OpenJournal, path: Path, qtbot: QtBot) -> None:
    away = path.parent.rename(path.parent.with_name("away"))
    path.parent.write_text("a file where the folder should be")
    rate(journal, 5)
    assert values(journal.day(EVENING)) == [5]
    with qtbot.waitSignal(journal.save_failed, timeout=20_000):
        journal.save()
    assert values(journal.day(EVENING)) == [5]
    path.parent.unlink()
    away.rename(path.parent)
    saved(journal, qtbot)
    assert values(read_day(path, EVENING)) == [5]


def test_two_days_are_kept_and_another_one_takes_the_place_of_what_was_asked_for_longest_ago() -> None:
    days = DaysInSight()
    for number in range(2):
        days.keep(EVENING + timedelta(days=number), kept(number, number, STAMPS[0]))
    assert days.get(EVENING) is not None
    days.keep(EVENING + timedelta(days=2), kept(2, 2, STAMPS[0]))
    there = [number for number in range(3) if days.get(EVENING + timedelta(days=number)) is not None]
    assert there == [0, 2]


def test_after_an_own_write_what_was_read_before_or_after_it_stays_and_nothing_else() -> None:
    days = DaysInSight()
    days.keep(EVENING, kept(0, 1, STAMPS[0]))
    days.keep(EVENING + timedelta(days=1), kept(1, 1, STAMPS[1]))
    assert days.follow_write(WriteStamps(STAMPS[0], STAMPS[1]))
    assert [found.stamp for found in map(days.get, (EVENING, EVENING + timedelta(days=1))) if found] == [STAMPS[1]] * 2
    days.keep(EVENING, kept(0, 1, STAMPS[2]))
    assert not days.follow_write(WriteStamps(STAMPS[1], STAMPS[0]))
    assert days.get(EVENING) is None
    assert days.get(EVENING + timedelta(days=1)) is not None
    assert not days.follow_write(None)
    assert days.get(EVENING + timedelta(days=1)) is None


def test_the_stamp_changes_with_each_commit_and_with_no_reading(path: Path) -> None:
    before = file_stamp(path)
    read_day(path, EVENING)
    assert file_stamp(path) == before
    elsewhere(path, 8)
    assert file_stamp(path) != before
    assert file_stamp(path.with_name("none.sqlite")) is None
