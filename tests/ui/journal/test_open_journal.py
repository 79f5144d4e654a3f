"""The open journal, on real files and with its real thread."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diary.domain import evening
from diary.domain.change import added
from diary.domain.excerpt import Excerpt
from diary.domain.period import with_day_before
from diary.domain.symptom import Rating
from diary.storage.day_reader import read_day
from diary.storage.journal import Journal
from diary.storage.safety import backup, checking, checksum, lock
from diary.storage.safety.restore import restore
from diary.ui.journal.open_journal import OpenJournal
from tests.builders import EVENING, started

EMPTY = Excerpt(period=with_day_before(EVENING))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diary.sqlite"


@pytest.fixture(autouse=True)
def journals_of_earlier_tests_are_gone() -> None:
    """Taken away here: where a writing thread happened to do it, Qt would stop their timers from there."""
    gc.collect()


@pytest.fixture
def journal(path: Path, qtbot: QtBot) -> Iterator[OpenJournal]:
    del qtbot
    made = OpenJournal(started(path))
    yield made
    made.close()


def rate(journal: OpenJournal, value: int | None) -> None:
    journal.apply(evening.rate(journal.day(EVENING), EVENING, "pain", value))


def pain_on_disk(path: Path) -> list[float]:
    return [one.value for one in read_day(path, EVENING).ratings]


def test_a_change_shows_at_once_and_is_on_disk_soon_after(journal: OpenJournal, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(journal.saved, timeout=20_000):
        with qtbot.waitSignal(journal.diary_changed):
            rate(journal, 7)
        assert [one.value for one in journal.day(EVENING).ratings] == [7]
        assert pain_on_disk(path) == []
    assert pain_on_disk(path) == [7]


def test_closing_saves_what_is_pending(journal: OpenJournal, path: Path) -> None:
    rate(journal, 3)
    assert journal.close() == ""
    assert pain_on_disk(path) == [3]


def test_undo_and_redo_of_a_saved_change(journal: OpenJournal, path: Path) -> None:
    rate(journal, 3)
    rate(journal, 8)
    journal.close()
    journal.undo()
    journal.close()
    assert pain_on_disk(path) == [3]
    journal.redo()
    journal.undo()
    journal.undo()
    journal.undo()
    assert journal.day(EVENING).ratings == ()
    journal.close()
    assert pain_on_disk(path) == []


def test_what_was_said_elsewhere_of_the_same_evening_is_edited_and_given_back_by_undo(
    journal: OpenJournal, path: Path, qtbot: QtBot
) -> None:
    assert journal.day(EVENING).ratings == ()
    with Journal(path) as other:
        other.apply(added([Rating(day=EVENING, symptom="pain", value=4)]))
    with qtbot.waitSignal(journal.saved, timeout=20_000):
        journal.apply(evening.rate(EMPTY, EVENING, "pain", 9))
    assert pain_on_disk(path) == [9]
    assert [one.value for one in journal.day(EVENING).ratings] == [9]
    with qtbot.waitSignal(journal.saved, timeout=20_000):
        rate(journal, 8)
    assert pain_on_disk(path) == [8]
    for expected in (9, 4):
        with qtbot.waitSignal(journal.saved, timeout=20_000):
            journal.undo()
        assert pain_on_disk(path) == [expected] == [one.value for one in journal.day(EVENING).ratings]
    for expected in (9, 8):
        with qtbot.waitSignal(journal.saved, timeout=20_000):
            journal.redo()
        assert pain_on_disk(path) == [expected] == [one.value for one in journal.day(EVENING).ratings]


def test_undoing_while_it_is_written_gives_back_what_was_said_elsewhere(
    journal: OpenJournal, path: Path, qtbot: QtBot
) -> None:
    assert journal.day(EVENING).ratings == ()
    with Journal(path) as other:
        other.apply(added([Rating(day=EVENING, symptom="pain", value=4)]))
    journal.apply(evening.rate(EMPTY, EVENING, "pain", 9))
    journal.save()
    journal.undo()
    with qtbot.waitSignals([journal.saved, journal.saved], timeout=20_000):
        pass
    assert pain_on_disk(path) == [4]
    assert [one.value for one in journal.day(EVENING).ratings] == [4]
    with qtbot.waitSignal(journal.saved, timeout=20_000):
        journal.redo()
    assert pain_on_disk(path) == [9]


def test_a_failed_save_keeps_everything_and_is_tried_again(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "later"
    folder.write_text("a file where the folder should be")
    journal = OpenJournal(folder / "diary.sqlite")
    changes = evening.rate(EMPTY, EVENING, "pain", 5)
    with qtbot.waitSignal(journal.save_failed, timeout=20_000) as failed:
        journal.apply(changes)
    assert failed.args is not None
    assert "cannot be written" in failed.args[0]
    assert "cannot be written" in journal.close()
    assert [change.after.value for change in journal.queue.unwritten if isinstance(change.after, Rating)] == [5]
    folder.unlink()
    started(journal.path)
    assert journal.close() == ""
    assert pain_on_disk(folder / "diary.sqlite") == [5]


def written(journal: OpenJournal, qtbot: QtBot) -> None:
    """Wait until all that was entered is written, with the window's events as they come."""
    turn = journal.run_after_saving(lambda: None)
    qtbot.waitUntil(turn.done, timeout=20_000)
    qtbot.waitUntil(lambda: not journal.queue.unwritten, timeout=20_000)


