"""Copies a chosen file (a copy of the diary, another diary) into a local folder before it is opened as a database.

The recovery box of an encrypted file is copied as well.
"""

import weakref
from contextlib import suppress
from pathlib import Path

from diary.foreign.errors import ForeignError, Purpose
from diary.foreign.place import place_of
from diary.i18n import _
from diary.storage.errors import BackupError, StorageError
from diary.storage.file import cipher, temporary
from diary.storage.file.sidecars import LOG_ENDINGS, logs_of
from diary.storage.safety import recovery

LARGEST_DIARY = 500_000_000
"""The size limit (bytes) of a diary: a hundred years of one with pictures."""
_TRIES = 5


class LocalCopy:
    """Context manager: a consistent copy of the chosen file and its log; its value is the copy's path, deleted at the
    end.

    Errors raised within name the chosen file. It must be a regular file, whose place answers in time; raises
    `StorageError`.
    """

    def __init__(self, chosen: Path) -> None:
        contents = _contents_of_one_moment(chosen)
        folder = temporary.make_folder(2 * sum(len(content or b"") for content in contents), chosen)
        self._chosen, self._copy = chosen, folder / chosen.name
        self._delete = weakref.finalize(self, temporary.remove_folder, folder)
        _write(self._copy, contents)
        _bring_box(chosen, self._copy)

    def __enter__(self) -> Path:
        return self._copy

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Delete the copy; a `StorageError` from within is raised again with the path of the chosen file."""
        self._delete()
        if isinstance(error, StorageError) and str(self._copy) in str(error):
            raise type(error)(str(error).replace(str(self._copy), str(self._chosen))) from error


def _contents_of_one_moment(chosen: Path) -> tuple[bytes | None, ...]:
    """The content of the file and its logs, read until two reads are equal; raises `StorageError`."""
    contents = _contents(chosen)
    for _try in range(_TRIES):
        if contents == (contents := _contents(chosen)):
            break
    return contents


def _write(copy: Path, contents: tuple[bytes | None, ...]) -> None:
    """Write the file and its logs into the copy's folder."""
    for target, content in zip((copy, *logs_of(copy)), contents, strict=True):
        if content is not None:
            target.touch(mode=0o600)
            target.write_bytes(content)


def _bring_box(chosen: Path, copy: Path) -> None:
    """Copy the recovery box beside an encrypted file, under either of its names; ignores errors."""
    salt = cipher.salt_of(copy)
    if salt is None:
        return
    place = place_of(chosen, Purpose.CHOSEN)
    for name in recovery.names_beside(chosen, salt):
        with suppress(OSError, ForeignError):
            box = place.read(name, recovery.LARGEST_BYTES)
            recovery.sidecar(copy).touch(mode=0o600)
            recovery.sidecar(copy).write_bytes(box)
            return


def _contents(chosen: Path) -> tuple[bytes | None, ...]:
    """The content of the file, and of its logs (None for a missing one)."""
    place = place_of(chosen, Purpose.CHOSEN)
    try:
        content = place.read(chosen.name, LARGEST_DIARY)
        logs: list[bytes | None] = []
        for ending in LOG_ENDINGS:  # beside the file itself, as links are refused
            logs.append(None)
            with suppress(FileNotFoundError):
                logs[-1] = place.read(f"{chosen.name}{ending}", LARGEST_DIARY)
    except FileNotFoundError as error:
        raise BackupError(_("There is no diary at {file}.").format(file=chosen)) from error
    except ForeignError as error:
        raise StorageError(str(error)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StorageError(_("{file} cannot be read ({reason}).").format(file=chosen, reason=reason)) from error
    return (content, *logs)
