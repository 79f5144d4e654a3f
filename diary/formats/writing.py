"""Writes exported files atomically, into places that may block."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from diary.foreign.asking import Request
from diary.foreign.errors import ForeignError, Purpose
from diary.foreign.place import place_of
from diary.i18n import _

_REFUSED, _IN_USE = 5, (32, 33)
"""Windows error codes (`winerror`): access denied, also for replacing an open file; a file in use."""


class UnwritableFileError(Exception):
    """The file cannot be written; the text is one sentence for the person."""


def write_file(path: Path, content: bytes, diary: Path) -> Path:
    """Atomically write or replace the file at `path`, and return that path. Raises `UnwritableFileError`.

    Only a regular file is replaced, and none that belongs to the diary at `diary`; the place has a time limit.
    """
    require_no_diary(path, diary)
    with _translating_errors(path):
        return place_of(path, Purpose.OUTPUT).write(path.name, content)


def require_no_diary(path: Path, diary: Path) -> None:
    """Raise `UnwritableFileError` if `path` is the diary, one of its sidecar files, or a copy of it."""

    def belongs(_request: Request) -> bool:
        return _belongs(path, diary)

    with _translating_errors(path):
        is_refused = place_of(path, Purpose.OUTPUT).ask(path.name, belongs)
    if is_refused:
        raise UnwritableFileError(_("{file} belongs to a diary; please choose another name.").format(file=path))


def require_former(path: Path, beginning: bytes) -> None:
    """Raise `UnwritableFileError` if the existing file at `path` does not begin with `beginning`, as replacing it was
    not confirmed."""
    with _translating_errors(path):
        try:
            is_former = place_of(path, Purpose.OUTPUT).beginning(path.name, len(beginning)) == beginning
        except FileNotFoundError:
            return
    if not is_former:
        sentence = _("{file} would be written too, but is another file; please choose another name.")
        raise UnwritableFileError(sentence.format(file=path))


def _belongs(path: Path, diary: Path) -> bool:
    """Whether the name is that of the diary, of its lock, log, seal or recovery box, or of another diary in that
    folder."""
    place = path.parent.resolve() / path.name
    names = {diary.parent.resolve() / diary.name, diary.resolve()}
    if any(place.parent == one.parent and place.name.casefold().startswith(one.name.casefold()) for one in names):
        return True
    itself = place.resolve()
    return itself in names or (itself.exists() and itself.suffix.casefold() == diary.suffix.casefold())


@contextmanager
def _translating_errors(path: Path) -> Iterator[None]:
    """Context manager: translate errors of the place into `UnwritableFileError`."""
    try:
        yield
    except ForeignError as error:
        raise UnwritableFileError(str(error)) from error
    except OSError as error:
        sentence = _("{file} cannot be written ({reason}); what was there is as it was.")
        if _is_open_elsewhere(error, path):
            sentence = _("{file} is open in another program. Close it there first; what was there is as it was.")
        reason = error.strerror or type(error).__name__
        raise UnwritableFileError(sentence.format(file=path, reason=reason)) from error


def _is_open_elsewhere(error: OSError, path: Path) -> bool:
    """Whether Windows refuses to replace a file because another program, such as Excel, has it open."""
    code = getattr(error, "winerror", None)
    return code in _IN_USE or (code == _REFUSED and path.is_file())
