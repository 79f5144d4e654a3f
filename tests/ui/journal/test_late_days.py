"""A day that is read slowly, or not at all: nothing waits for it, and nothing that was entered meanwhile is lost."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diary.domain import evening
from diary.domain.change import added
from diary.domain.excerpt import Excerpt
from diary.domain.period import with_day_before
from diary.domain.symptom import Rating
from diary.storage.day_reader import StampedDay, read_day, read_stamped_day
from diary.storage.errors import BusyError, OtherDiaryError
from diary.storage.journal import Journal
from diary.storage.saving import save_elsewhere
from diary.ui.journal import diary_days, open_journal
from diary.ui.journal.day_reading import DayReading
from diary.ui.journal.diary_days import BeingReadError
from diary.ui.journal.open_journal import OpenJournal
from tests.builders import EVENING
from tests.ui.windows import until

BEFORE = EVENING - timedelta(days=5)


class SlowDisk:
    """Reads days only while it is `open`, unless there is an `error` to raise."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.open.set()
        self.error: Exception | None = None
        self.read: list[date] = []

    def __call__(self, path: Path, day: date) -> StampedDay:
        read = None if self.error else read_stamped_day(path, day)
        self.read.append(day)
        assert self.open.wait(20)
        if self.error is not None:
            raise self.error
        assert read is not None
        return read


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    made = SlowDisk()
    monkeypatch.setattr(diary_days, "read_stamped_day", made)
    yield made
    made.open.set()


@pytest.fixture
def journal(tmp_path: Path, qtbot: QtBot, disk: SlowDisk, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenJournal]:
    """A diary with a rating of 3, whose window does not wait for a day at all."""
    del qtbot, disk
    changes = added([Rating(day=EVENING, symptom="pain", value=3)])
    diary = save_elsewhere(tmp_path / "none.sqlite", tmp_path, changes).path
    monkeypatch.setattr(diary_days, "WAIT_S", 0.0)
    journal = OpenJournal(diary)
    yield journal
    journal.close()


def values(excerpt: Excerpt) -> list[float]:
    return [one.value for one in excerpt.ratings]


def late(journal: OpenJournal, qtbot: QtBot, disk: SlowDisk) -> Excerpt:
    """The evening, once it has been read."""
    with qtbot.waitSignal(journal.days.read_late, timeout=20_000):
        disk.open.set()
    return journal.day(EVENING)


def test_a_day_that_is_not_there_yet_is_told_when_it_is(journal: OpenJournal, qtbot: QtBot, disk: SlowDisk) -> None:
    disk.open.clear()
    for _try in range(3):
        with pytest.raises(BeingReadError):
            journal.day(EVENING)
    assert values(late(journal, qtbot, disk)) == [3]
    assert disk.read == [EVENING], "it is read once, however often it is asked for"


@pytest.mark.parametrize("is_saved", [False, True])
def test_what_is_entered_while_a_day_is_being_read_is_in_it_once(
    journal: OpenJournal, qtbot: QtBot, disk: SlowDisk, is_saved: bool
) -> None:
    disk.open.clear()
    with pytest.raises(BeingReadError):
        journal.day(EVENING)
    until(qtbot, lambda: disk.read == [EVENING])  # what was read has nothing of what comes now
    with qtbot.waitSignal(journal.saved, timeout=20_000, raising=is_saved) if is_saved else qtbot.captureExceptions():
        journal.apply(added([Rating(day=EVENING, symptom="numbness", value=8)]))
        if is_saved:
            journal.save()
    shown = late(journal, qtbot, disk)
    assert {one.symptom: one.value for one in shown.ratings} == {"pain": 3, "numbness": 8}
    assert journal.close() == ""
    assert read_day(journal.path, EVENING) == shown


