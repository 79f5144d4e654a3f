"""The diaries of several people on one computer: their names and folders, so that the start can ask whose it is.

A JSON file in the state folder, which there is only once a second diary was made. One that is damaged counts as empty.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from diary import paths

FILE = "diaries.json"


class OwnDiary(NamedTuple):
    """Whose diary it is, as that person is called here, and its data folder."""

    name: str
    folder: Path


def own_diaries() -> tuple[OwnDiary, ...]:
    """The diaries in the order in which they were made; none as long as there is only one."""
    file = _file()
    if not file.is_file():
        return ()
    import json  # noqa: PLC0415 - most have only one diary

    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return tuple(OwnDiary(str(one["name"]), Path(one["folder"])) for one in content["diaries"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def are_two() -> bool:
    """Whether there is more than one diary."""
    return len(own_diaries()) > 1


def name_diaries(diaries: Sequence[OwnDiary]) -> None:
    """Keep these; raises `OSError`."""
    import json  # noqa: PLC0415 - rarely needed

    from diary.atomic_write import write_atomically  # noqa: PLC0415 - likewise

    _file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = {"diaries": [{"name": one.name, "folder": str(one.folder)} for one in diaries]}
    write_atomically(_file(), json.dumps(content, indent=2).encode())


def folder_beside(first: Path) -> Path:
    """A folder beside that of the first diary which is not there yet; it is not created."""
    number = 2
    while (folder := first.with_name(f"{first.name}-{number}")).exists():
        number += 1
    return folder


def begin_second(first: Path, name: str, other: str) -> OwnDiary:
    """Note the first diary under `name`, and another one beside it; raises `OSError`. The other one is not made."""
    known = own_diaries()
    mine = known or (OwnDiary(name, first),)
    made = OwnDiary(other, folder_beside(first))
    name_diaries([*mine, made])
    return made


def _file() -> Path:
    return paths.state_folder() / FILE
