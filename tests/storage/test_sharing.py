"""One diary on several computers through a shared folder."""

import random
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from diary.domain.change import Change, added
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.storage import checking, lock, sharing
from diary.storage.errors import BackupError
from tests.builders import EVENING
from tests.storage.diaries import made
from tests.storage.test_merging import whole, write
from tests.test_cli import EVENING as EVENING_COMMAND
from tests.test_cli import run, shown


class Computers:
    """Several computers with a diary each, and a folder each that a service carries copies between."""

    def __init__(self, folder: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
        first = made(folder / "0" / "diary.sqlite", evenings=4)
        self.diaries = [folder / f"{one}" / "diary.sqlite" for one in range(number)]
        self.places = [folder / f"shared {one}" for one in range(number)]
        for diary, place in zip(self.diaries, self.places, strict=True):
            place.mkdir()
            if diary != first:
                shutil.copytree(first.parent, diary.parent)
        self._patch = monkeypatch

    def exchange(self, number: int) -> sharing.Exchanged:
        self._patch.setattr(lock, "machine", lambda: f"computer {number}")
        return sharing.exchange(self.diaries[number], self.places[number])

    def carry(self, source: int, target: int, part: float = 1.0) -> None:
        """Make the target's folder like the source's, as a service does; a `part` of each new file has arrived."""
        here, there = self.places[source] / sharing.FOLDER, self.places[target] / sharing.FOLDER
        there.mkdir(exist_ok=True)
        for file in here.glob("*.sqlite"):
            content = file.read_bytes()
            (there / file.name).write_bytes(content[: round(len(content) * part)])


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computers:
    return Computers(tmp_path, 2, monkeypatch)


def test_evenings_of_two_computers_come_together(two: Computers) -> None:
    for number in range(2):
        write(two.diaries[number], *added([Rating(day=EVENING + timedelta(days=1 + number), symptom="pain", value=1)]))
        two.exchange(number)
    two.carry(0, 1)
    [merged] = two.exchange(1).merged
    assert merged.added == {"rating": 1}
    two.carry(1, 0)
    found = two.exchange(0)
    assert whole(two.diaries[0]) == whole(two.diaries[1])
    own = [one for place in two.places for one in (place / sharing.FOLDER).iterdir()]
    assert {one.suffix for one in own} == {".sqlite"}
    assert not sharing.exchange(two.diaries[0], two.places[0], found.taken).merged, "nothing is read twice"


def test_what_has_not_arrived_whole_is_taken_later(two: Computers) -> None:
    write(two.diaries[0], *added([Note(day=EVENING, text="theirs")]))
    two.exchange(0)
    two.carry(0, 1, part=0.7)
    before = whole(two.diaries[1])
    found = two.exchange(1)
    assert (found.merged, len(found.skipped), found.taken) == ((), 1, frozenset())
    assert whole(two.diaries[1]) == before
    two.carry(0, 1)
    assert len(two.exchange(1).merged) == 1
    assert whole(two.diaries[1]) == whole(two.diaries[0])


def test_an_unchanged_diary_leaves_its_copy_alone(two: Computers) -> None:
    two.exchange(0)
    [copy] = (two.places[0] / sharing.FOLDER).iterdir()
    two.exchange(0)
    assert list((two.places[0] / sharing.FOLDER).iterdir()) == [copy]
    write(two.diaries[0], *added([Note(day=EVENING, text="new")]))
    two.exchange(0)
    [newer] = (two.places[0] / sharing.FOLDER).iterdir()
    assert newer != copy


def test_a_folder_that_is_not_there_is_told(two: Computers) -> None:
    with pytest.raises(BackupError, match="not there"):
        sharing.exchange(two.diaries[0], two.places[0] / "gone")


def test_the_command_line_takes_in_and_leaves(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    run(tmp_path / "1", *EVENING_COMMAND)
    assert run(tmp_path / "1", "share", str(folder)).stdout == "The diary is left in the folder for the others.\n"
    [copy] = (folder / sharing.FOLDER).iterdir()
    copy.rename(copy.with_name(copy.name.replace(copy.name[:12], "abcdef012345")))  # as from another computer
    done = run(tmp_path / "2", "share", str(folder))
    assert "New here: Ratings: 2" in done.stdout.splitlines()
    assert shown(tmp_path / "2") == shown(tmp_path / "1")
    assert run(tmp_path / "2", "share", str(tmp_path / "gone")).returncode == 1


def _step(computers: Computers, chance: random.Random, step: int) -> None:
    """One of the things that may happen, on one of the computers."""
    number = chance.randrange(3)
    what = chance.choice(("write", "edit", "remove", "exchange", "carry", "part"))
    diary = computers.diaries[number]
    notes = sorted((one for one in whole(diary)[0] if isinstance(one, Note)), key=lambda one: one.id)
    if what == "exchange":
        computers.exchange(number)
    elif what in ("carry", "part"):
        computers.carry(number, (number + 1) % 3, part=chance.random() if what == "part" else 1.0)
    elif what == "write" or not notes:
        write(diary, *added([Note(day=EVENING, text=f"{step}")]))
    else:
        one = chance.choice(notes)
        edited = replace(one, text=f"{step}", for_practitioner=not one.for_practitioner)
        write(diary, Change(one, edited if what == "edit" else None))


@pytest.mark.parametrize("seed", range(4))
def test_random_interleavings_end_equal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    computers = Computers(tmp_path, 3, monkeypatch)
    for step in range(20):
        _step(computers, chance, step)
    for number in (0, 1, 2, 0, 1, 2):
        computers.exchange(number)
        for other in {0, 1, 2} - {number}:
            computers.carry(number, other)
    for number in range(3):
        computers.exchange(number)
    first, second, third = (whole(diary) for diary in computers.diaries)
    assert first == second == third
    assert all(checking.check(diary).problems == () for diary in computers.diaries)
