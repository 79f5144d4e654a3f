"""The entry by which the desktop starts the reminder at login (freedesktop.org, Desktop Application Autostart)."""

import os
import subprocess
import sys
from pathlib import Path

from diary import APP_ID, APP_NAME
from diary.atomic_write import write_atomically
from diary.i18n import _

_ESCAPED = str.maketrans({"\\": "\\\\\\\\", '"': '\\\\"', "`": "\\\\`", "$": "\\\\$"})
_withheld: list[bool] = []


def is_offered() -> bool:
    """Whether this system has such entries, and this process may write one.

    A Flatpak's own folder for them is read by nobody.
    """
    return sys.platform.startswith("linux") and "FLATPAK_ID" not in os.environ and not _withheld


def withhold() -> None:
    """Write no entry in this process: its diary is made up and thrown away, and the person's own reminder stays."""
    _withheld.append(True)


def entry_file() -> Path:
    """The entry in the person's configuration folder."""
    home = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(home).expanduser() / "autostart" / f"{APP_ID}-reminder.desktop"


def command(folder: Path) -> list[str]:
    """The command that reminds for the diary in that folder."""
    return [sys.executable, "-m", "diary.reminder", str(folder)]


def install(folder: Path) -> None:
    """Write the entry, and start the reminder now, too; raises `OSError`."""
    words = " ".join(f'"{part.translate(_ESCAPED).replace("%", "%%")}"' for part in command(folder))
    name = _("{program}: reminder").format(program=APP_NAME)
    lines = ("[Desktop Entry]", "Type=Application", f"Name={name}", f"Exec={words}", "NoDisplay=true", "")
    entry_file().parent.mkdir(parents=True, exist_ok=True)
    write_atomically(entry_file(), "\n".join(lines).encode())
    start_alone(command(folder))


def remove() -> None:
    """Remove the entry; the process ends by itself within a minute, as its file says that nothing is wished."""
    entry_file().unlink(missing_ok=True)


def start_alone(arguments: list[str]) -> None:
    """Start a process that outlives this one, and shares nothing with it; raises `OSError`."""
    nothing = subprocess.DEVNULL
    subprocess.Popen(arguments, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)  # noqa: S603 - this program
