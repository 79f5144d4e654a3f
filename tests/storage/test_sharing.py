"""One diary on several computers through a shared folder."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from diary.domain.change import Change, added
from diary.domain.note import Note
from diary.domain.symptom import Rating
from diary.storage.copy_places import copy_places
from diary.storage.errors import BackupError
from diary.storage.safety import backup, checking, lock, passphrase, recovery, restore
from diary.storage.sync import merging, sharing
from tests.builders import EVENING, started
from tests.slow.whole import at
from tests.storage.diaries import flip_bits_at, made
from tests.storage.test_merging import whole, write
from tests.storage.test_properties import random_changes
from tests.test_cli import EVENING as EVENING_COMMAND
from tests.test_cli import run, shown


class Computers:
    """Several computers with a diary each, and a folder each that a service synchronises."""

    def __init__(self, folder: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
        first = made(folder / "0" / "diary.sqlite", evenings=4)
        self.diaries = [folder / f"{one}" / "diary.sqlite" for one in range(number)]
        self.places = [folder / f"shared {one}" for one in range(number)]
        for diary, place in zip(self.diaries, self.places, strict=True):
            place.mkdir()
            if diary != first:
                shutil.copytree(first.parent, diary.parent)
        self._patch = monkeypatch
        self._taken = [frozenset[str]()] * number

    def exchange(self, number: int) -> sharing.Exchanged:
        self._patch.setattr(lock, "machine", lambda: f"computer {number}")
        found = sharing.exchange(self.diaries[number], self.places[number], self._taken[number])
        self._taken[number] = found.taken
        return found

    def file(self, number: int, place: int | None = None) -> Path:
        """The file in which a computer publishes its changes, in its own folder or in another one."""
        self._patch.setattr(lock, "machine", lambda: f"computer {number}")
        folder = self.places[number if place is None else place] / sharing.FOLDER
        return folder / sharing.own_name()

    def carry(self, source: int, target: int, part: float = 1.0) -> None:
        """Synchronise all files of the source's folder except the target's own; `part` is the fraction that has
        arrived."""
        here = self.places[source] / sharing.FOLDER
        there = self.file(target).parent
        there.mkdir(exist_ok=True)
        for file in here.glob(f"*{sharing.SUFFIX}") if here.is_dir() else ():
            if file.name != self.file(target).name:
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
    two.exchange(0)
    assert whole(two.diaries[0]) == whole(two.diaries[1])
    files = [one for place in two.places for one in (place / sharing.FOLDER).iterdir()]
    assert {one.suffix for one in files} == {sharing.SUFFIX}
    assert all(one.stat().st_mode & 0o077 == 0 for one in (two.file(0), two.file(1)))
    assert not two.exchange(0).merged, "nothing is read twice"


def test_what_has_not_arrived_whole_is_taken_later(two: Computers) -> None:
    write(two.diaries[0], *added([Note(day=EVENING, text="theirs")]))
    two.exchange(0)
    two.carry(0, 1, part=0.7)
    before = whole(two.diaries[1])
    found = two.exchange(1)
    assert (found.merged, found.skipped) == ((), (two.file(0, 1),))
    assert whole(two.diaries[1]) == before
    two.carry(0, 1)
    assert len(two.exchange(1).merged) == 1
    assert whole(two.diaries[1]) == whole(two.diaries[0])


def noted(two: Computers, *texts: str) -> list[int]:
    """The first computer writes one sentence after the other, publishing each; returns the sizes of the file."""
    lengths = []
    for text in texts:
        write(two.diaries[0], *added([Note(day=EVENING, text=text)]))
        two.exchange(0)
        lengths.append(two.file(0).stat().st_size)
    return lengths


def notes(diary: Path) -> set[str]:
    return {one.text for one in whole(diary)[0] if isinstance(one, Note)}


def test_changes_are_added_to_the_file_and_what_is_there_stays(two: Computers) -> None:
    noted(two, "first")
    before = two.file(0).read_bytes()
    two.exchange(0)
    assert two.file(0).read_bytes() == before, "nothing was written since"
    noted(two, "second")
    after = two.file(0).read_bytes()
    assert after.startswith(before)
    assert 0 < len(after) - len(before) < 1000, "only what was added"
    assert list(two.file(0).parent.iterdir()) == [two.file(0)]


def test_of_a_damaged_file_what_is_whole_is_taken_now_and_the_rest_later(two: Computers) -> None:
    first, second, third = noted(two, "one", "two", "three")
    good = two.file(0).read_bytes()
    two.carry(0, 1)
    flip_bits_at(two.file(0, 1), (first + second) // 2)
    assert two.exchange(1).skipped == (two.file(0, 1),)
    assert notes(two.diaries[1]) & {"one", "two", "three"} == {"one"}
    two.carry(0, 1, part=(third - 1) / third)
    assert two.exchange(1).skipped == (two.file(0, 1),)
    assert notes(two.diaries[1]) & {"one", "two", "three"} == {"one", "two"}
    two.file(0, 1).write_bytes(good)
    assert two.exchange(1).skipped == ()
    assert whole(two.diaries[1]) == whole(two.diaries[0])


@pytest.mark.parametrize("damage", [lambda path: flip_bits_at(path, 90), lambda path: path.write_bytes(b"")])
def test_the_own_file_is_whole_again_with_the_next_exchange(two: Computers, damage: Callable[[Path], object]) -> None:
    noted(two, "one", "two")
    damage(two.file(0))
    two.exchange(0)
    two.carry(0, 1)
    assert two.exchange(1).skipped == ()
    assert whole(two.diaries[1]) == whole(two.diaries[0])


def test_an_addition_that_was_cut_off_is_made_again(two: Computers) -> None:
    [length, *_others] = noted(two, "one", "two")
    good = two.file(0).read_bytes()
    two.file(0).write_bytes(good[:-7])
    two.exchange(0)
    assert two.file(0).read_bytes()[:length] == good[:length]
    two.carry(0, 1)
    assert two.exchange(1).skipped == ()
    assert whole(two.diaries[1]) == whole(two.diaries[0])


def test_a_new_computer_gets_everything_that_was_ever_written(tmp_path: Path, two: Computers) -> None:
    write(two.diaries[0], *added([one := Note(day=EVENING, text="one")]))
    two.exchange(0)
    write(two.diaries[0], Change(one, replace(one, text="two")))
    two.exchange(0)
    two.diaries[1] = tmp_path / "new" / "diary.sqlite"
    started(two.diaries[1])
    two.carry(0, 1)
    two.exchange(1)
    two.carry(1, 0)
    two.exchange(0)
    assert whole(two.diaries[1]) == whole(two.diaries[0])
    assert one in {version.record for version in whole(two.diaries[1])[1][one.id]}  # type: ignore[attr-defined]  # a pair


def test_after_an_earlier_copy_was_restored_the_others_bring_back_what_they_have(two: Computers) -> None:
    copy = backup.make(two.diaries[0], backup.BY_HAND)
    write(two.diaries[0], *added([one := Note(day=EVENING, text="one")]))
    write(two.diaries[0], Change(one, replace(one, text="two")))
    two.exchange(0)
    two.carry(0, 1)
    two.exchange(1)
    restore.restore(two.diaries[0], copy.path)
    two.exchange(0)
    assert "two" not in notes(two.diaries[0])
    two.carry(0, 1)
    two.exchange(1)
    two.carry(1, 0)
    two.exchange(0)
    assert "two" in notes(two.diaries[0])
    assert whole(two.diaries[1]) == whole(two.diaries[0])


def nines(path: Path) -> set[bytes]:
    """All sequences of nine bytes in the file."""
    content = path.read_bytes()
    return {content[start : start + 9] for start in range(len(content))}


@pytest.mark.usefixtures("cheap_key")
def test_under_a_passphrase_the_file_is_for_those_who_know_it(
    two: Computers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3")
    noted(two, "one")
    plain = two.file(0).read_bytes()
    passphrase.change(two.diaries[0], "three small words")
    two.exchange(0)
    assert not {plain[start : start + 9] for start in range(26, 200)} & nines(two.file(0)), "nothing plain is left"
    shutil.copytree(two.diaries[0].parent, tmp_path / "copy")
    two.diaries[1] = tmp_path / "copy" / "diary.sqlite"
    noted(two, "two")
    encrypted = two.file(0).read_bytes()
    noted(two, "three")
    assert two.file(0).read_bytes().startswith(encrypted)
    two.carry(0, 1)
    assert two.exchange(1).skipped == ()
    assert whole(two.diaries[1]) == whole(two.diaries[0])
    stranger = made(tmp_path / "stranger" / "diary.sqlite", evenings=1)
    passphrase.forget()
    before = whole(stranger)
    left = {two.file(0, 1), two.file(1)}
    monkeypatch.setattr(lock, "machine", lambda: "a third computer")
    assert sharing.exchange(stranger, two.places[1]).skipped == tuple(sorted(left))
    assert whole(stranger) == before


@pytest.fixture
def hers(tmp_path: Path) -> Path:
    """The diary of another person in the household."""
    return made(tmp_path / "hers" / "diary.sqlite", evenings=3)


def test_two_people_with_one_stick_do_not_get_each_others_evenings(
    two: Computers, hers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two computers of one person, and one of another; each continues to share with its own."""
    stick = two.places[0]
    two.places = [stick, stick]
    two.exchange(0)
    monkeypatch.setattr(lock, "machine", lambda: "her computer")
    before = whole(hers)
    found = sharing.exchange(hers, stick)
    assert (found.merged, found.skipped, found.strangers) == ((), (), (two.file(0),))
    assert whole(hers) == before
    write(two.diaries[0], *added([Note(day=EVENING, text="only for my computers")]))
    two.exchange(0)
    found = two.exchange(1)
    assert len(found.merged) == len(found.strangers) == 1
    assert whole(two.diaries[0]) == whole(two.diaries[1])
    assert not whole(hers)[0] & whole(two.diaries[1])[0]
    files = {two.file(0), two.file(1)}
    monkeypatch.setattr(lock, "machine", lambda: "her computer")
    for _time in range(2):
        assert set(sharing.exchange(hers, stick).strangers) == files, "it is said each time"


