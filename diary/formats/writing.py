"""Writing exported files atomically."""

from pathlib import Path

from diary.atomic_write import write_atomically
from diary.i18n import _


class UnwritableFileError(Exception):
    """The file cannot be written; the text is one sentence for the person."""


def write_file(path: Path, content: bytes) -> None:
    """Atomically write or replace the file at `path`. Raises `UnwritableFileError`."""
    try:
        write_atomically(path, content)
    except OSError as error:
        raise UnwritableFileError(
            _("{file} cannot be written ({reason}); what was there is as it was.").format(
                file=path, reason=error.strerror or type(error).__name__
            )
        ) from error
