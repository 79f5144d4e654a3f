"""The registry of several people's diaries on one computer: names and folders, from which the start page lets them
choose.

A JSON file in the state folder, which exists only once a second diary was created. A damaged one counts as empty.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from diary import paths

FILE = "diaries.json"


class OwnDiary(NamedTuple):
    """The name of the person, and the data folder of that person's diary."""

    name: str
    folder: Path


def own_diaries() -> tuple[OwnDiary, ...]:
    """The diaries in order of creation; empty as long as there is only one."""
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
    """Whether there are at least two diaries."""
    return len(own_diaries()) > 1


def name_diaries(diaries: Sequence[OwnDiary]) -> None:
    """Store the list of diaries; raises `OSError`."""
    import json  # noqa: PLC0415 - rarely needed

    from diary.atomic_write import write_atomically  # noqa: PLC0415 - likewise

    _file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = {"diaries": [{"name": one.name, "folder": str(one.folder)} for one in diaries]}
    write_atomically(_file(), json.dumps(content, indent=2).encode())


def folder_beside(first: Path) -> Path:
    """An unused folder name beside the folder of the first diary; the folder is not created."""
    number = 2
    while (folder := first.with_name(f"{first.name}-{number}")).exists():
        number += 1
    return folder


def begin_second(first: Path, name: str, other: str) -> OwnDiary:
    """Register another diary, called `other`, in a new folder, and the first diary as `name` if none is registered yet.

    The other diary is not created. Raises `OSError`.
    """
    known = own_diaries()
    mine = known or (OwnDiary(name, first),)
    second = OwnDiary(other, folder_beside(first))
    name_diaries([*mine, second])
    return second


def _file() -> Path:
    return paths.state_folder() / FILE