def test_an_error_is_raised_without_another_try_until_it_is_asked_for(
    journal: OpenJournal, qtbot: QtBot, disk: SlowDisk
) -> None:
    disk.error = BusyError("held by another program")
    disk.open.clear()
    with pytest.raises(BeingReadError):
        journal.day(EVENING)
    with qtbot.waitSignal(journal.days.read_late, timeout=20_000):
        disk.open.set()
    for _try in range(3):
        with pytest.raises(BusyError):
            journal.day(EVENING)
    assert disk.read == [EVENING]
    disk.error = None
    disk.open.clear()
    journal.days.ask_again()
    with pytest.raises(BusyError):  # what is wrong is said until it is read
        journal.day(EVENING)
    assert values(late(journal, qtbot, disk)) == [3]


def test_a_bug_in_reading_is_no_trouble_of_the_disk(journal: OpenJournal, qtbot: QtBot, disk: SlowDisk) -> None:
    disk.error = ZeroDivisionError()
    disk.open.clear()
    with pytest.raises(BeingReadError):
        journal.day(EVENING)
    with qtbot.captureExceptions() as raised:
        disk.open.set()
        until(qtbot, lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_text_that_is_typed_while_the_day_cannot_be_read_again_is_kept(
    journal: OpenJournal, qtbot: QtBot, disk: SlowDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diary_days, "WAIT_S", 20.0)
    assert values(journal.day(EVENING)) == [3]
    disk.error = BusyError("held by another program")
    journal.days.grow_stale()
    journal.change_day(EVENING, lambda excerpt: evening.write(excerpt, EVENING, "Warm feet"))
    with pytest.raises(BusyError):
        journal.day(EVENING)
    disk.error = None
    journal.days.ask_again()
    assert [one.text for one in journal.day(EVENING).notes] == ["Warm feet"]
    assert journal.close() == ""
    del qtbot
    assert [one.text for one in read_day(journal.path, EVENING).notes] == ["Warm feet"]


def test_another_diary_in_the_place_of_this_one_is_told(journal: OpenJournal, qtbot: QtBot, disk: SlowDisk) -> None:
    disk.error = OtherDiaryError("another diary")
    disk.open.clear()
    with pytest.raises(BeingReadError):
        journal.day(EVENING)
    with qtbot.waitSignal(journal.gone, timeout=20_000) as told:
        disk.open.set()
    assert told.args == [disk.error]


def test_a_read_that_began_before_the_file_changed_is_given_up(
    journal: OpenJournal, qtbot: QtBot, disk: SlowDisk
) -> None:
    disk.open.clear()
    with pytest.raises(BeingReadError):
        journal.day(EVENING)
    until(qtbot, lambda: disk.read == [EVENING])
    with Journal(journal.path) as other:
        other.apply(added([Rating(day=EVENING, symptom="numbness", value=6)]))
    journal.days.grow_stale()
    with pytest.raises(BeingReadError):
        journal.day(EVENING)
    assert sorted(values(late(journal, qtbot, disk))) == [3, 6]


def test_of_many_days_that_are_wanted_only_the_latest_is_read_next() -> None:
    going_on, begun, read = threading.Event(), threading.Event(), []

    def slow(day: date) -> StampedDay:
        read.append(day)
        begun.set()
        assert going_on.wait(20)
        return StampedDay(Excerpt(period=with_day_before(day)), None)

    reading = DayReading(slow)
    days = [EVENING + timedelta(days=number) for number in range(5)]
    reading.want(days[0])
    assert begun.wait(20)
    for day in days[1:]:
        reading.want(day)
    assert [reading.wants(day) for day in days] == [True, False, False, False, True]
    going_on.set()
    answers = [*reading.answers(days[4], 20)]
    assert days[4] in [answer.day for answer in answers]
    assert read == [days[0], days[4]]


def test_a_change_does_not_put_off_the_save_of_an_earlier_one(
    journal: OpenJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    start = journal._timer.start

    def put_off(after: int) -> None:
        started.append(after)
        start(after)

    monkeypatch.setattr(journal._timer, "start", put_off)
    for value in (4, 5, 6):
        journal.apply(added([Rating(day=BEFORE, symptom="pain", value=value)]))
    assert started == [open_journal.SAVE_AFTER_MS]
