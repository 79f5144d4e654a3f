"""Unfinished imports, stored in the data folder (`imports/unfinished.json`) to be continued later.

For each the path of its file, the answers, and the current question are stored.
"""

import json
import tomllib
from collections.abc import Mapping as Texts
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from diary.foreign.errors import ForeignError, Purpose
from diary.foreign.place import place_of
from diary.formats.errors import FormatError
from diary.formats.importing.kept_mappings import FOLDER
from diary.formats.importing.mapping import Mapping
from diary.formats.importing.mapping_file import mapping_from, to_toml

_FILE = "unfinished.json"
_LARGEST, _MOST = 20_000_000, 20


@dataclass(frozen=True, slots=True)
class UnfinishedImport:
    """An import that was begun (`begun`, in ISO format): its file, the key of its format, the answers as TOML.

    It stopped at question number `step`, as text `stopped_at`; `for_all` and `singly` are the choices for differing
    entries. `replaces` is the number of the import that it repeats, 0 for none.
    """

    path: str
    form: str
    begun: str
    answers: str = ""
    step: int = 0
    stopped_at: str = ""
    for_all: str = ""
    singly: Texts[str, str] = field(default_factory=dict)
    replaces: int = 0

    @property
    def mapping(self) -> Mapping | None:
        """The answers; None if there are none, or they cannot be parsed."""
        return mapping_in(self.answers)


def mapping_in(text: str) -> Mapping | None:
    """The mapping in a TOML text; None if there is none, or it cannot be parsed."""
    try:
        return mapping_from(tomllib.loads(text)) if text else None
    except (FormatError, ValueError, RecursionError):
        return None


def text_of(mapping: Mapping) -> str:
    """The mapping as TOML; empty if it has nothing to store."""
    return to_toml(mapping) if mapping.things and mapping.source else ""


def unfinished_imports(folder: Path) -> list[UnfinishedImport]:
    """The unfinished imports, the latest first; none if nothing is stored or the file is unreadable."""
    try:
        document = json.loads(place_of(folder / FOLDER / _FILE, Purpose.CHOSEN).read(_FILE, _LARGEST))
        return [UnfinishedImport(**one) for one in document]
    except (OSError, ForeignError, ValueError, TypeError, RecursionError):
        return []


def keep_unfinished(folder: Path, one: UnfinishedImport) -> None:
    """Store an unfinished import, in place of one of the same file."""
    others = [other for other in unfinished_imports(folder) if other.path != one.path]
    _write(folder, [one, *others][:_MOST])


def forget_unfinished(folder: Path, path: str) -> None:
    """Delete the unfinished import of this file."""
    former = unfinished_imports(folder)
    others = [one for one in former if one.path != path]
    if len(others) < len(former):
        _write(folder, others)


def _write(folder: Path, every: Sequence[UnfinishedImport]) -> None:
    file = folder / FOLDER / _FILE
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        content = json.dumps([asdict(one) for one in every], separators=(",", ":")).encode()
        place_of(file, Purpose.OUTPUT).write(file.name, content)
