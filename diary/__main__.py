"""`python -m diary` and the command `neuropathy-diary`.

Where nothing but a folder is named the window is opened from here, without loading what only the commands need.
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
    """The folder that `arguments` name for the window, empty for the usual one; None where they want something else."""
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
