"""`python -m diary` and the command `neuropathy-diary`.

With no argument but `--data-dir` the window is opened here, without importing Typer and the commands.
"""

import sys
from collections.abc import Sequence

from diary import paths
from diary.window import open_window

_FOLDER = "--data-dir"


def main() -> None:
    folder = chosen_folder(sys.argv[1:])
    if folder is None:
        from diary.cli import app_for  # noqa: PLC0415 - the window does not need it

        app_for(sys.argv[1:])()
    else:
        sys.exit(open_window(paths.diary_file(paths.data_folder(folder))))


def chosen_folder(arguments: Sequence[str]) -> str | None:
    """The folder in `arguments` if they only open the window, empty for the default one; None for a command."""
    match list(arguments):
        case []:
            return ""
        case [option, folder] if option == _FOLDER:
            return folder
        case [option] if option.startswith(f"{_FOLDER}="):
            return option.removeprefix(f"{_FOLDER}=")
    return None


if __name__ == "__main__":
    main()
