"""Behaviour of Windows and macOS, simulated on any platform."""

import errno
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from diary import atomic_write
from diary.storage.file.address import address
from diary.storage.safety import lock
from diary.ui.protection.single_instance import server_name


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/diaries/my diary/d.sqlite"), "file:///diaries/my%20diary/d.sqlite"),
        (PureWindowsPath(r"C:\Users\Anna\d.sqlite"), "file:///C:/Users/Anna/d.sqlite"),
        (PureWindowsPath(r"\\server\share\d.sqlite"), "file:////server/share/d.sqlite"),
    ],
)
def test_sqlite_takes_the_uri_of_every_path(path: PurePosixPath | PureWindowsPath, uri: str) -> None:
    assert address(path) == uri
    assert address(path, "mode=ro") == f"{uri}?mode=ro"


@pytest.fixture
def fresh_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer without systemd's machine id."""
    monkeypatch.setattr(lock, "_MACHINE_IDS", ())
    lock.machine.cache_clear()
    yield
    lock.machine.cache_clear()


@pytest.mark.usefixtures("fresh_machine")
def test_a_computer_is_the_same_under_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    first = lock.machine()
    lock.machine.cache_clear()
    monkeypatch.setattr(lock, "host", lambda: "another-network.local")
    assert lock.machine() == first
    assert len(first) == 32


@pytest.mark.usefixtures("fresh_machine")
def test_where_no_identifier_can_be_kept_the_name_stands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(lock, "state_folder", lambda: tmp_path / "file" / "state")
    assert lock.machine() == lock.host()


@pytest.mark.parametrize(("number", "is_held"), [(errno.EACCES, True), (errno.EAGAIN, True), (errno.ENOTSUP, False)])
def test_a_folder_without_locks_is_not_taken_for_a_held_lock(number: int, is_held: bool) -> None:
    assert lock._is_held(OSError(number, "")) is is_held


def test_a_file_that_is_let_go_of_within_a_moment_is_replaced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(b"new")
    refused = [PermissionError(errno.EACCES, "in use")] * 3
    replace = Path.replace

    def scanned(made: Path, path: Path) -> Path:
        if refused:
            raise refused.pop()
        return replace(made, path)

    monkeypatch.setattr(Path, "replace", scanned)
    monkeypatch.setattr(atomic_write, "_TRIES", 10)
    monkeypatch.setattr(atomic_write, "_PAUSE_S", 0)
    atomic_write.put_in_place(tmp_path / "made", tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_file_that_stays_open_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(_made: Path, _path: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(atomic_write, "_TRIES", 3)
    monkeypatch.setattr(atomic_write, "_PAUSE_S", 0)
    (tmp_path / "folder").mkdir()
    with pytest.raises(PermissionError):
        atomic_write.write_atomically(tmp_path / "folder" / "file", b"new")
    assert list((tmp_path / "folder").iterdir()) == []


def test_one_window_also_where_a_folder_has_many_spellings(tmp_path: Path) -> None:
    one, other = tmp_path / "Anna" / "diary.sqlite", tmp_path / "anna" / "DIARY.sqlite"
    for platform, is_one in (("win32", True), ("darwin", True), ("linux", False)):
        assert (server_name(one, platform) == server_name(other, platform)) is is_one
