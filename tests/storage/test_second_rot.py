"""A corrupted copy in the second place is detected in rotation, and an unavailable place is no error."""

import errno
import os
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.foreign import asking
from diary.storage.journal import Journal
from diary.storage.safety import backup, rot, second_place, second_rot
from tests.builders import EVENING
from tests.storage.diaries import flip_bits_at, made

DAY = date(2026, 11, 24)


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return made(tmp_path / "data" / "diary.sqlite", evenings=3)


@pytest.fixture
def copies(diary: Path, stick: Path) -> list[backup.Backup]:
    """Three copies in the second place, by name."""
    for number in range(3):
        with Journal(diary) as journal:
            journal.apply(added([Rating(day=EVENING, symptom=f"own-{number}", value=1)]))
        second_place.put(diary, stick, backup.make(diary, backup.BY_HAND))
    return sorted(second_place.listed(diary, stick), key=lambda copy: copy.path.name)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


def look(diary: Path, stick: Path, days: int = 0) -> set[str]:
    """The names of the corrupted copies after a check `days` days later."""
    second_rot.look(diary, str(stick), DAY + timedelta(days=days))
    return {path.name for path in second_rot.bad_copies(diary, stick)}


def test_each_copy_has_its_turn_and_a_bad_one_is_noticed(diary: Path, stick: Path, copies: list[backup.Backup]) -> None:
    for copy in copies:
        flip_bits_at(copy.path, copy.path.stat().st_size // 2)
    found = [look(diary, stick, day) for day in range(3)]
    assert list(map(len, found)) == [1, 2, 3]
    assert look(diary, stick, 3) == {copy.path.name for copy in copies}


def test_once_a_day_one_is_read(
    diary: Path, stick: Path, copies: list[backup.Backup], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def as_made(copy: backup.Backup) -> bool:
        read.append(copy.path.name)
        return True

    monkeypatch.setattr(second_place, "matches_hash_in_name", as_made)
    for day in (0, 0, 1, 1, 2, 3):
        look(diary, stick, day)
    names = [copy.path.name for copy in copies]
    assert read == [*names, names[0]]


def test_one_that_was_made_again_is_good_again(diary: Path, stick: Path, copies: list[backup.Backup]) -> None:
    """By the next second copy, which detects and replaces it, or by the person, from another disk."""
    *_earlier, latest = copies
    contents = {copy.path: copy.path.read_bytes() for copy in copies}
    for copy in copies:
        flip_bits_at(copy.path, 3000)
    assert len([look(diary, stick, day) for day in range(3)][-1]) == 3
    newest = backup.newest_of_now(diary)
    assert newest is not None
    second_place.put(diary, stick, newest)
    assert len(second_rot.bad_copies(diary, stick)) == 2
    for path, content in contents.items():
        path.write_bytes(content)
    assert look(diary, stick, 3) == set()
    latest.path.unlink()
    assert look(diary, stick, 4) == set()


def test_what_takes_the_place_of_a_copy_is_bad(diary: Path, stick: Path, copies: list[backup.Backup]) -> None:
    first = copies[0].path
    first.unlink()
    first.mkdir()
    assert look(diary, stick) == {first.name}


def test_a_place_that_is_away_or_empty_is_looked_at_later(
    diary: Path, stick: Path, copies: list[backup.Backup]
) -> None:
    flip_bits_at(copies[0].path, 3000)
    away = stick.rename(stick.with_name("pocket"))
    assert look(diary, stick) == set()
    stick.mkdir()
    assert look(diary, stick) == set()
    stick.rmdir()
    away.rename(stick)
    assert look(diary, stick) == {copies[0].path.name}, "on the same day"
    second_rot.look(diary, "", DAY)


def test_a_place_that_hangs_costs_nothing_and_is_no_error(
    diary: Path, stick: Path, copies: list[backup.Backup], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, really = threading.Event(), os.read
    flip_bits_at(copies[0].path, 3000)
    with monkeypatch.context() as hanging:
        hanging.setattr(asking, "_limits", [0.1])
        hanging.setattr(os, "read", lambda handle, size: gate.wait() and really(handle, size))
        assert look(diary, stick) == set()
        gate.set()
        while any(asking._hanging.values()):
            gate.wait()
    assert rot.remembered(diary).second == rot.Second()
    assert look(diary, stick) == {copies[0].path.name}


@pytest.mark.parametrize("is_pulled_out", [True, False])
def test_a_read_error_is_rot_unless_the_stick_is_being_pulled_out(
    diary: Path,
    stick: Path,
    copies: list[backup.Backup],
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_pulled_out: bool,
) -> None:
    def fail(_handle: int, _size: int) -> bytes:
        if is_pulled_out and stick.exists():
            stick.rename(stick.with_name("pocket"))
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as failing:
        failing.setattr(os, "read", fail)
        found = look(diary, stick)
    assert found == (set() if is_pulled_out else {copies[0].path.name})


def test_what_is_found_there_and_here_is_remembered_together(
    diary: Path, stick: Path, copies: list[backup.Backup]
) -> None:
    flip_bits_at(copies[0].path, 3000)
    here = backup.backups(backup.folder_of(diary), diary)[-1]
    flip_bits_at(here.path, 3000)
    bad = look(diary, stick)
    rot.look(diary, DAY, whole=True)
    assert second_rot.bad_copies(diary, stick) == {copies[0].path}
    assert bad == {copies[0].path.name}
    assert rot.bad_backups(diary, here.path.parent) == {here.path}


def test_the_copies_of_another_diary_there_are_not_read(
    diary: Path, stick: Path, copies: list[backup.Backup], tmp_path: Path
) -> None:
    other = made(tmp_path / "other" / "diary.sqlite", evenings=2)
    backup.make_daily(other)
    theirs = second_place.keep(other, stick)
    assert theirs is not None
    flip_bits_at(theirs.path, 3000)
    for day in range(len(copies) + 1):
        assert look(diary, stick, day) == set()
    assert look(other, stick) == {theirs.path.name}
