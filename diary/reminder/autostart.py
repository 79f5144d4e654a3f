"""The entry by which the system starts the reminder at login.

There is one entry and one process for all diaries of the computer: the entry names the folder of each that wants it.
"""

import subprocess
import sys
from pathlib import Path

from diary.reminder.login_entry import entry_of_system

_withheld: list[bool] = []


def is_offered() -> bool:
    """Whether this system has such entries, and this process may write one.

    A Flatpak's own folder for them is read by nobody.
    """
    return entry_of_system() is not None and not _withheld


def withhold() -> None:
    """Write no entry in this process: its diary is made up and thrown away, and the person's own reminder stays."""
    _withheld.append(True)


def command(*folders: Path) -> list[str]:
    """The command that reminds for the diaries in those folders."""
    return [sys.executable, "-m", _module(), *map(str, folders)]


def wanted_folders() -> list[Path]:
    """The folders of the diaries that the entry names; none where there is no entry."""
    entry = entry_of_system()
    words = entry.read() if entry is not None else []
    return [Path(word) for word in words[words.index(_module()) + 1 :]] if _module() in words else []


def install(folder: Path) -> None:
    """Have the entry name this folder, too, and start the reminder now; raises `OSError`.

    A reminder that runs already reads the entry by itself.
    """
    entry, folders = entry_of_system(), dict.fromkeys([*wanted_folders(), folder])
    if entry is not None:
        entry.write(command(*folders))
        start_alone(command(*folders))


def remove(folder: Path) -> None:
    """Have the entry name this folder no longer, and remove it with the last one; raises `OSError`.

    The process ends by itself within a minute, once no file says that anything is wished.
    """
    entry, left = entry_of_system(), [one for one in wanted_folders() if one != folder]
    if entry is not None:
        entry.write(command(*left) if left else [])


def _module() -> str:
    """The module whose process reminds: without D-Bus by the window system, which only the window's part may use."""
    return "diary.reminder" if sys.platform.startswith("linux") else "diary.ui.tray_reminder"


def start_alone(arguments: list[str]) -> None:
    """Start a process that outlives this one, and shares nothing with it; raises `OSError`."""
    nothing = subprocess.DEVNULL
    subprocess.Popen(arguments, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)  # noqa: S603 - this program
