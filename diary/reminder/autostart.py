"""The entry by which the desktop starts the reminder at login (freedesktop.org, Desktop Application Autostart).

There is one entry and one process for all diaries of the computer: the entry names the folder of each that wants it.
"""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from diary import APP_ID, APP_NAME
from diary.atomic_write import write_atomically
from diary.i18n import _

_MODULE = "diary.reminder"
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


def command(*folders: Path) -> list[str]:
    """The command that reminds for the diaries in those folders."""
    return [sys.executable, "-m", _MODULE, *map(str, folders)]


def wanted_folders() -> list[Path]:
    """The folders of the diaries that the entry names; none where there is no entry."""
    try:
        lines = entry_file().read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []
    executed = next((line.removeprefix("Exec=") for line in lines if line.startswith("Exec=")), "")
    quoted = re.findall(r'"((?:[^"\\]|\\.)*)"', executed.replace("\\\\", "\\"))
    words = [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in quoted]
    return [Path(word) for word in words[words.index(_MODULE) + 1 :]] if _MODULE in words else []


def install(folder: Path) -> None:
    """Have the entry name this folder, too, and start the reminder now; raises `OSError`.

    A reminder that runs already reads the entry by itself.
    """
    folders = [*wanted_folders()]
    if folder not in folders:
        folders.append(folder)
    _write(folders)
    start_alone(command(*folders))


def remove(folder: Path) -> None:
    """Have the entry name this folder no longer, and remove it with the last one; raises `OSError`.

    The process ends by itself within a minute, once no file says that anything is wished.
    """
    left = [one for one in wanted_folders() if one != folder]
    if left:
        _write(left)
    else:
        entry_file().unlink(missing_ok=True)


def _write(folders: Sequence[Path]) -> None:
    words = " ".join(f'"{part.translate(_ESCAPED).replace("%", "%%")}"' for part in command(*folders))
    name = _("{program}: reminder").format(program=APP_NAME)
    lines = ("[Desktop Entry]", "Type=Application", f"Name={name}", f"Exec={words}", "NoDisplay=true", "")
    entry_file().parent.mkdir(parents=True, exist_ok=True)
    write_atomically(entry_file(), "\n".join(lines).encode())


def start_alone(arguments: list[str]) -> None:
    """Start a process that outlives this one, and shares nothing with it; raises `OSError`."""
    nothing = subprocess.DEVNULL
    subprocess.Popen(arguments, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)  # noqa: S603 - this program
