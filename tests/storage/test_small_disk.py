"""A real full disk: a small file system in memory, if the tests may mount one."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.note import Note
from diary.storage.errors import BackupError, DiskError, DiskFullError, StorageError, UnwritableError
from diary.storage.safety import backup, checking
from diary.storage.safety.restore import restore
from diary.storage.saving import save
from diary.storage.sync import sharing
from tests.builders import EVENING
from tests.storage.diaries import everything, made
from tests.test_cli import run

KIB = 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one mebibyte."""
    place = tmp_path / "disk"
    place.mkdir()
    program = shutil.which("mount")
    if program is None:
        pytest.skip("needs mount")
    command = [program, "-t", "tmpfs", "-o", "size=1m", "none", str(place)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("this computer lets the tests mount nothing")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def diary(disk: Path) -> Path:
    return made(disk / "folder" / "diary.sqlite", evenings=10)


def leave(disk: Path, room: int) -> Path:
    """Fill the disk except for `room` bytes; returns the file that fills it."""
    filler = disk / "filler"
    with filler.open("wb") as file:
        free = shutil.disk_usage(disk).free
        os.posix_fallocate(file.fileno(), 0, max(1, free - room))
    return filler


@pytest.mark.parametrize("is_import", [False, True], ids=["save", "import"])
def test_a_save_is_whole_or_told_with_any_room_that_is_left(disk: Path, diary: Path, is_import: bool) -> None:
    before = everything(diary)
    changes = added([Note(day=EVENING, text="word " * 2000, author=f"{number}") for number in range(8)])
    told = 0
    for room in range(0, 512 * KIB, 16 * KIB):
        filler = leave(disk, room)
        try:
            save(diary, changes, is_import=is_import)
        except (DiskFullError, DiskError, BackupError, UnwritableError):
            told += 1
            filler.unlink()
            assert everything(diary) == before, "all or nothing"
            assert checking.check(diary).problems == ()
        else:
            filler.unlink()
            break
    assert told > 2, "there were tries without room"
    assert len(everything(diary)["Note"]) == len(before["Note"]) + len(changes), "with room enough it is saved"
    assert checking.check(diary).problems == ()


def test_backups_restoring_and_sharing_leave_nothing_half(disk: Path, diary: Path, tmp_path: Path) -> None:
    copy = backup.make(diary, backup.BY_HAND, tmp_path / "elsewhere").path
    place = disk / "shared"
    place.mkdir()
    before = everything(diary)
    filler = leave(disk, 8 * KIB)
    for work in (
        lambda: backup.make(diary, backup.BY_HAND),
        lambda: restore(diary, copy),
        lambda: sharing.exchange(diary, place),
    ):
        with pytest.raises(StorageError):
            work()
    filler.unlink()
    assert everything(diary) == before
    assert checking.check(diary).problems == ()
    assert [file for file in disk.rglob("*.part*") if file.is_file()] == []
    assert backup.backups(backup.folder_of(diary), diary) == []
    assert sharing.exchange(diary, place).skipped == ()


def test_the_command_line_says_it_in_one_sentence(disk: Path, diary: Path) -> None:
    before = everything(diary)
    filler = leave(disk, 0)
    done = run(diary.parent, "log", "--day", f"{EVENING}", "--note", "word " * 2000)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    filler.unlink()
    assert everything(diary) == before
