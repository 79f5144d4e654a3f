"""Duplicate entries of earlier program versions: reported by `check`, joined by `check --join`, which can be undone."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given

from diary import paths
from diary.domain.change import added
from diary.domain.exercise import ExerciseDone
from diary.domain.identity import is_same_thing
from diary.domain.note import Note
from diary.domain.record import Record, new_id
from diary.domain.symptom import Rating
from diary.storage import records, versions
from diary.storage.doubles import DuplicateGroup, duplicates_among, join
from diary.storage.journal import Journal
from diary.storage.safety import backup
from tests.builders import EVENING
from tests.storage.diaries import bytes_beside, made
from tests.strategies import diaries
from tests.test_cli import run

OLD = Rating(day=EVENING, symptom="tingling", value=4)
NEW = replace(OLD, id=new_id(), value=9, written=OLD.written + timedelta(hours=1))
STRETCH = ExerciseDone(day=EVENING, exercise="calf-stretch")
AGAIN = replace(STRETCH, id=new_id(), written=OLD.written + timedelta(hours=1))
OTHER = Note(day=EVENING - timedelta(days=1), text="Warm feet.")


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A diary with a duplicate rating and a duplicate exercise."""
    folder = tmp_path / "folder"
    folder.mkdir()
    path = made(paths.diary_file(folder), evenings=0)
    with Journal(path) as journal:
        journal.apply(added([NEW, OLD, STRETCH, AGAIN, OTHER]))
    return path


def entries(path: Path) -> set[Record]:
    with Journal(path) as journal:
        return {one for one in journal.read(records.everything) if isinstance(one, Rating | ExerciseDone | Note)}


def test_check_names_what_is_there_twice_and_changes_nothing(diary: Path) -> None:
    before = bytes_beside(diary)
    done = run(diary.parent, "check")
    assert (done.returncode, done.stderr) == (0, "")
    day = EVENING.isoformat()
    twice = [line for line in done.stdout.splitlines() if line.startswith("There twice")]
    assert twice == [f"There twice: {day}, Calf stretch (2)", f"There twice: {day}, Tingling: 9, 4"]
    assert "check --join" in done.stdout
    assert done.stdout.splitlines()[-1] == "The file is sound."
    assert bytes_beside(diary) == before


def test_joining_keeps_the_newest_and_the_others_as_earlier_versions(diary: Path) -> None:
    done = run(diary.parent, "check", "--join")
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 entries were there twice." in done.stdout
    assert "There twice" not in done.stdout
    assert entries(diary) == {NEW, AGAIN, OTHER}
    with Journal(diary) as journal:
        earlier = journal.read(versions.earlier_versions, EVENING)
    assert {(one.record, one.removed) for one in earlier} == {(OLD, True), (STRETCH, True)}
    assert "Nothing is there twice." in run(diary.parent, "check", "--join").stdout


def test_joining_is_undone_by_its_backup(diary: Path) -> None:
    run(diary.parent, "check", "--join")
    [former] = [one for one in backup.backups(backup.folder_of(diary), diary) if one.reason == backup.JOIN]
    assert run(diary.parent, "restore", str(former.path)).returncode == 0
    assert entries(diary) == {OLD, NEW, STRETCH, AGAIN, OTHER}


def test_a_diary_without_doubles_is_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = made(paths.diary_file(folder), evenings=0)
    with Journal(path) as journal:
        journal.apply(added([NEW, OTHER]))
    before = bytes_beside(path)
    assert join(path).former is None
    assert bytes_beside(path) == before
    assert backup.backups(backup.folder_of(path), path) == []


def test_a_damaged_diary_is_not_joined(diary: Path) -> None:
    diary.write_bytes(diary.read_bytes()[:9000])
    before = diary.read_bytes()
    assert run(diary.parent, "check", "--join").returncode == 1
    assert diary.read_bytes() == before


def test_what_was_typed_is_kept_before_what_was_imported_however_late() -> None:
    imported = replace(NEW, origin="app:1")
    other = replace(NEW, id=new_id(), origin="app:2")
    assert duplicates_among([imported, other]) == [], "a file may have several of a day"
    [double] = duplicates_among([imported, OLD, other])
    assert double.kept == OLD
    assert set(double.others) == {imported, other}
    assert duplicates_among([imported, replace(imported, id=new_id())])[0].kept.origin == "app:1"


def test_notes_of_a_file_and_of_others_are_no_doubles_of_the_persons_own() -> None:
    beside = [replace(OTHER, id=new_id(), author="Anna"), replace(OTHER, id=new_id(), origin="app:1")]
    assert duplicates_among([OTHER, *beside]) == []
    own = replace(OTHER, id=new_id(), text="Cold feet.", written=OTHER.written + timedelta(hours=1))
    assert duplicates_among([OTHER, *beside, own]) == [DuplicateGroup(own, (OTHER,))]


@given(diaries)
def test_once_joined_nothing_says_the_same_as_what_is_kept(all_records: list[Record]) -> None:
    doubles = duplicates_among(all_records)
    gone = [one for double in doubles for one in double.others]
    assert len({one.id for one in gone}) == len(gone)
    left = [one for one in all_records if one not in gone]
    assert all(double.kept in left for double in doubles)
    assert duplicates_among(left) == []
    assert all(is_same_thing(double.kept, one) for double in doubles for one in double.others)
