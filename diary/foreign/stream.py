"""A regular file of a place outside the data folder as a stream, with a time limit for each read."""

import io
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from diary.foreign.errors import ForeignError, Purpose, SilentPlaceError
from diary.foreign.place import Place, opened_regular, place_of

_BUFFER = 1 << 20


def opened(path: Path, purpose: Purpose = Purpose.CHOSEN) -> io.BufferedReader:
    """The file, opened for reading and seeking; raises `OSError`, and `StrangeFileError` if it is not a regular
    file."""
    place = place_of(path, purpose)
    handle = place.ask(path.name, lambda _request: opened_regular(path))
    return io.BufferedReader(_ForeignFile(place, path.name, handle), _BUFFER)


class _ForeignFile(io.RawIOBase):
    """The descriptor of an open file; reading raises `SilentPlaceError`."""

    def __init__(self, place: Place, name: str, handle: int) -> None:
        self._place, self._name, self._handle = place, name, handle
        self._is_left = False

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any object with a writable buffer
        view = memoryview(buffer).cast("B")
        try:
            part = self._place.ask(self._name, lambda _request: os.read(self._handle, min(len(view), _BUFFER)))
        except SilentPlaceError:
            self._is_left = True  # a thread still reads from it
            raise
        view[: len(part)] = part
        return len(part)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return os.lseek(self._handle, offset, whence)

    def close(self) -> None:
        if not self.closed:
            super().close()
            if not self._is_left:
                with suppress(ForeignError):
                    self._place.ask(self._name, lambda _request: os.close(self._handle))
