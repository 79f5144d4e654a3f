"""Reads files and archives to import, with limits of time and size, and translates errors into `FormatError`."""

import os
import struct
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path
from typing import IO
from zlib import error as ZlibError  # noqa: N812 - named like the other errors

from diary.foreign.errors import ForeignError, Purpose, large_file
from diary.foreign.place import place_of
from diary.foreign.stream import opened
from diary.formats.errors import FormatError
from diary.i18n import _

LARGEST = 100_000_000
"""The size limit (bytes) of a file that is read into memory."""
LARGEST_TABLE = 30_000_000
"""The size limit (bytes) of a table or document that is parsed in memory: three times thirty years of ten rows a
day."""
LARGEST_STREAMED = 2_000_000_000
"""The size limit (bytes) of a file that is streamed."""
_HEAD = 65_536
_MOST_MEMBERS = 50_000
_TABLES = (".csv", ".tsv")
"""The suffixes of a table that is alone in an archive."""
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
"""The exceptions of the standard library for an archive that is truncated, damaged, encrypted or unsupported."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """An open file whose read errors are translated."""

    path: Path
    file: IO[bytes]

    def read(self, size: int = -1) -> bytes:
        """At most `size` next bytes, empty at the end; raises `FormatError`."""
        with _translating_errors(self.path):
            return self.file.read(size)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import: its size and first 64 KiB (`head`), and the member names if it is a ZIP archive.

    An archive that contains a single table, as from Google Forms, is treated as that table, whose name is `within`.
    """

    path: Path
    size: int
    head: bytes
    members: tuple[str, ...] = ()
    within: str = ""

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def is_archive(self) -> bool:
        return self.head.startswith(_ZIP)

    def content(self, largest: int = LARGEST_TABLE) -> bytes:
        """The content of the file; raises `FormatError` if it is larger than `largest` bytes."""
        return self.member(self.within, largest) if self.within else read_file(self.path, largest)

    def member(self, name: str, largest: int = LARGEST_TABLE) -> bytes:
        """The content of an archive member; raises `FormatError` if it is larger than `largest` bytes."""
        with self.stream(name, largest) as file:
            return file.read()

    def beginning(self, name: str) -> bytes:
        """The first 64 KiB of an archive member; raises `FormatError`."""
        with self.stream(name) as file:
            return file.read(_HEAD)

    def size_of(self, member: str) -> int:
        """The uncompressed size (bytes) of an archive member; raises `FormatError`."""
        with _translating_errors(self.path), opened(self.path) as file, zipfile.ZipFile(file) as archive:
            return archive.getinfo(member).file_size

    @contextmanager
    def stream(self, member: str = "", largest: int = LARGEST_STREAMED) -> Iterator[Pieces]:
        """The file, or an archive member, as a stream; raises `FormatError`."""
        with ExitStack() as stack:
            with _translating_errors(self.path):
                file: IO[bytes] = stack.enter_context(opened(self.path))
                if member := member or self.within:
                    archive = stack.enter_context(zipfile.ZipFile(file))
                    if archive.getinfo(member).file_size > largest:
                        raise FormatError(_("{file} unpacks to far more than a diary holds.").format(file=self.path))
                    file = stack.enter_context(archive.open(member))
            yield Pieces(self.path, file)


def source(path: Path) -> Source:
    """The `Source` of `path`, without its content; raises `FormatError` for a folder, an empty or a huge file."""
    with _translating_errors(path), opened(path) as file:
        size = file.seek(0, os.SEEK_END)
        if not size:
            raise FormatError(_("{file} is empty.").format(file=path))
        if size > LARGEST_STREAMED:
            raise large_file(path)
        file.seek(0)
        head = file.read(_HEAD)
        if not head.startswith(_ZIP):
            return Source(path, size, head)
        with zipfile.ZipFile(file) as archive:
            names = tuple(one.filename for one in archive.infolist() if one.filename and not one.is_dir())
            if len(names) == 1 and names[0].casefold().endswith(_TABLES):
                with archive.open(names[0]) as table:
                    return Source(path, archive.getinfo(names[0]).file_size, table.read(_HEAD), (), names[0])
    if len(names) > _MOST_MEMBERS:
        raise FormatError(_("{file} holds more files than an export of a diary does.").format(file=path))
    return Source(path, size, head, names)


def read_file(path: Path, largest: int = LARGEST) -> bytes:
    """The content of the file; raises `FormatError` if it cannot be read or is larger than `largest` bytes."""
    with _translating_errors(path):
        return place_of(path, Purpose.CHOSEN).read(path.name, largest)


@contextmanager
def _translating_errors(path: Path) -> Iterator[None]:
    """Context manager: translate errors of the operating system and of damaged archives into `FormatError`."""
    try:
        yield
    except ForeignError as error:
        raise FormatError(str(error)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FormatError(_("{file} cannot be read ({reason}).").format(file=path, reason=reason)) from error
    except _BROKEN as error:
        raise FormatError(_("{file} is cut off or damaged, and cannot be unpacked.").format(file=path)) from error
