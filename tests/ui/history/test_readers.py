"""Searching, and what entries were before, in an open journal of which part is not yet on disk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diary.domain.change import Change, added, removed
from diary.domain.definition import Definition
from diary.domain.note import Note
from diary.domain.plan.plan import PlanLine
from diary.domain.symptom import Rating
from diary.ui.journal.open_journal import OpenJournal
from tests.builders import EVENING, started

BEFORE = EVENING - timedelta(days=1)
NOTE = Note(day=EVENING, text="Burning feet.")


@pytest.fixture
def journal(tmp_path: Path, qtbot: QtBot) -> Iterator[OpenJournal]:
    """With a note on disk."""
    del qtbot
    made = OpenJournal(started(tmp_path / "diary.sqlite"))
    made.apply(added([NOTE]))
    assert made.close() == ""
    yield made
    made.close()


def test_what_is_on_disk_is_found(journal: OpenJournal) -> None:
    assert journal.reader.days_with_words("burn") == {EVENING}
    assert journal.reader.days_with_words("cold") == frozenset()


def test_what_is_not_yet_on_disk_is_found_as_well(journal: OpenJournal) -> None:
    journal.apply(added([Note(day=BEFORE, text="Brûlures aux pieds.")]))
    assert journal.reader.days_with_words("bru pie") == {BEFORE}
    assert journal.reader.days_with_words("b") == {BEFORE, EVENING}


def test_what_was_edited_or_taken_away_is_found_no_longer(journal: OpenJournal) -> None:
    edited = replace(NOTE, text="Warm hands.")
    journal.apply([Change(NOTE, edited)])
    assert journal.reader.days_with_words("burning") == frozenset()
    assert journal.reader.days_with_words("warm") == {EVENING}
    journal.apply(removed([edited]))
    assert journal.reader.days_with_words("warm") == frozenset()


def test_another_note_of_the_same_day_is_still_found(journal: OpenJournal) -> None:
    journal.apply(added([Note(day=EVENING, text="Cold hands.")]))
    assert journal.reader.days_with_words("burning") == journal.reader.days_with_words("cold") == {EVENING}


def test_earlier_versions_are_the_same_before_and_after_they_are_on_disk(journal: OpenJournal) -> None:
    edited = replace(NOTE, text="Warm hands.")
    journal.apply([Change(NOTE, edited)])
    journal.apply(removed([edited]))
    before = [(one.record, one.removed) for one in journal.reader.versions_of_day(EVENING)]
    assert before == [(edited, True), (NOTE, False)]
    late = journal.reader
    assert journal.close() == ""
    assert [(one.record, one.removed) for one in journal.reader.versions_of_day(EVENING)] == before
    assert [(one.record, one.removed) for one in late.versions_of_day(EVENING)] == before
    assert journal.reader.versions_of_day(BEFORE) == ()


def test_it_is_told_which_days_changed(journal: OpenJournal, qtbot: QtBot) -> None:
    def told(changes: list[Change]) -> frozenset[date] | None:
        with qtbot.waitSignal(journal.diary_changed) as change:
            journal.apply(changes)
        assert change.args is not None
        days: frozenset[date] | None = change.args[0].days
        return days

    rating = Rating(day=BEFORE, symptom="pain", value=3)
    planned = PlanLine(exercises=("calf-stretch",), valid_from=BEFORE)
    assert told([*added([rating, planned]), *removed([NOTE])]) == frozenset({BEFORE, EVENING})
    assert told([Change(rating, replace(rating, day=EVENING - timedelta(days=9)))]) == frozenset(
        {BEFORE, EVENING - timedelta(days=9)}
    )
    assert told(added([planned_anew := replace(planned, id="another")])) == frozenset()
    assert told(removed([planned_anew])) == frozenset()
    assert told(added([Definition(kind="symptom", key="itch", name="Itching")])) is None
