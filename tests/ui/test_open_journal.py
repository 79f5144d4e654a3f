"""The open journal, on real files and with its real thread."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diary.domain import evening
from diary.storage.day_reader import read_day
from diary.ui.open_journal import OpenJournal
from tests.builders import EVENING


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diary.sqlite"


@pytest.fixture
def journal(path: Path, qtbot: QtBot) -> Iterator[OpenJournal]:
    del qtbot
    made = OpenJournal(path)
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


def test_a_failed_save_keeps_everything_and_is_tried_again(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "later"
    folder.write_text("a file where the folder should be")
    journal = OpenJournal(folder / "diary.sqlite")
    changes = evening.rate(journal.blank(EVENING), EVENING, "pain", 5)
    with qtbot.waitSignal(journal.save_failed, timeout=20_000) as failed:
        journal.apply(changes)
    assert failed.args is not None
    assert "cannot be written" in failed.args[0]
    assert "cannot be written" in journal.close()
    assert [one.value for one in journal.blank(EVENING).ratings] == [5]
    folder.unlink()
    assert journal.close() == ""
    assert pain_on_disk(folder / "diary.sqlite") == [5]
