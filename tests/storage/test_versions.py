"""Earlier versions of entries."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from diary.domain.background.answers import BackgroundAnswer
from diary.domain.change import Change, added, removed
from diary.domain.note import Note
from diary.domain.record import Entry
from diary.domain.symptom import Rating
from diary.storage import versions
from diary.storage.errors import ChangedElsewhereError
from diary.storage.journal import Journal
from tests.builders import EVENING, started
from tests.storage.test_journal import ONE_OF_EACH


def test_each_edit_and_removal_keeps_what_was_there(tmp_path: Path) -> None:
    first = Rating(day=EVENING, symptom="pain", value=3)
    second, third = replace(first, value=4), replace(first, value=7)
    with Journal(started(tmp_path / "diary.sqlite")) as journal:
        journal.apply(added([first]))
        assert journal.read(versions.earlier_versions, EVENING) == ()
        journal.apply([Change(first, second)])
        journal.apply([Change(second, third), *added([Note(day=EVENING, text="x")])])
        journal.apply(removed([third]))
        kept = journal.read(versions.earlier_versions, EVENING)
    assert [(one.record, one.removed) for one in kept] == [(third, True), (second, False), (first, False)]
    assert all(one.moment.utcoffset() is not None for one in kept)


def test_every_kind_of_entry_comes_back_from_its_earlier_version(tmp_path: Path) -> None:
    with Journal(started(tmp_path / "diary.sqlite")) as journal:
        journal.apply(added(ONE_OF_EACH))
        journal.apply(removed(ONE_OF_EACH))
        kept = journal.read(versions.earlier_versions, EVENING)
    assert [one.record for one in reversed(kept)] == [record for record in ONE_OF_EACH if isinstance(record, Entry)]


def test_a_refused_change_leaves_no_version(tmp_path: Path) -> None:
    with Journal(started(tmp_path / "diary.sqlite")) as journal:
        with suppress(ChangedElsewhereError):
            journal.apply(removed([Rating(day=EVENING, symptom="pain", value=3)]))
        assert journal.read(versions.earlier_versions, EVENING) == ()


def test_versions_of_another_day_are_not_shown(tmp_path: Path) -> None:
    rating = Rating(day=EVENING, symptom="pain", value=3)
    with Journal(started(tmp_path / "diary.sqlite")) as journal:
        journal.apply(added([rating]))
        journal.apply(removed([rating]))
        assert journal.read(versions.earlier_versions, date(2026, 1, 1)) == ()


def test_all_of_one_kind_are_asked_for_whatever_their_day(tmp_path: Path) -> None:
    first = BackgroundAnswer(item="problem", texts=("Numb feet",))
    second, rating = replace(first, texts=("Burning feet",)), Rating(day=EVENING, symptom="pain", value=3)
    with Journal(started(tmp_path / "diary.sqlite")) as journal:
        journal.apply(added([first, rating]))
        journal.apply([Change(first, second), *removed([rating])])
        journal.apply(removed([second]))
        kept = journal.read(versions.earlier_versions_of, BackgroundAnswer)
    assert [(one.record, one.removed) for one in kept] == [(second, True), (first, False)]
