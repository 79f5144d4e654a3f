"""`python -m diary` and the command `neuropathy-diary`.

With no arguments other than `--data-dir` and a file to open, the window is opened from here, without importing Typer
and the commands.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from diary import paths
from diary.window import open_window

_FOLDER = "--data-dir"


class Start(NamedTuple):
    """The arguments of a start of the window: the folder of the diary ("" for the default one), and a file to open in
    it."""

    folder: str
    file: Path | None = None


def main() -> None:
    start = window_start(sys.argv[1:])
    if start is None:
        from diary.cli import app_for  # noqa: PLC0415 - the window does not need it

        app_for(sys.argv[1:])()
    elif start.file is not None and start.file.name == paths.DIARY_FILE and not start.folder:
        sys.exit(open_window(start.file.absolute()))  # a diary is opened at its place
    else:
        diary = paths.diary_file(paths.data_folder(start.folder))
        sys.exit(open_window(diary, file=start.file, asks=not start.folder and paths.is_usual_folder()))


def window_start(arguments: Sequence[str]) -> Start | None:
    """The start that `arguments` ask for; None if they name a command."""
    match list(arguments):
        case [option, folder, *rest] if option == _FOLDER:
            pass
        case [option, *rest] if option.startswith(f"{_FOLDER}="):
            folder = option.removeprefix(f"{_FOLDER}=")
        case rest:
            folder = ""
    match rest:
        case []:
            return Start(folder)
        case [name] if _is_file_to_open(name):
            return Start(folder, Path(name))
    return None


def _is_file_to_open(name: str) -> bool:
    """Whether the argument is a file, as passed by a double click or "Open with", and not the name of a command."""
    if name.startswith("-") or not Path(name).is_file():
        return False
    from diary.cli import COMMANDS  # noqa: PLC0415 - only where a file is given

    return name not in COMMANDS


if __name__ == "__main__":
    main()