def test_two_diaries_of_one_person_are_shared_once_they_were_joined(two: Computers, hers: Path) -> None:
    """A person who began anew on a second computer merges both diaries once; an empty one is filled at once."""
    two.diaries[1] = hers
    two.exchange(0)
    two.carry(0, 1)
    assert two.exchange(1).strangers == (two.file(0, 1),)
    merging.merge(hers, two.diaries[0])
    two.exchange(1)
    two.carry(1, 0)
    assert two.exchange(0).strangers == ()
    assert whole(two.diaries[0])[0] == whole(hers)[0]
    two.diaries[1] = started(hers.with_name("empty.sqlite"))
    two.carry(0, 1)
    assert len(two.exchange(1).merged) == 1


def test_two_diaries_on_one_computer_do_not_take_each_others_file(two: Computers, hers: Path) -> None:
    two.exchange(0)
    before, evenings = two.file(0).read_bytes(), whole(hers)
    with pytest.raises(BackupError, match="please choose another folder"):
        sharing.exchange(hers, two.places[0])
    assert two.file(0).read_bytes() == before
    assert whole(hers) == evenings


@pytest.mark.usefixtures("cheap_key")
def test_a_passphrase_of_one_of_them_leaves_the_others_file(two: Computers, hers: Path) -> None:
    pytest.importorskip("sqlcipher3")
    two.exchange(0)
    before = two.file(0).read_bytes()
    outcome = passphrase.change(hers, "three small words", *copy_places("", str(two.places[0])))
    assert two.file(0).read_bytes() == before
    assert two.file(0) in {copy.path for copy in outcome.unreached}
    passphrase.change(two.diaries[0], "four small words now", *copy_places("", str(two.places[0])))
    two.exchange(0)
    encrypted = two.file(0).read_bytes()
    passphrase.forget()
    passphrase.unlock(hers, "three small words")
    with pytest.raises(BackupError, match="please choose another folder"):
        sharing.exchange(hers, two.places[0])
    assert two.file(0).read_bytes() == encrypted, "although it cannot be read"


