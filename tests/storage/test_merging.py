"""Merging copies of a diary that were written on several computers."""

import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.domain.change import Change, added, reversal
from diary.domain.control_number import control_number
from diary.domain.event import Event
from diary.domain.note import Note
from diary.domain.record import Record, new_id
from diary.domain.symptom import Rating
from diary.storage import records, versions
from diary.storage.errors import StorageError
from diary.storage.journal import Journal
from diary.storage.safety import backup, checking
from diary.storage.sync import merging
from tests.builders import EVENING, started
from tests.slow.whole import at
from tests.storage.diaries import everything, made
from tests.storage.test_properties import random_changes
from tests.test_cli import EVENING as EVENING_COMMAND
from tests.test_cli import run, shown


def whole(path: Path) -> tuple[set[Record], dict[str, object]]:
    """All records and all earlier versions."""
    with Journal(path) as journal:
        return set(journal.read(records.everything)), dict(journal.read(versions.by_record))


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return made(tmp_path / "ours" / "diary.sqlite", evenings=5)


@pytest.fixture
def theirs(ours: Path, tmp_path: Path) -> Path:
    """A copy on another computer."""
    return Path(shutil.copytree(ours.parent, tmp_path / "theirs")) / ours.name


def write(path: Path, *changes: Change) -> None:
    with Journal(path) as journal:
        journal.apply(changes)


def test_evenings_of_both_are_there_after_and_the_other_file_is_not_touched(ours: Path, theirs: Path) -> None:
    here, there = (Rating(day=EVENING + timedelta(days=one), symptom="pain", value=one) for one in (1, 2))
    write(ours, *added([here]))
    write(theirs, *added([there]))
    before = theirs.read_bytes()
    dry = merging.dry_run(ours, theirs)
    assert there not in whole(ours)[0]
    assert dry == merging.merge(ours, theirs)
    assert (dry.added, dry.edited, dry.removed) == ({"rating": 1}, {}, {})
    assert {here, there} <= whole(ours)[0]
    assert theirs.read_bytes() == before
    assert checking.check(ours).problems == ()
    [copy] = backup.backups(backup.folder_of(ours), ours)
    assert there not in everything(copy.path)["Rating"]
    assert merging.merge(ours, theirs).is_nothing_new
    merging.merge(theirs, ours)
    assert whole(theirs) == whole(ours)


def test_what_was_said_on_both_of_one_evening_is_there_once(ours: Path, theirs: Path) -> None:
    day = EVENING + timedelta(days=1)
    here = Rating(day=day, symptom="tingling", value=4)
    there = replace(here, id=new_id(), value=9, written=here.written + timedelta(hours=1))
    write(ours, *added([here]))
    write(theirs, *added([there]))
    merged = merging.merge(ours, theirs)
    assert (merged.added, merged.edited, merged.removed) == ({}, {"rating": 1}, {})
    assert [one for one in whole(ours)[0] if isinstance(one, Rating) and one.day == day] == [there]
    merging.merge(theirs, ours)
    assert whole(theirs) == whole(ours)
    write(ours, *reversal(merged.changes))
    assert [one for one in whole(ours)[0] if isinstance(one, Rating) and one.day == day] == [here]


def test_of_two_equal_falls_there_and_one_here_one_is_counted_as_new(ours: Path, theirs: Path) -> None:
    here = Event(day=EVENING, event="fall", text="stairs")
    there = [replace(here, id=new_id(), written=here.written + timedelta(hours=hours)) for hours in (1, 2, 3)]
    write(ours, *added([here]))
    write(theirs, *added(there))
    merged = merging.merge(ours, theirs)
    assert (merged.added, merged.edited, merged.removed) == ({"event": 2}, {}, {})
    assert {one for one in whole(ours)[0] if isinstance(one, Event)} == set(there)


@given(st.data())
@settings(max_examples=at(15, 6), deadline=None)
def test_two_copies_that_took_in_each_other_have_one_control_number(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [made(Path(folder) / "0" / "diary.sqlite", evenings=2), Path(folder) / "1" / "diary.sqlite"]
        shutil.copytree(paths[0].parent, paths[1].parent)
        for path in paths:
            write(path, *random_changes({}, data))
        merging.merge(paths[0], paths[1])
        merging.merge(paths[1], paths[0])
        [first, second] = [whole(path)[0] for path in paths]
        assert control_number(first) == control_number(second)
        some = data.draw(st.sampled_from(sorted(second, key=lambda one: one.id)))
        assert control_number(second - {some}) != control_number(first)


def test_it_can_be_undone(ours: Path, theirs: Path) -> None:
    before = whole(ours)[0]
    write(theirs, *added([Note(day=EVENING, text="theirs")]))
    found = merging.merge(ours, theirs)
    write(ours, *reversal(found.changes))
    assert whole(ours)[0] == before


def test_two_diaries_begun_apart_have_one_plan(tmp_path: Path) -> None:
    first, second = tmp_path / "1" / "diary.sqlite", tmp_path / "2" / "diary.sqlite"
    for path in (first, second):
        started(path)
    plan = len(whole(first)[0])
    assert plan > 0
    merging.merge(first, second)
    assert len(whole(first)[0]) == plan


def test_what_is_no_sound_diary_is_refused_and_changes_nothing(ours: Path, theirs: Path) -> None:
    before = ours.read_bytes()
    theirs.write_bytes(theirs.read_bytes()[:9000])
    for other in (theirs, theirs.with_name("none.sqlite")):
        with pytest.raises(StorageError):
            merging.merge(ours, other)
    assert ours.read_bytes() == before


def test_a_copy_of_an_earlier_program_is_taken_in(tmp_path: Path) -> None:
    ours = tmp_path / "diary.sqlite"
    started(ours)
    old = Path(__file__).parents[1] / "data" / "diary_v1.sqlite"
    before = old.read_bytes()
    assert merging.merge(ours, old).added["rating"] == checking.check(old).counts["rating"]
    assert old.read_bytes() == before


def test_the_command_line_tells_what_it_takes_in(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    run(ours, *EVENING_COMMAND)
    run(theirs, "log", "--day", "2026-11-23", "--pain", "8")
    [other] = theirs.glob("*.sqlite")
    dry = run(ours, "merge", str(other), "--dry-run")
    assert dry.stdout.splitlines()[-2:] == ["New here: Ratings: 1", "The diary was left as it is."]
    done = run(ours, "merge", str(other))
    assert done.stdout.splitlines()[-1] == "New here: Ratings: 1"
    assert [day["day"] for day in shown(ours)] == ["2026-11-22", "2026-11-23"]
    assert run(ours, "merge", str(other)).stdout == "There is nothing new in it.\n"
