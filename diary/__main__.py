"""`python -m diary` and the command `neuropathy-diary`.

The window is opened from here where nothing but a folder is named, without loading what only the commands need.
"""

import os
import sys
from collections.abc import Sequence

from diary import paths
from diary.i18n import _

_FOLDER = "--data-dir"


def main() -> None:
    arguments = sys.argv[1:]
    folder = chosen_folder(arguments)
    if folder is None:
        from diary.cli import app  # noqa: PLC0415 - the window does not need it

        app()
    else:
        sys.exit(open_window(folder))


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


def open_window(folder: str) -> int:
    """Open the window on the diary in `folder`; answers the exit code."""
    if sys.platform.startswith("linux") and not any(map(os.environ.get, _SCREENS)):
        print(
            _("There is no display to open the window on; the commands under --help work without one."),
            file=sys.stderr,
        )
        return 1
    from diary.ui.main_window import open_window as opened  # noqa: PLC0415 - Qt aborts where there is no display

    return opened(paths.diary_file(paths.data_folder(folder)))


_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

if __name__ == "__main__":
    main()