@pytest.mark.usefixtures("cheap_key")
def test_the_box_for_the_former_key_stays_while_another_computer_has_it(two: Computers, tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    passphrase.change(two.diaries[0], "three small words", recovery_words=recovery.drawn())
    shutil.copytree(two.diaries[0].parent, tmp_path / "copy")
    two.diaries[1], two.places[1] = tmp_path / "copy" / "diary.sqlite", two.places[0]
    two.exchange(0)
    two.exchange(1)
    [box] = two.file(0).parent.glob(f"*{recovery.SUFFIX}")
    two.file(0)
    passphrase.change(
        two.diaries[0], "other small words", *copy_places("", str(two.places[0])), recovery_words=recovery.drawn()
    )
    two.exchange(0)
    assert box.exists()


def test_a_folder_that_is_not_there_is_told(two: Computers) -> None:
    with pytest.raises(BackupError, match="not there"):
        sharing.exchange(two.diaries[0], two.places[0] / "gone")


def test_the_command_line_takes_in_and_leaves(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    run(tmp_path / "1", *EVENING_COMMAND)
    assert run(tmp_path / "1", "share", str(folder)).stdout == "The diary is left in the folder for the others.\n"
    [copy] = (folder / sharing.FOLDER).iterdir()
    copy.rename(copy.with_name(f"abcdef012345{sharing.SUFFIX}"))  # as from another computer
    done = run(tmp_path / "2", "--start-here", "share", str(folder))
    assert "New here: Ratings: 2" in done.stdout.splitlines()
    assert shown(tmp_path / "2") == shown(tmp_path / "1")
    assert run(tmp_path / "2", "share", str(tmp_path / "gone")).returncode == 1
    other = made(tmp_path / "3" / "diary.sqlite", evenings=1)
    done = run(other.parent, "share", str(folder))
    assert done.returncode == 1
    assert "please choose another folder" in done.stderr, "the one of the second is there, on the same computer"
    for left in (folder / sharing.FOLDER).iterdir():
        if left.name == sharing.own_name():
            left.unlink()
    done = run(other.parent, "share", str(folder))
    assert done.stdout == "The diary is left in the folder for the others.\n"
    [line] = done.stderr.splitlines()
    assert line.startswith("Another diary, nothing of it was taken in")
    assert line.endswith(f"abcdef012345{sharing.SUFFIX}")


@given(st.data())
@settings(max_examples=at(20, 5), deadline=None, phases=[Phase.generate])
def test_random_interleavings_end_equal(data: st.DataObject) -> None:
    steps = st.tuples(st.sampled_from(("write", "write", "exchange", "carry", "part")), st.integers(0, 2))
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as monkeypatch:
        computers = Computers(Path(folder), 3, monkeypatch)
        start = {one.id for one in whole(computers.diaries[0])[0]}
        for what, number in data.draw(st.lists(steps, min_size=6, max_size=16), "steps"):
            if what == "write":
                there = {one.id: one for one in whole(computers.diaries[number])[0] if one.id in start}
                write(computers.diaries[number], *random_changes(there, data))
            elif what == "exchange":
                computers.exchange(number)
            else:
                part = data.draw(st.floats(0, 1), "part") if what == "part" else 1.0
                computers.carry(number, (number + data.draw(st.integers(1, 2), "to")) % 3, part)
        order = data.draw(st.permutations(range(3)), "order")
        for number in (*order, *order):
            computers.exchange(number)
            for other in {0, 1, 2} - {number}:
                computers.carry(number, other)
        for number in range(3):
            assert computers.exchange(number).skipped == ()
        first, second, third = (whole(diary) for diary in computers.diaries)
        assert first == second == third
        assert all(checking.check(diary).problems == () for diary in computers.diaries)
