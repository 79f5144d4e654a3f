"""Looking for words in the notes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from diary.domain.change import Change, added, removed
from diary.domain.note import Note
from diary.storage import records
from diary.storage.journal import Journal
from tests.builders import EVENING, started
from tests.search_cases import CASES, TEXT

BEFORE = EVENING - timedelta(days=1)


@pytest.mark.parametrize(("wanted", "found"), CASES)
def test_words_are_found_by_their_beginnings_without_case_and_accents(tmp_path: Path, wanted: str, found: bool) -> None:
    with Journal(started(tmp_path / "diary.sqlite")) as journal:
        journal.apply(added([Note(day=EVENING, text=TEXT), Note(day=BEFORE, text="A quiet day.")]))
        assert journal.read(records.days_with_words, wanted) == (frozenset({EVENING}) if found else frozenset())


def test_the_index_follows_edits_and_removals(tmp_path: Path) -> None:
    note = Note(day=EVENING, text="burning feet")
    with Journal(started(tmp_path / "diary.sqlite")) as journal:
        journal.apply(added([note]))
        edited = replace(note, text="warm hands")
        journal.apply([Change(note, edited)])
        assert not journal.read(records.days_with_words, "burning")
        assert journal.read(records.days_with_words, "hands")
        journal.apply(removed([edited]))
        assert not journal.read(records.days_with_words, "hands")
