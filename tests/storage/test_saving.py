"""Saving after another process has written the same records: no entry is lost or duplicated."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings

from diary.domain.change import Change, added, removed, reversal
from diary.domain.identity import is_same_thing, natural_key
from diary.domain.note import Note
from diary.domain.period import Period
from diary.domain.rebasing import rebased
from diary.domain.record import Record, new_id
from diary.domain.symptom import Rating
from diary.storage import records, versions
from diary.storage.journal import Journal
from diary.storage.safety import backup
from diary.storage.saving import save, save_elsewhere
from tests.builders import EVENING, started
from tests.slow.whole import at
from tests.strategies import diaries

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
    """The earlier versions of the evening's entries, each with whether it was removed."""
    with Journal(path) as journal:
        return {(one.record, one.removed) for one in journal.read(versions.earlier_versions, EVENING)}


def edited(record: Rating, value: float) -> Change:
    return Change(record, replace(record, value=value))


def test_before_an_import_there_is_a_backup_of_what_there_was(diary: Path) -> None:
    there = written(diary)
    save(diary, added([NEW]))
    assert backup.backups(backup.folder_of(diary), diary) == []
    save(diary, [Change(NEW, None)])
    save(diary, added([NEW]), is_import=True)
    [made] = backup.backups(backup.folder_of(diary), diary)
    assert made.reason == backup.IMPORT
    assert written(made.path) == there
    assert NEW in written(diary)


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


def test_what_was_said_there_of_the_same_thing_is_edited_and_kept_as_an_earlier_version(diary: Path) -> None:
    again = Rating(day=EVENING, symptom="pain", value=9)
    saved = save(diary, added([again]))
    [there] = [one for one in written(diary) if isinstance(one, Rating) and one.symptom == "pain"]
    assert (there.id, there.value, there.written) == (PAIN.id, 9, again.written)
    assert earlier(diary) == {(PAIN, False)}
    assert saved.displaced == {again.id: PAIN}


def test_undoing_what_was_written_in_its_place_gives_back_what_was_there(diary: Path) -> None:
    before = written(diary)
    again = Rating(day=EVENING, symptom="pain", value=9)
    edit = Change(again, replace(again, value=8))
    steps = [added([again]), [edit]]
    displaced = save(diary, steps[0]).displaced
    steps = [rebased(step, displaced) for step in steps]
    for step in steps:
        save(diary, step)
    assert {one.value for one in written(diary) if isinstance(one, Rating) and one.symptom == "pain"} == {8}
    for step in reversed(steps):
        assert not save(diary, reversal(step)).displaced
    assert written(diary) == before


def test_what_is_added_and_taken_back_at_once_leaves_what_was_there(diary: Path) -> None:
    before = written(diary)
    again = Rating(day=EVENING, symptom="pain", value=9)
    save(diary, [*added([again]), Change(again, replace(again, value=8)), *removed([replace(again, value=8)])])
    assert written(diary) == before


def test_what_was_taken_away_and_said_anew_is_a_record_of_its_own(diary: Path) -> None:
    again = Rating(day=EVENING, symptom="pain", value=9)
    saved = save(diary, [*removed([PAIN]), *added([again])])
    assert set(written(diary)) == {NUMB, NOTE, again}
    assert saved.displaced == {}


def test_the_same_said_again_writes_nothing(diary: Path) -> None:
    again = replace(PAIN, id=new_id(), written=PAIN.written + timedelta(hours=1))
    save(diary, added([again]))
    assert set(written(diary)) == {PAIN, NUMB, NOTE}
    assert earlier(diary) == set()


def test_what_was_imported_never_takes_the_place_of_what_the_person_said(diary: Path) -> None:
    several = [replace(PAIN, id=new_id(), value=value, origin=f"app:{value}") for value in (1, 2)]
    fresh = [replace(NEW, id=new_id(), value=value, origin=f"app:new:{value}") for value in (1, 2)]
    note = replace(NOTE, id=new_id(), text="Of the file.", origin="app:note")
    for _time in range(2):
        save(diary, added([*several, *fresh, note]), is_import=True)
        assert set(written(diary)) == {PAIN, NUMB, NOTE, *fresh, note}
    renewed = [replace(one, id=new_id()) for one in (*fresh, note)]
    save(diary, added(renewed), is_import=True)
    assert set(written(diary)) == {PAIN, NUMB, NOTE, *fresh, note}, "the same file a second time"
    assert earlier(diary) == set()


def test_undoing_an_import_leaves_what_the_person_had_said_of_the_same_thing(diary: Path) -> None:
    before = written(diary)
    step = added([replace(PAIN, id=new_id(), value=1, origin="app:1"), replace(NEW, origin="app:2")])
    displaced = save(diary, step, is_import=True).displaced
    assert list(displaced.values()) == [None]
    step = rebased(step, displaced)
    assert [change.after for change in step] == [replace(NEW, origin="app:2")]
    for changes in (reversal(step), step, reversal(step)):
        save(diary, changes)
    assert written(diary) == before
    assert PAIN in written(diary)


def test_what_the_person_says_takes_the_place_of_what_was_imported(diary: Path) -> None:
    imported = replace(NEW, origin="app:1")
    save(diary, added([imported]), is_import=True)
    save(diary, added([said := replace(NEW, id=new_id(), value=9)]))
    assert replace(said, id=imported.id, origin="app:1") in written(diary)
    assert len(written(diary)) == 4


def test_what_came_back_though_something_else_was_said_since_is_there_once(diary: Path) -> None:
    save(diary, removed([PAIN]))
    save(diary, added([since := Rating(day=EVENING, symptom="pain", value=6)]))
    save(diary, added([PAIN]))
    assert [one.value for one in written(diary) if isinstance(one, Rating) and one.symptom == "pain"] == [PAIN.value]
    assert (since, False) in earlier(diary)


def test_what_was_edited_there_is_not_lost_where_it_is_edited_here(diary: Path) -> None:
    write(diary, [edited(PAIN, 5)])
    save(diary, [edited(PAIN, 7)])
    assert earlier(diary) == {(PAIN, False), (replace(PAIN, value=5), False)}


@given(diaries, diaries)
@settings(max_examples=at(15, 6), deadline=None)
def test_whatever_two_programs_write_nothing_is_there_twice(here: list[Record], there: list[Record]) -> None:
    """Each record is saved separately, as if typed on a page that could not be read."""
    with tempfile.TemporaryDirectory() as folder:
        path = started(Path(folder) / "diary.sqlite")
        for record in (*here, *there):
            save(path, added([record]))
        with Journal(path) as journal:
            kept = journal.read(records.everything)
    assert not [pair for pair in combinations(kept, 2) if is_same_thing(*pair)]
    said = {natural_key(one) for one in (*here, *there) if not one.origin} - {()}
    assert said <= {natural_key(one) for one in kept}
