"""Reading a file that the person named: whole where it is small, in pieces where it may be large, never unchecked."""

import struct
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path
from typing import IO
from zlib import error as ZlibError  # noqa: N812 - named like the other errors

from diary.formats.errors import FormatError
from diary.i18n import _

LARGEST = 100_000_000
"""Bytes of a file that is read whole."""
LARGEST_TABLE = 30_000_000
"""Bytes of a table or a document that becomes rows in memory; thirty years of ten rows a day are a third of it."""
LARGEST_STREAMED = 2_000_000_000
"""Bytes of a file that is read in pieces."""
_HEAD = 65_536
_MOST_MEMBERS = 50_000
_ZIP = b"PK\x03\x04"
_BROKEN = (
    zipfile.BadZipFile,
    ZlibError,
    LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
"""What the standard library raises for an archive that is cut off, damaged, encrypted or of an unknown kind."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """An open file that is read in pieces."""

    path: Path
    file: IO[bytes]

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size`, none at the end; raises `FormatError`."""
        with _told(self.path):
            return self.file.read(size)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import; `head` is its beginning, `members` the names of the files in it where it is a zip archive."""

    path: Path
    size: int
    head: bytes
    members: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def is_archive(self) -> bool:
        return self.head.startswith(_ZIP)

    def content(self, largest: int = LARGEST_TABLE) -> bytes:
        """All of the file; raises `FormatError` where it is larger than what may be read whole."""
        return read_file(self.path, largest)

    def member(self, name: str, largest: int = LARGEST_TABLE) -> bytes:
        """All of one file of the archive; raises `FormatError`."""
        with self.stream(name, largest) as file:
            return file.read()

    def beginning(self, name: str) -> bytes:
        """The beginning of one file of the archive; raises `FormatError`."""
        with self.stream(name) as file:
            return file.read(_HEAD)

    def size_of(self, member: str) -> int:
        """How many bytes one file of the archive unpacks to; raises `FormatError`."""
        with _told(self.path), zipfile.ZipFile(self.path) as archive:
            return archive.getinfo(member).file_size

    @contextmanager
    def stream(self, member: str = "", largest: int = LARGEST_STREAMED) -> Iterator[Pieces]:
        """The file, or one file of the archive, to be read in pieces; raises `FormatError`."""
        with ExitStack() as opened:
            with _told(self.path):
                if not member:
                    file: IO[bytes] = opened.enter_context(self.path.open("rb"))
                else:
                    archive = opened.enter_context(zipfile.ZipFile(self.path))
                    if archive.getinfo(member).file_size > largest:
                        raise FormatError(_("{file} unpacks to far more than a diary holds.").format(file=self.path))
                    file = opened.enter_context(archive.open(member))
            yield Pieces(self.path, file)


def source(path: Path) -> Source:
    """The file at `path`, looked at but not read; raises `FormatError` for what cannot be a diary's export."""
    with _told(path):
        if path.is_dir():
            raise FormatError(_("{file} is a folder; choose a file.").format(file=path))
        size = path.stat().st_size
        if not size:
            raise FormatError(_("{file} is empty.").format(file=path))
        if size > LARGEST_STREAMED:
            raise FormatError(_("{file} is too large for a diary.").format(file=path))
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if not head.startswith(_ZIP):
            return Source(path, size, head)
        with zipfile.ZipFile(path) as archive:
            names = tuple(one.filename for one in archive.infolist() if one.filename and not one.is_dir())
        if len(names) > _MOST_MEMBERS:
            raise FormatError(_("{file} holds more files than an export of a diary does.").format(file=path))
        return Source(path, size, head, names)


def read_file(path: Path, largest: int = LARGEST) -> bytes:
    """The content of the file; raises `FormatError` where it cannot be read or is far too large for a diary."""
    with _told(path):
        if path.stat().st_size > largest:
            raise FormatError(_("{file} is too large for a diary.").format(file=path))
        return path.read_bytes()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what can go wrong with a file into one sentence."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FormatError(_("{file} cannot be read ({reason}).").format(file=path, reason=reason)) from error
    except _BROKEN as error:
        raise FormatError(_("{file} is cut off or damaged, and cannot be unpacked.").format(file=path)) from error
