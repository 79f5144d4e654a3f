"""Saving where somebody else has written the same records in the meantime: nothing is lost, nothing is doubled."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from diary.domain.change import Change, added, removed
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.record import Record
from diary.domain.symptom import Rating
from diary.storage import records, versions
from diary.storage.journal import Journal
from diary.storage.saving import save, save_elsewhere
from tests.builders import EVENING, started

PAIN = Rating(day=EVENING, symptom="pain", value=3)
NUMB = Rating(day=EVENING, symptom="numbness", value=4)
NOTE = Note(day=EVENING - timedelta(days=1), text="Warm feet.")
NEW = Rating(day=EVENING, symptom="tingling", value=1)


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    path = tmp_path / "diary.sqlite"
    write(started(path), added([PAIN, NUMB, NOTE]))
    return path


def write(path: Path, changes: Sequence[Change]) -> None:
    with Journal(path) as journal:
        journal.apply(changes)


def written(path: Path) -> list[Record]:
    """The entries on disk, in the order of an excerpt."""
    with Journal(path) as journal:
        return list(journal.read(records.excerpt, Period(NOTE.day, EVENING)).entries)


def earlier(path: Path) -> set[tuple[Record, bool]]:
    """What the entries of the evening were before, each with whether it was removed."""
    with Journal(path) as journal:
        return {(one.record, one.removed) for one in journal.read(versions.earlier_versions, EVENING)}


def edited(record: Rating, value: float) -> Change:
    return Change(record, replace(record, value=value))


def test_what_was_removed_there_and_edited_here_is_there_again(diary: Path) -> None:
    write(diary, removed([PAIN]))
    save(diary, [*added([NEW]), edited(PAIN, 7)])
    assert set(written(diary)) == {NUMB, replace(PAIN, value=7), NEW, NOTE}
    assert len(written(diary)) == 4


def test_what_was_removed_there_and_here_is_gone_and_the_rest_is_saved(diary: Path) -> None:
    write(diary, removed([PAIN]))
    save(diary, [*removed([PAIN]), edited(NUMB, 9)])
    assert set(written(diary)) == {replace(NUMB, value=9), NOTE}


def test_what_was_edited_there_is_an_earlier_version_of_what_was_edited_here(diary: Path) -> None:
    write(diary, [edited(PAIN, 5), *removed([NUMB])])
    save(diary, [edited(PAIN, 7), edited(NUMB, 9)])
    assert set(written(diary)) == {replace(PAIN, value=7), replace(NUMB, value=9), NOTE}
    assert earlier(diary) == {(PAIN, False), (NUMB, True), (replace(PAIN, value=5), False)}


def test_several_changes_of_one_record_that_is_gone_lead_to_the_last_of_them(diary: Path) -> None:
    write(diary, removed([PAIN, NUMB]))
    first = replace(PAIN, value=7)
    again = replace(NUMB, value=8)
    save(diary, [Change(PAIN, first), edited(first, 8), Change(NUMB, again), *removed([again]), *added([again])])
    assert set(written(diary)) == {replace(PAIN, value=8), again, NOTE}
    assert len(written(diary)) == 3


def test_a_thousand_changed_records_are_reconciled(diary: Path) -> None:
    many = [Rating(day=EVENING, symptom=f"own-{number}", value=1) for number in range(1001)]
    write(diary, added(many))
    write(diary, removed(many[:1]))
    save(diary, [edited(one, 2) for one in many])
    assert {one.value for one in written(diary) if isinstance(one, Rating) and one.symptom.startswith("own")} == {2}
    assert len(written(diary)) == 1004


@pytest.mark.parametrize("earlier_save", [lambda _path: None, lambda path: save(path, added([NEW]))])
def test_what_is_saved_elsewhere_is_there_once_though_it_has_been_saved_meanwhile(
    diary: Path, tmp_path: Path, earlier_save: Callable[[Path], None]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    earlier_save(diary)
    copy = save_elsewhere(diary, stick, added([NEW]))
    assert copy.is_whole
    assert sorted(one.id for one in written(copy.path)) == sorted(one.id for one in (PAIN, NUMB, NOTE, NEW))
