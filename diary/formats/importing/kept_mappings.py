"""Answers about a kind of file, kept in the data folder so that the next file of that kind is read by itself.

A table of any program is known by its columns, the file of a known program by that program.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from diary.formats.errors import FormatError
from diary.formats.importing.mapping import Mapping, merged, read_mapping, to_toml
from diary.formats.writing import UnwritableFileError, write_file
from diary.i18n import _

FOLDER = "imports"


def kept(folder: Path, suggested: Mapping) -> Mapping | None:
    """What was answered for a file of that kind, with what is suggested for labels that are new; None at the first."""
    try:
        former = read_mapping(_file(folder, suggested))
    except FormatError:
        return None
    is_same = (former.app, former.name, former.value) == (suggested.app, suggested.name, suggested.value)
    return merged(suggested, former) if is_same else None


def keep(folder: Path, mapping: Mapping) -> None:
    """Keep the answers, beside earlier ones for labels that this file does not have.

    Where that cannot be, they are only asked again next time.
    """
    if not mapping.things:
        return
    file = _file(folder, mapping)
    labels = {thing.label for thing in mapping.things}
    try:
        former = [thing for thing in read_mapping(file).things if thing.label not in labels]
    except FormatError:
        former = []
    whole = replace(mapping, things=(*mapping.things, *former))
    with suppress(UnwritableFileError, OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(file, to_toml(whole).encode())


def forget(folder: Path, mapping: Mapping) -> None:
    """Forget the answers for files of that kind; raises `FormatError` where they cannot be removed."""
    file = _file(folder, mapping)
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise FormatError(_("{file} cannot be removed ({reason}).").format(file=file, reason=error.strerror)) from error


def _file(folder: Path, mapping: Mapping) -> Path:
    return folder / FOLDER / f"{mapping.app or f'table-{mapping.source}'}.toml"
