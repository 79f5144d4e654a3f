"""Reading a file that the person named."""

from pathlib import Path

from diary.formats.errors import FormatError
from diary.i18n import _

LARGEST = 100_000_000


def read_file(path: Path) -> bytes:
    """The content of the file; raises `FormatError` where it cannot be read or is far too large for a diary."""
    try:
        if path.stat().st_size > LARGEST:
            raise FormatError(_("{file} is too large for a diary.").format(file=path))
        return path.read_bytes()
    except OSError as error:
        raise FormatError(_("{file} cannot be read ({reason}).").format(file=path, reason=error.strerror)) from error
