"""Temporary files: in the data folder, and swept only when the process that made them is gone."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import pytest

from diary.domain.change import added
from diary.domain.note import Note
from diary.storage.errors import DiskFullError
from diary.storage.file import snapshot, temporary
from diary.storage.safety import checking, lock, salvage
from diary.storage.sync import merging
from tests.builders import EVENING
from tests.storage.diaries import bytes_beside, crashed_copy, flip_bits_at, made
from tests.test_cli import run

Room = namedtuple("Room", "total used free")

MAKING = """
import sys, time
from pathlib import Path
from diary.storage.file import snapshot, temporary
diary = Path(sys.argv[1])
temporary.create(diary.parent, diary.stem, ".part").write_text("a sentence about pain")
with temporary.folder_for(diary) as folder:
    (folder / diary.name).write_text("a sentence about pain")
    print("made", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return made(tmp_path / "diary" / "diary.sqlite", evenings=5)


@pytest.fixture
def system_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's temporary folder, and the one in memory."""
    folder = tmp_path / "system"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(temporary, "_MEMORY", folder / "no memory")
    return folder


@pytest.fixture
def working(diary: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process with a temporary file and a temporary folder beside the diary."""
    process = subprocess.Popen([sys.executable, "-c", MAKING, str(diary)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "made\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


def test_those_of_a_living_process_stay_and_those_of_a_killed_one_are_swept(
    diary: Path, working: "subprocess.Popen[str]"
) -> None:
    before = temporary.all_in(diary.parent, diary)
    assert len(before) == 2
    assert temporary.sweep(diary) == []
    assert temporary.all_in(diary.parent, diary) == before
    assert all(path.stat().st_mode & 0o077 == 0 for path in before)
    working.send_signal(signal.SIGKILL)
    working.wait()
    assert temporary.sweep(diary) == before
    assert hidden(diary.parent) == []


def test_a_killed_process_that_nobody_has_waited_for_is_gone(diary: Path) -> None:
    child = os.fork()
    if child == 0:
        temporary.create(diary.parent, diary.stem, ".part")
        os._exit(0)
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    try:
        [left] = temporary.all_in(diary.parent, diary)
        assert temporary.is_abandoned(left)
    finally:
        os.waitpid(child, 0)


def test_a_number_that_another_process_has_now_is_no_sign_of_life(diary: Path) -> None:
    own = temporary.create(diary.parent, diary.stem, ".part")
    assert not temporary.is_abandoned(own)
    stem, computer, pid, start, rest = own.name.rsplit("-", 4)
    former = own.rename(own.with_name("-".join((stem, computer, pid, str(int(start) - 1), rest))))
    assert temporary.is_abandoned(former)
    assert temporary.sweep(diary) == [former]


def test_what_another_computer_made_stays_for_a_day(diary: Path) -> None:
    own = temporary.create(diary.parent, diary.stem, ".part")
    stem, computer, pid, start, rest = own.name.rsplit("-", 4)
    elsewhere = f"{int(computer, 16) ^ 1:08x}"
    theirs = own.rename(own.with_name("-".join((stem, elsewhere, pid, start, rest))))
    assert temporary.sweep(diary) == []
    os.utime(theirs, (0, 0))
    assert temporary.sweep(diary) == [theirs]


def test_nothing_else_is_taken_for_a_temporary_file(diary: Path) -> None:
    own = temporary.create(diary.parent, diary.stem, ".part")
    others = [
        own.with_name(own.name[1:]),
        diary.with_name(".letter-ab12cd34.part"),
        diary.with_name(".diary.sqlite.lock"),
        diary.with_name(".diary-notes.txt"),
    ]
    for other in others:
        other.write_text("mine", encoding="utf-8")
        os.utime(other, (0, 0))
    link = own.with_name(own.name.replace(own.name[-6], "0" if own.name[-6] != "0" else "1"))
    link.symlink_to(others[0])
    assert temporary.all_in(diary.parent, diary) == [own]


def test_names_cannot_be_foreseen_and_take_no_file_that_is_there(diary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {temporary.create(diary.parent, diary.stem, ".part").name for _time in range(20)}
    assert len(names) == 20
    monkeypatch.setattr(os, "urandom", bytes)
    temporary.create(diary.parent, diary.stem, ".part")
    with pytest.raises(FileExistsError):
        temporary.create(diary.parent, diary.stem, ".part")


def test_what_is_erased_is_overwritten_first(diary: Path) -> None:
    folder = diary.parent / "folder"
    folder.mkdir()
    for name in ("first", "second"):
        (folder / name).write_bytes(b"a sentence about pain" * 100_000)
    with (folder / "first").open("rb") as first, (folder / "second").open("rb") as second:
        temporary.erase(folder)
        assert not (first.read() + second.read()).strip(b"\0")
    assert not folder.exists()


def test_erasing_follows_no_link(diary: Path) -> None:
    before = diary.read_bytes()
    link, beside = diary.with_name("link"), diary.with_name("beside")
    link.symlink_to(diary)
    beside.hardlink_to(diary)
    for path in (link, beside):
        temporary.erase(path)
    assert diary.read_bytes() == before


def test_a_check_works_in_the_data_folder_and_leaves_it_as_it_was(
    diary: Path, system_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashed = crashed_copy(diary, tmp_path / "crashed", added([Note(day=EVENING, text="kept in the log")]))
    before, seen = bytes_beside(crashed), list[Path]()
    copied = snapshot.copied

    def observed(path: Path, folder: Path) -> Path:
        seen.append(folder)
        return copied(path, folder)

    monkeypatch.setattr(snapshot, "copied", observed)
    assert checking.check(crashed).problems == ()
    assert checking.state(crashed) == checking.state(diary)
    assert {folder.parent for folder in seen} == {crashed.parent}
    assert bytes_beside(crashed) == before
    assert not any(folder.exists() for folder in seen)
    assert hidden(crashed.parent) == []
    assert list(system_folder.iterdir()) == []


def test_what_lies_on_a_stick_is_worked_on_in_the_data_folder(diary: Path, tmp_path: Path) -> None:
    temporary.keep_in(diary.parent)
    with temporary.folder_for(tmp_path / "stick" / "diary.sqlite") as folder:
        assert folder.parent == diary.parent


def test_where_the_data_folder_cannot_take_them_the_systems_folder_does(
    diary: Path, system_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashed = crashed_copy(diary, tmp_path / "crashed", added([Note(day=EVENING, text="kept in the log")]))
    free = shutil.disk_usage

    def full(folder: Path) -> object:
        return Room(1, 1, 0) if Path(folder) == crashed.parent else free(folder)

    erased, erase = list[Path](), temporary.erase

    def observed(path: Path) -> None:
        erased.append(path)
        erase(path)

    monkeypatch.setattr(shutil, "disk_usage", full)
    monkeypatch.setattr(temporary, "erase", observed)
    assert checking.check(crashed).days == 5
    assert {path.parent for path in erased} == {system_folder}
    assert list(system_folder.iterdir()) == []
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Room(1, 1, 0))
    with pytest.raises(DiskFullError):
        checking.check(crashed)


def test_a_folder_that_may_not_be_written_is_no_obstacle(
    diary: Path, system_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashed = crashed_copy(diary, tmp_path / "crashed", added([Note(day=EVENING, text="kept in the log")]))
    mkdir = Path.mkdir

    def refuse(path: Path, mode: int = 0o777) -> None:
        if path.parent == crashed.parent:
            raise PermissionError  # root may write everywhere
        mkdir(path, mode)

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert checking.check(crashed).days == 5
    assert list(system_folder.iterdir()) == []


def test_salvaging_and_merging_leave_none(diary: Path, system_folder: Path, tmp_path: Path) -> None:
    other = made(tmp_path / "other" / "diary.sqlite", evenings=8)
    merging.merge(diary, other)
    flip_bits_at(other, other.stat().st_size // 2)
    salvage.salvage(other)
    assert hidden(diary.parent) == hidden(other.parent) == hidden(other.parent / "backups") == []
    assert list(system_folder.iterdir()) == []


def test_the_next_command_sweeps_what_a_killed_one_left(diary: Path, working: "subprocess.Popen[str]") -> None:
    assert run(diary.parent, "show").returncode == 0
    assert len(hidden(diary.parent)) == 2
    working.kill()
    working.wait()
    assert run(diary.parent, "show").returncode == 0
    assert hidden(diary.parent) == []


def test_a_window_sweeps_when_it_has_looked_at_the_diary(diary: Path, working: "subprocess.Popen[str]") -> None:
    from diary.ui.journal.write_queue import DiaryWriter

    working.kill()
    working.wait()
    writer = DiaryWriter(diary)
    writer.lock = lock.acquire(diary)
    assert writer.check() is None
    writer.lock.release()
    assert hidden(diary.parent) == []


def test_no_part_of_storage_makes_a_temporary_file_of_another_name() -> None:
    """A temporary file whose name does not contain its process would stay for ever after a kill."""
    storage = Path(temporary.__file__).parents[1]
    others = ("TemporaryDirectory", "mkstemp", "mkdtemp")
    sources = {path.name: path.read_text(encoding="utf-8") for path in storage.rglob("*.py")}
    assert [name for name, source in sources.items() if any(other in source for other in others)] == []


def test_a_folder_in_which_nothing_of_a_diary_is_counts_as_none_of_its_files(tmp_path: Path) -> None:
    diary = tmp_path / "diary.sqlite"
    copy = temporary.make_folder(0, diary, tmp_path)
    fonts = temporary.make_folder(0, diary, tmp_path, is_harmless=True)
    assert temporary.all_in(tmp_path, diary) == [copy]
    for folder in (copy, fonts):
        temporary.remove_folder(folder)
