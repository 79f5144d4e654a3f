"""Reading files and archives to import, with size limits, and translation of errors into `FormatError`."""

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
"""The size limit (bytes) of a file that is read at once."""
LARGEST_TABLE = 30_000_000
"""The size limit (bytes) of a table or document parsed in memory: three times thirty years of ten rows a day."""
LARGEST_STREAMED = 2_000_000_000
"""The size limit (bytes) of a file that is streamed."""
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
    """An open file whose read errors are translated."""

    path: Path
    file: IO[bytes]

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size`, none at the end; raises `FormatError`."""
        with _translating_errors(self.path):
            return self.file.read(size)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import: its size and first 64 KiB (`head`), and the member names if it is a ZIP archive."""

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
        """The content of the file; raises `FormatError` where it is larger than `largest` bytes."""
        return read_file(self.path, largest)

    def member(self, name: str, largest: int = LARGEST_TABLE) -> bytes:
        """The content of an archive member; raises `FormatError` where it is larger than `largest` bytes."""
        with self.stream(name, largest) as file:
            return file.read()

    def beginning(self, name: str) -> bytes:
        """The first 64 KiB of an archive member; raises `FormatError`."""
        with self.stream(name) as file:
            return file.read(_HEAD)

    def size_of(self, member: str) -> int:
        """The uncompressed size (bytes) of an archive member; raises `FormatError`."""
        with _translating_errors(self.path), zipfile.ZipFile(self.path) as archive:
            return archive.getinfo(member).file_size

    @contextmanager
    def stream(self, member: str = "", largest: int = LARGEST_STREAMED) -> Iterator[Pieces]:
        """The file, or an archive member, as a stream; raises `FormatError`."""
        with ExitStack() as opened:
            with _translating_errors(self.path):
                if not member:
                    file: IO[bytes] = opened.enter_context(self.path.open("rb"))
                else:
                    archive = opened.enter_context(zipfile.ZipFile(self.path))
                    if archive.getinfo(member).file_size > largest:
                        raise FormatError(_("{file} unpacks to far more than a diary holds.").format(file=self.path))
                    file = opened.enter_context(archive.open(member))
            yield Pieces(self.path, file)


def source(path: Path) -> Source:
    """The `Source` of `path`, without its content; raises `FormatError` for a folder, an empty or a huge file."""
    with _translating_errors(path):
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
    """The content of the file; raises `FormatError` where it cannot be read or is larger than `largest` bytes."""
    with _translating_errors(path):
        if path.stat().st_size > largest:
            raise FormatError(_("{file} is too large for a diary.").format(file=path))
        return path.read_bytes()


@contextmanager
def _translating_errors(path: Path) -> Iterator[None]:
    """Raise errors of the operating system and of damaged archives as `FormatError`."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FormatError(_("{file} cannot be read ({reason}).").format(file=path, reason=reason)) from error
    except _BROKEN as error:
        raise FormatError(_("{file} is cut off or damaged, and cannot be unpacked.").format(file=path)) from error
