"""A place outside the data folder: only regular files, written atomically, within limits."""

import errno
import os
import socket
import stat
from pathlib import Path

import pytest

from diary.foreign import asking
from diary.foreign.errors import LargeFileError, Purpose, SilentPlaceError, StrangeFileError
from diary.foreign.place import Place
from diary.foreign.stream import opened
from diary.formats.writing import UnwritableFileError, write_file


def strange(folder: Path, kind: str) -> Path:
    """Create something other than a regular file, with the name `thing`."""
    path, other = folder / "thing", folder / "other"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "link":
        other.write_bytes(b"secret")
        path.symlink_to(other)
    elif kind == "broken link":
        path.symlink_to(other)
    elif kind == "link to itself":
        path.symlink_to(path)
    else:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(str(path))
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


KINDS = ("folder", "pipe", "link", "broken link", "link to itself", "socket")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    folder = tmp_path / "place"
    folder.mkdir()
    return Place(folder, Purpose.SHARED)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_regular_file_is_refused_at_once(place: Place, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place.folder)  # a socket's path is short
    path = strange(Path(), kind)
    for read in (
        lambda: place.read(path.name, 100),
        lambda: place.beginning(path.name, 4),
        lambda: opened(place.folder / path.name),
    ):
        with pytest.raises(StrangeFileError, match="thing is"):
            read()
    assert not asking.is_waited_for()


@pytest.mark.parametrize("kind", ["folder", "pipe", "socket"])
def test_nothing_but_a_regular_file_is_replaced(place: Place, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place.folder)
    path = place.folder / strange(Path(), kind).name
    before = path.lstat().st_mode
    with pytest.raises(UnwritableFileError):
        write_file(path, b"content", path.with_name("diary.sqlite"))
    assert path.lstat().st_mode == before
    assert names(place.folder) == [path.name], "no temporary file is left"


@pytest.mark.parametrize("kind", ["link", "broken link"])
def test_a_link_is_replaced_and_what_it_leads_to_stays(place: Place, kind: str) -> None:
    path, other = strange(place.folder, kind), place.folder / "other"
    before = other.read_bytes() if other.exists() else None
    place.write(path.name, b"content")
    assert path.read_bytes() == b"content"
    assert stat.S_ISREG(path.lstat().st_mode)
    assert (other.read_bytes() if other.exists() else None) == before


def test_a_device_is_neither_read_nor_replaced() -> None:
    devices = Place(Path("/dev"), Purpose.OUTPUT)
    for name in ("zero", "null"):
        with pytest.raises(StrangeFileError):
            devices.read(name, 100)
        with pytest.raises(StrangeFileError):
            devices.write(name, b"content")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_file_is_read_up_to_the_limit_and_not_beyond(place: Place) -> None:
    (place.folder / "file").write_bytes(b"12345")
    assert place.read("file", 5) == b"12345"
    assert place.beginning("file", 2) == b"12"
    with pytest.raises(LargeFileError):
        place.read("file", 4)
    os.truncate(place.folder / "file", 1 << 40)  # a sparse file of one terabyte
    with pytest.raises(LargeFileError):
        place.read("file", 1 << 30)


def test_a_file_is_written_whole_under_a_name_nobody_can_know(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    flags: dict[str, int] = {}
    really = os.open

    def watched(path: str, how: int, mode: int = 0o777) -> int:
        flags[Path(path).name] = how
        return really(path, how, mode)

    monkeypatch.setattr(os, "open", watched)
    trap = place.folder / "victim"
    trap.write_bytes(b"the diary")
    for guess in (".page.pdf.part", "page.pdf.part", ".page.pdf-", "page.pdf.tmp"):
        (place.folder / guess).symlink_to(trap)
    place.write("page.pdf", b"content")
    assert trap.read_bytes() == b"the diary"
    [temporary] = [name for name in flags if name.startswith(".page.pdf-") and name != ".page.pdf-"]
    assert flags[temporary] & os.O_EXCL
    assert flags[temporary] & os.O_CREAT
    assert not (place.folder / temporary).exists()
    assert (place.folder / "page.pdf").read_bytes() == b"content"
    assert (place.folder / "page.pdf").stat().st_mode & 0o077 == 0


def test_a_full_disk_leaves_what_was_there(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write("page.pdf", b"former")

    def refuse(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(UnwritableFileError, match="No space left"):
        write_file(place.folder / "page.pdf", b"content", place.folder / "diary.sqlite")
    assert names(place.folder) == ["page.pdf"]
    assert (place.folder / "page.pdf").read_bytes() == b"former"


def test_a_write_that_hung_and_goes_on_later_replaces_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write("page.pdf", b"former")
    reading, writing = os.pipe()
    really = os.fsync

    def hang(handle: int) -> None:
        os.read(reading, 1)
        really(handle)

    with monkeypatch.context() as hanging:
        hanging.setattr(os, "fsync", hang)
        with asking.patience(0.05), pytest.raises(SilentPlaceError):
            place.write("page.pdf", b"content")
        os.write(writing, b"go on")
        while any(asking._hanging.values()):
            pass
    os.close(reading)
    os.close(writing)
    assert (place.folder / "page.pdf").read_bytes() == b"former"
    assert names(place.folder) == ["page.pdf"]


def test_what_is_removed_is_overwritten_first(place: Place) -> None:
    path, twin = place.folder / "copy", place.folder / "twin"
    path.write_bytes(b"words" * 500_000)
    os.link(path, twin)
    place.remove("copy")
    assert not path.exists()
    assert twin.read_bytes() == bytes(2_500_000)


def test_removing_a_link_leaves_what_it_leads_to(place: Place) -> None:
    path = strange(place.folder, "link")
    place.remove("thing")
    assert not path.is_symlink()
    assert (place.folder / "other").read_bytes() == b"secret"


def test_a_folder_with_very_many_names_is_listed_in_part(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diary.foreign.place._MOST_NAMES", 3)
    for number in range(9):
        (place.folder / f"{number}.changes").touch()
    assert len(place.names("", ".changes")) == 3


def test_a_stream_can_be_read_and_sought_in(place: Place) -> None:
    content = bytes(range(256)) * 9000
    (place.folder / "file").write_bytes(content)
    with opened(place.folder / "file") as file:
        assert file.read(10) == content[:10]
        assert file.seek(0, os.SEEK_END) == len(content)
        file.seek(1_500_000)
        assert file.read() == content[1_500_000:]
