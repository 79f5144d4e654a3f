"""Writing exported files atomically, into places that may hang."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from diary.foreign.asking import Request
from diary.foreign.errors import ForeignError, Purpose
from diary.foreign.place import place_of
from diary.i18n import _


class UnwritableFileError(Exception):
    """The file cannot be written; the text is one sentence for the person."""


def write_file(path: Path, content: bytes) -> Path:
    """Atomically write or replace the file at `path`, and answer that. Raises `UnwritableFileError`.

    Only a regular file is replaced, and nobody waits long for a place that does not answer.
    """
    with _translating_errors(path):
        return place_of(path, Purpose.OUTPUT).write(path.name, content)


def require_other_file(path: Path, other: Path, sentence: str) -> None:
    """Raise `UnwritableFileError` with the sentence where `path` is the file `other`, by whatever name."""

    def is_same(_request: Request) -> bool:
        return path.exists() and path.samefile(other)

    with _translating_errors(path):
        same = place_of(path, Purpose.OUTPUT).ask(path.name, is_same)
    if same:
        raise UnwritableFileError(sentence)


@contextmanager
def _translating_errors(path: Path) -> Iterator[None]:
    """Raise errors of the place as `UnwritableFileError`."""
    try:
        yield
    except ForeignError as error:
        raise UnwritableFileError(str(error)) from error
    except OSError as error:
        raise UnwritableFileError(
            _("{file} cannot be written ({reason}); what was there is as it was.").format(
                file=path, reason=error.strerror or type(error).__name__
            )
        ) from error
