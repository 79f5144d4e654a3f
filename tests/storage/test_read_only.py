"""A diary on a read-only disk: all of it is shown, and input is kept in memory and reported as unsaved."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.storage import known_diaries, records
from diary.storage.day_reader import read_day
from diary.storage.errors import ReadOnlyError, StorageError
from diary.storage.file import cipher
from diary.storage.file.sidecars import log_of, sidecar_files
from diary.storage.journal import Journal
from diary.storage.safety import backup, passphrase
from diary.storage.safety.rewriting import rewrite
from diary.storage.saving import save, save_elsewhere
from diary.ui.main_window import MainWindow
from diary.ui.protection.opening import opening
from diary.ui.protection.save_failure import SaveFailureBanner
from tests.builders import EVENING, evening
from tests.storage.diaries import crashed_copy, made
from tests.test_cli import EVENING as EVENING_COMMAND
from tests.test_cli import run, shown
from tests.ui.windows import TODAY, until, window_on

pytestmark = pytest.mark.usefixtures("cheap_key")

NEW = Rating(day=EVENING, symptom="burning", value=1)
SAID = "can be read, but not written"


def mount(*arguments: str) -> bool:
    if not sys.platform.startswith("linux") or shutil.which("mount") is None:
        return False
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, in memory."""
    place = tmp_path / "disk"
    place.mkdir()
    if not mount("-t", "tmpfs", "tmpfs", str(place)):
        pytest.skip("this system lets the test mount no disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@contextmanager
def read_only(disk: Path) -> Iterator[None]:
    """Context manager: the disk is read-only."""
    assert mount("-o", "remount,ro", str(disk))
    try:
        yield
    finally:
        assert mount("-o", "remount,rw", str(disk))


@pytest.fixture(params=["plain", "encrypted"])
def diary(disk: Path, request: pytest.FixtureRequest) -> Path:
    """A diary of five evenings on that disk."""
    path = made(disk / "diary" / "diary.sqlite", evenings=5)
    if request.param == "encrypted":
        pytest.importorskip("sqlcipher3")
        passphrase.change(path, "Füße")
    return path


def test_it_is_read_whole(diary: Path, disk: Path) -> None:
    with Journal(diary) as journal:
        wanted = journal.read(records.everything)
    day = read_day(diary, EVENING)
    with read_only(disk):
        assert read_day(diary, EVENING) == day
        with Journal(diary) as journal:
            assert journal.read(records.everything) == wanted
        opened = opening(diary)
        assert (opened.lock, opened.obstacle) == (None, None)


@pytest.mark.parametrize("keep", [True, False], ids=["with its index", "without its index"])
def test_what_stands_only_in_the_log_is_read_too(disk: Path, tmp_path: Path, *, keep: bool) -> None:
    diary = made(disk / "diary.sqlite", evenings=2)
    crashed = crashed_copy(diary, tmp_path / "copy", added([NEW]))
    for source, target in ((crashed, diary), (log_of(crashed), log_of(diary))):
        shutil.copyfile(source, target)
    if keep:
        with Journal(diary) as journal:
            journal.read(records.everything)
            shutil.copyfile(log_of(crashed), log_of(diary))
            index = sidecar_files(diary)[-1].read_bytes()
        shutil.copyfile(crashed, diary)
        shutil.copyfile(log_of(crashed), log_of(diary))
        sidecar_files(diary)[-1].write_bytes(index)
    assert sidecar_files(diary)[-1].exists() == keep
    with read_only(disk):
        assert NEW in read_day(diary, EVENING).ratings
        with pytest.raises(StorageError, match=SAID):
            save(diary, added([Rating(day=EVENING, symptom="itch", value=2)]))


WRITES: dict[str, Callable[[Path], object]] = {
    "save": lambda path: save(path, added([NEW])),
    "import": lambda path: save(path, added([NEW]), is_import=True),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_what_cannot_be_written_is_said_and_changes_nothing(
    diary: Path, disk: Path, write: Callable[[Path], object]
) -> None:
    before = diary.read_bytes()
    with read_only(disk), pytest.raises(StorageError):
        write(diary)
    assert diary.read_bytes() == before
    with read_only(disk), pytest.raises(ReadOnlyError, match=SAID):
        save(diary, added([NEW]))
    save(diary, added([NEW]))
    assert NEW in read_day(diary, EVENING).ratings


def test_all_of_it_with_what_is_new_is_saved_elsewhere(diary: Path, disk: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with read_only(disk):
        copy = save_elsewhere(diary, stick, added([NEW]))
    assert copy.is_whole
    assert passphrase.is_encrypted(copy.path) == passphrase.is_encrypted(diary)
    assert NEW in read_day(copy.path, EVENING).ratings
    assert len(read_day(copy.path, EVENING).ratings) == len(read_day(diary, EVENING).ratings) + 1


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_diary_of_an_earlier_program_is_shown_and_left_as_it_is(disk: Path, tmp_path: Path, version: int) -> None:
    """A write-protected stick, or a CD, with a diary of years ago."""
    diary, upgraded = disk / "diary.sqlite", tmp_path / "upgraded" / "diary.sqlite"
    upgraded.parent.mkdir()
    for copy in (diary, upgraded):
        shutil.copyfile(Path(__file__).parents[1] / "data" / f"diary_v{version}.sqlite", copy)
    before = diary.read_bytes()
    with Journal(upgraded) as journal:
        wanted = journal.read(records.everything)
    assert wanted
    with read_only(disk):
        for _time in range(2):
            known_diaries.remember(diary)
            with Journal(diary) as journal:
                assert {one.id: one for one in journal.read(records.everything)} == {one.id: one for one in wanted}
                with pytest.raises(ReadOnlyError, match=SAID):
                    journal.apply(added([NEW]))
        day = max(one.day for one in wanted if isinstance(one, Rating))
        assert read_day(diary, day) == read_day(upgraded, day)
        assert [path.name for path in disk.iterdir()] == ["diary.sqlite"]
    assert diary.read_bytes() == before
    Journal(diary).close()
    assert [copy.reason for copy in backup.backups(backup.folder_of(diary), diary)] == [backup.UPGRADE]


def test_an_encrypted_diary_of_an_earlier_program_is_shown_too(disk: Path) -> None:
    pytest.importorskip("sqlcipher3")
    plain, diary = disk / "plain.sqlite", disk / "diary.sqlite"
    shutil.copyfile(Path(__file__).parents[1] / "data" / "diary_v3.sqlite", plain)
    key = cipher.derived("Füße", bytes(range(16)))
    diary.touch()
    rewrite(plain, diary, key)
    plain.unlink()
    cipher.remember(key)
    try:
        with read_only(disk), Journal(diary) as journal:
            assert journal.read(records.everything)
    finally:
        passphrase.forget()


def test_the_window_shows_an_earlier_one_and_says_that_it_cannot_be_written(disk: Path, qtbot: QtBot) -> None:
    diary = disk / "diary.sqlite"
    shutil.copyfile(Path(__file__).parents[1] / "data" / "diary_v1.sqlite", diary)
    with read_only(disk):
        window = MainWindow(diary, TODAY, opening(diary))
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        until(qtbot, lambda: bool(window.findChildren(SaveFailureBanner)))
        assert window._blocking_screen is None
        window.close()


def test_no_diary_is_begun_there(disk: Path) -> None:
    with read_only(disk):
        opened = opening(disk / "diary" / "diary.sqlite")
        assert isinstance(opened.obstacle, StorageError)
        assert not list(disk.iterdir())


def test_commands_read_it_and_say_that_it_cannot_be_written(disk: Path) -> None:
    assert run(disk, *EVENING_COMMAND).returncode == 0
    with read_only(disk):
        assert [day["day"] for day in shown(disk)] == ["2026-11-22"]
        done = run(disk, *EVENING_COMMAND)
        assert (done.returncode, done.stdout) == (1, "")
        assert SAID in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_the_window_shows_it_says_so_and_keeps_what_is_entered(
    disk: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MainWindow, "_wants_to_lose", lambda _window, _sentence: True)  # or a failed test would hang
    diary = made(disk / "diary.sqlite", evenings=1)
    with Journal(diary) as journal:
        journal.apply(added(evening(TODAY, numbness=6, tingling=None, pain=None)))
    with read_only(disk), window_on(diary, qtbot) as window:
        until(qtbot, lambda: bool(window.findChildren(SaveFailureBanner)))
        [told] = window.findChildren(SaveFailureBanner)
        until(qtbot, told.isVisible)
        assert told.banner.words.endswith("is read-only."), "nothing was entered that could be tried again"
        assert not told.banner._action.isVisible()
        scales = window.today_page.log.ratings
        assert scales["numbness"].scale.value == 6
        qtbot.keyClick(scales["pain"].scale, Qt.Key.Key_7)
        assert scales["pain"].scale.value == 7
        window.journal.save()
        until(qtbot, lambda: window.journal.queue.is_pending and not window.journal.queue.is_busy)
        assert told.isVisible()
        until(qtbot, lambda: "kept in memory" in told.banner.words and told.banner._action.isVisible())
        assert mount("-o", "remount,rw", str(disk))
        window.journal.save()
        until(qtbot, lambda: not window.journal.queue.unwritten)
    assert {one.value for one in read_day(diary, TODAY).day(TODAY).ratings} == {6, 7}


@pytest.mark.skipif(os.name != "posix", reason="unmounting is done where mounting is")
def test_a_disk_that_is_taken_away_leaves_an_empty_folder_in_which_nothing_is_made(disk: Path, tmp_path: Path) -> None:
    diary = made(disk / "diary" / "diary.sqlite", evenings=2)
    known_diaries.remember(diary)
    identifier = known_diaries.id_of(diary)
    shutil.copytree(diary.parent, tmp_path / "kept")
    assert subprocess.run(["umount", str(disk)], check=False).returncode == 0
    with pytest.raises(StorageError, match="not there any more"):
        save(diary, added([NEW]))
    assert isinstance(opening(diary).obstacle, StorageError)
    assert not list(disk.iterdir())
    assert mount("-t", "tmpfs", "tmpfs", str(disk))
    shutil.copytree(tmp_path / "kept", diary.parent)
    assert known_diaries.id_of(diary) == identifier
    save(diary, added([NEW]))
