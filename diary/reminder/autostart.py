"""The autostart entry by which the system starts the reminder at login.

There is one entry and one process for all diaries of the computer: the entry's command has the folder of each diary
that wants reminders.
"""

import subprocess
import sys
from pathlib import Path

from diary.reminder.login_entry import entry_of_system

_withheld: list[bool] = []


def is_offered() -> bool:
    """Whether this system supports autostart entries that this process can write.

    A Flatpak cannot: its folder for such entries is ignored by the desktop.
    """
    return entry_of_system() is not None and not _withheld


def withhold() -> None:
    """Write no entry in this process, as its diary is a temporary demo; the person's own entry stays."""
    _withheld.append(True)


def command(*folders: Path) -> list[str]:
    """The command that runs the reminder for the diaries in those folders."""
    return [sys.executable, "-m", _module(), *map(str, folders)]


def wanted_folders() -> list[Path]:
    """The folders in the entry's command; empty if there is no entry."""
    entry = entry_of_system()
    words = entry.read() if entry is not None else []
    return [Path(word) for word in words[words.index(_module()) + 1 :]] if _module() in words else []


def install(folder: Path) -> None:
    """Add this folder to the entry, and start the reminder now; raises `OSError`.

    A running reminder reads the entry again by itself.
    """
    entry, folders = entry_of_system(), dict.fromkeys([*wanted_folders(), folder])
    if entry is not None:
        entry.write(command(*folders))
        start_alone(command(*folders))


def remove(folder: Path) -> None:
    """Remove this folder from the entry, or the entry with its last folder; raises `OSError`.

    The process ends by itself within a minute if no file asks for reminders.
    """
    entry, left = entry_of_system(), [one for one in wanted_folders() if one != folder]
    if entry is not None:
        entry.write(command(*left) if left else [])


def _module() -> str:
    """The module that the process runs: without D-Bus one that notifies through Qt, which only `ui` may import."""
    return "diary.reminder" if sys.platform.startswith("linux") else "diary.ui.tray_reminder"


def start_alone(arguments: list[str]) -> None:
    """Start a detached process that outlives this one; raises `OSError`."""
    nothing = subprocess.DEVNULL
    subprocess.Popen(arguments, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)  # noqa: S603 - this program
