"""Searching, and what entries were before, in an open journal of which part is not yet on disk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diary.domain.change import Change, added, removed
from diary.domain.definition import Definition
from diary.domain.note import Note
from diary.domain.plan.plan import PlanLine
from diary.domain.symptom import Rating
from diary.ui.open_journal import OpenJournal
from tests.builders import EVENING

BEFORE = EVENING - timedelta(days=1)
NOTE = Note(day=EVENING, text="Burning feet.")


@pytest.fixture
def journal(tmp_path: Path, qtbot: QtBot) -> Iterator[OpenJournal]:
    """With a note on disk."""
    del qtbot
    made = OpenJournal(tmp_path / "diary.sqlite")
    made.apply(added([NOTE]))
    assert made.close() == ""
    yield made
    made.close()


def test_what_is_on_disk_is_found(journal: OpenJournal) -> None:
    assert journal.search_reader("burn")() == {EVENING}
    assert journal.search_reader("cold")() == frozenset()


def test_what_is_not_yet_on_disk_is_found_as_well(journal: OpenJournal) -> None:
    journal.apply(added([Note(day=BEFORE, text="Brûlures aux pieds.")]))
    assert journal.search_reader("bru pie")() == {BEFORE}
    assert journal.search_reader("b")() == {BEFORE, EVENING}


def test_what_was_edited_or_taken_away_is_found_no_longer(journal: OpenJournal) -> None:
    edited = replace(NOTE, text="Warm hands.")
    journal.apply([Change(NOTE, edited)])
    assert journal.search_reader("burning")() == frozenset()
    assert journal.search_reader("warm")() == {EVENING}
    journal.apply(removed([edited]))
    assert journal.search_reader("warm")() == frozenset()


def test_another_note_of_the_same_day_is_still_found(journal: OpenJournal) -> None:
    journal.apply(added([Note(day=EVENING, text="Cold hands.")]))
    assert journal.search_reader("burning")() == journal.search_reader("cold")() == {EVENING}


def test_earlier_versions_are_the_same_before_and_after_they_are_on_disk(journal: OpenJournal) -> None:
    edited = replace(NOTE, text="Warm hands.")
    journal.apply([Change(NOTE, edited)])
    journal.apply(removed([edited]))
    before = [(one.record, one.removed) for one in journal.versions_reader(EVENING)()]
    assert before == [(edited, True), (NOTE, False)]
    late = journal.versions_reader(EVENING)
    assert journal.close() == ""
    assert [(one.record, one.removed) for one in journal.versions_reader(EVENING)()] == before
    assert [(one.record, one.removed) for one in late()] == before
    assert journal.versions_reader(BEFORE)() == ()


def test_it_is_known_which_days_changed_last(journal: OpenJournal) -> None:
    assert journal.unwritten_days() == frozenset()
    rating = Rating(day=BEFORE, symptom="pain", value=3)
    journal.apply([*added([rating, PlanLine(exercises=("calf-stretch",), valid_from=BEFORE)]), *removed([NOTE])])
    assert journal.unwritten_days() == frozenset({BEFORE, EVENING})
    journal.apply(added([Definition(kind="symptom", key="itch", name="Itching")]))
    assert journal.unwritten_days() is None