def test_a_work_has_its_turn_after_what_was_entered_while_another_change_is_written(
    journal: OpenJournal, path: Path, qtbot: QtBot
) -> None:
    rate(journal, 3)
    journal.save()
    rate(journal, 8)
    seen = journal.run_after_saving(lambda: pain_on_disk(path))
    qtbot.waitUntil(seen.done, timeout=20_000)
    assert seen.result() == [8]


def test_a_work_has_its_turn_when_the_window_is_closed_and_where_nothing_can_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    folder.write_text("a file where the folder should be")
    journal = OpenJournal(folder / "diary.sqlite")
    for value in (5, 6):
        journal.apply(evening.rate(EMPTY, EVENING, "pain", value))
        journal.save()
    turn = journal.run_after_saving(lambda: "done")
    assert journal.close()
    assert turn.result(timeout=20) == "done"


def test_the_lock_knows_the_state_after_a_restore(journal: OpenJournal, path: Path, qtbot: QtBot) -> None:
    journal.queue.lock = lock.acquire(path)
    rate(journal, 3)
    written(journal, qtbot)
    copy = backup.make(path, backup.BY_HAND)
    rate(journal, 8)
    written(journal, qtbot)
    assert saved_state(path) == checking.state(path)
    later = checking.state(path)
    journal.run_after_saving(lambda: restore(path, copy.path)).result(timeout=20)
    journal.reload_replaced_file()
    written(journal, qtbot)
    assert pain_on_disk(path) == [3]
    assert saved_state(path) == checking.state(path) != later
    journal.undo()  # of what was done before the restore nothing can be undone
    written(journal, qtbot)
    assert pain_on_disk(path) == [3]
    journal.queue.lock.release()
    journal.queue.lock = None


def saved_state(path: Path) -> lock.State | None:
    """In which state the lock says that the diary was saved."""
    found = lock.holder(path)
    assert found is not None
    return found.saved


def test_saves_that_a_crash_took_away_are_missed(path: Path, qtbot: QtBot) -> None:
    first = OpenJournal(started(path))
    first.queue.lock = lock.acquire(path)
    rate(first, 3)
    written(first, qtbot)
    before = path.read_bytes()
    rate(first, 8)
    written(first, qtbot)
    os.close(first.queue.lock._handle)  # the process ends without letting go
    first.queue.lock = None
    path.write_bytes(before)
    checksum.remove(path)
    again = OpenJournal(path)
    again.queue.lock = lock.acquire(path)
    with qtbot.waitSignal(again.damage_found, timeout=20_000) as found:
        again.check_integrity()
    assert found.args is not None
    assert "What was saved last is missing" in str(found.args[0])
    again.apply(evening.rate(EMPTY, EVENING, "pain", 5))
    assert "is missing" in again.close()
    assert path.read_bytes() == before
    again.queue.lock.release()


def test_the_copy_of_an_earlier_day_is_made_when_the_diary_is_looked_at(
    journal: OpenJournal, path: Path, qtbot: QtBot
) -> None:
    rate(journal, 3)
    written(journal, qtbot)
    assert not backup.backups(backup.folder_of(path), path)
    yesterday = path.stat().st_mtime - 86_400
    os.utime(path, (yesterday, yesterday))
    checksum.remove(path)
    journal.check_integrity()
    written(journal, qtbot)
    assert len(backup.backups(backup.folder_of(path), path)) == 1


def test_before_an_import_a_backup_is_made_and_before_nothing_else(
    journal: OpenJournal, path: Path, qtbot: QtBot
) -> None:
    rate(journal, 3)
    written(journal, qtbot)
    journal.apply(evening.write(journal.day(EVENING), EVENING, "from this diary's own JSON"), is_import=True)
    written(journal, qtbot)
    rate(journal, 4)
    written(journal, qtbot)
    [copy] = backup.backups(backup.folder_of(path), path)
    assert copy.reason == backup.IMPORT
    assert pain_on_disk(copy.path) == [3]
    assert checking.check(copy.path).counts["note"] == 0


def test_an_import_in_a_window_that_is_closed_at_once_is_backed_up_too(path: Path, qtbot: QtBot) -> None:
    del qtbot
    first = OpenJournal(started(path))
    rate(first, 3)
    assert not first.close()
    again = OpenJournal(path)
    again.apply(evening.write(again.day(EVENING), EVENING, "imported"), is_import=True)
    assert not again.close()
    [copy] = backup.backups(backup.folder_of(path), path)
    assert copy.reason == backup.IMPORT
