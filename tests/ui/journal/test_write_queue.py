"""What waits to be written, on a real file with the real thread, without Qt."""

from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from diary.domain.change import added
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.storage.day_reader import read_day
from diary.storage.errors import UnwritableError
from diary.storage.file_stamp import file_stamp
from diary.storage.safety import backup
from diary.ui.journal.write_queue import DiaryWriter, WriteOutcome, WriteQueue, has_ended
from tests.builders import EVENING, started

NOTE, RATING, LATER = (
    Note(day=EVENING, text="imported"),
    Rating(day=EVENING, symptom="pain", value=3),
    Rating(day=EVENING, symptom="numbness", value=4),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a new diary."""
    return started(tmp_path / "diary" / "diary.sqlite").parent


@pytest.fixture
def outcomes() -> "Queue[WriteOutcome]":
    return Queue()


@pytest.fixture
def queue(folder: Path, outcomes: "Queue[WriteOutcome]") -> Iterator[WriteQueue]:
    made = WriteQueue(DiaryWriter(folder / "diary.sqlite"), outcomes.put)
    yield made
    made.close(has_ended)


def reasons(folder: Path) -> list[str]:
    diary = folder / "diary.sqlite"
    return [copy.reason for copy in backup.backups(backup.folder_of(diary), diary)]


def test_what_could_not_be_written_waits_before_what_came_later(
    folder: Path, queue: WriteQueue, outcomes: "Queue[WriteOutcome]"
) -> None:
    away = folder.rename(folder.with_name("away"))
    folder.write_text("a file where the folder should be")
    queue.add(added([RATING]))
    queue.begin()
    queue.add(added([LATER]))
    outcome = outcomes.get(timeout=20)
    assert isinstance(outcome.error, UnwritableError)
    assert queue.finish(outcome)
    assert [change.after for change in queue.unwritten] == [RATING, LATER]
    assert queue.is_pending
    assert not queue.is_busy
    folder.unlink()
    away.rename(folder)
    assert queue.close(has_ended) == ""
    assert {one.symptom for one in read_day(folder / "diary.sqlite", EVENING).ratings} == {"pain", "numbness"}


def test_an_import_is_backed_up_before_though_another_write_is_under_way_when_it_is_added(
    folder: Path, queue: WriteQueue, outcomes: "Queue[WriteOutcome]"
) -> None:
    queue.add(added([RATING]))
    queue.begin()
    queue.add(added([NOTE]), is_import=True)
    assert queue.finish(outcomes.get(timeout=20))
    assert reasons(folder) == []
    queue.begin()
    assert queue.finish(outcomes.get(timeout=20))
    assert reasons(folder) == [backup.IMPORT]
    queue.add(added([LATER]))
    queue.begin()
    assert queue.finish(outcomes.get(timeout=20))
    assert reasons(folder) == [backup.IMPORT], "what was entered later is no import"


def test_an_import_is_backed_up_before_though_something_is_entered_right_after_it(
    folder: Path, queue: WriteQueue, outcomes: "Queue[WriteOutcome]"
) -> None:
    queue.add(added([RATING]))
    assert queue.close(has_ended) == ""
    assert outcomes.get(timeout=20).error is None
    queue.add(added([NOTE]), is_import=True)
    queue.add(added([LATER]))
    queue.begin()
    assert queue.finish(outcomes.get(timeout=20))
    assert reasons(folder) == [backup.IMPORT]


def test_an_import_that_could_not_be_written_is_still_backed_up_before_the_next_try(
    folder: Path, queue: WriteQueue, outcomes: "Queue[WriteOutcome]"
) -> None:
    queue.add(added([RATING]))
    assert queue.close(has_ended) == ""
    assert outcomes.get(timeout=20).error is None
    away = folder.rename(folder.with_name("away"))
    folder.write_text("a file where the folder should be")
    queue.add(added([NOTE]), is_import=True)
    queue.begin()
    assert queue.finish(outcome := outcomes.get(timeout=20))
    assert outcome.error is not None
    folder.unlink()
    away.rename(folder)
    queue.begin()
    assert queue.finish(outcomes.get(timeout=20))
    assert reasons(folder) == [backup.IMPORT]


def test_a_write_that_closing_has_waited_for_is_taken_note_of_once(
    queue: WriteQueue, outcomes: "Queue[WriteOutcome]"
) -> None:
    queue.add(added([RATING]))
    queue.begin()
    outcome = outcomes.get(timeout=20)
    assert queue.close(has_ended) == ""
    assert queue.unwritten == ()
    assert not queue.finish(outcome)


def test_the_stamps_of_a_write_are_those_of_the_file_before_and_after(
    folder: Path, queue: WriteQueue, outcomes: "Queue[WriteOutcome]"
) -> None:
    written = []
    for rating in (RATING, LATER):
        queue.add(added([rating]))
        queue.begin()
        outcome = outcomes.get(timeout=20)
        queue.finish(outcome)
        assert outcome.written is not None
        written.append(outcome.written)
    assert written[0].before != written[0].after == written[1].before
    assert written[1].before != written[1].after == file_stamp(folder / "diary.sqlite")
