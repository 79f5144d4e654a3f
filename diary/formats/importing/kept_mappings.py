"""Confirmed mappings, stored in the data folder (`imports/`) for the next file of the same kind.

The key is the program of the file, or a hash of the column names for a general table.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from diary.foreign.errors import Purpose
from diary.foreign.place import place_of
from diary.formats.errors import FormatError
from diary.formats.importing.encoding import ENCODINGS, as_other
from diary.formats.importing.format import ImportPreview
from diary.formats.importing.mapping import Mapping, merged, told_again
from diary.formats.importing.mapping_file import read_mapping, to_toml
from diary.formats.importing.suggestion import signature
from diary.i18n import _

FOLDER = "imports"


def kept(folder: Path, suggested: Mapping) -> Mapping | None:
    """The stored mapping for that kind of file, with the suggestions for new labels; None if nothing is stored."""
    try:
        former = read_mapping(_file(folder, suggested))
    except FormatError:
        return None
    is_same = (former.app, former.name, former.value) == (suggested.app, suggested.name, suggested.value)
    return merged(suggested, former) if is_same else None


def stored_layout(folder: Path, preview: ImportPreview) -> Mapping | None:
    """The mapping with the stored choices of encoding and layout; None if they equal the suggested ones."""
    suggested = preview.mapping
    if (encoding := _stored_encoding(folder, preview)) and encoding != suggested.encoding:
        return told_again(suggested, encoding=encoding)
    try:
        former = read_mapping(_file(folder, suggested))
    except FormatError:
        return None
    is_other = former.layout and (former.name, former.value) != (suggested.name, suggested.value)
    return told_again(former, delimiter=suggested.delimiter, encoding=suggested.encoding) if is_other else None


def _stored_encoding(folder: Path, preview: ImportPreview) -> str:
    """The encoding that the person chose for a table with these columns; empty if none was chosen."""
    if not preview.doubtful:
        return ""
    for encoding in ENCODINGS:
        header = tuple(as_other(name, preview.encoding, encoding) for name in preview.header)
        try:
            former = read_mapping(_file(folder, replace(preview.mapping, source=signature(header))))
        except FormatError:
            continue
        if former.encoding == encoding:
            return encoding
    return ""


def keep(folder: Path, mapping: Mapping) -> None:
    """Store the mapping, merged with stored answers for labels that this file does not have.

    Errors are ignored: the person is then asked again next time.
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
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        place_of(file, Purpose.OUTPUT).write(file.name, to_toml(whole).encode())


def forget(folder: Path, mapping: Mapping) -> None:
    """Delete the stored mapping for that kind of file; raises `FormatError` if the file cannot be removed."""
    file = _file(folder, mapping)
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise FormatError(_("{file} cannot be removed ({reason}).").format(file=file, reason=error.strerror)) from error


def _file(folder: Path, mapping: Mapping) -> Path:
    return folder / FOLDER / f"{mapping.app or f'table-{mapping.source}'}.toml"
