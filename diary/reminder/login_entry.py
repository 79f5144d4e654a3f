"""Reads and writes the platform's autostart entry as the words of a command.

Linux: freedesktop.org, Desktop Application Autostart. macOS: a launch agent (`launchd.plist`). Windows: the `Run` key
of the current user's registry hive. All are per user, and need no administrator rights.
"""

import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from diary import APP_ID, APP_NAME
from diary.atomic_write import write_atomically
from diary.i18n import _

_ESCAPED = str.maketrans({"\\": "\\\\\\\\", '"': '\\\\"', "`": "\\\\`", "$": "\\\\$"})
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


class LoginEntry(Protocol):
    """An autostart entry; its content is the command as a list of words."""

    def read(self) -> list[str]:
        """The words of the command; empty if there is no entry, or it belongs to another program."""
        ...

    def write(self, words: Sequence[str]) -> None:
        """Set the command; an empty list removes the entry. Raises `OSError`."""
        ...


def entry_of_system() -> LoginEntry | None:
    """The entry of this platform; None if unsupported, as in a Flatpak, whose folder for entries the desktop
    ignores."""
    if sys.platform.startswith("linux"):
        return None if "FLATPAK_ID" in os.environ else _DesktopEntry()
    return {"darwin": _LaunchAgent(), "win32": _RunValue()}.get(sys.platform)


class _DesktopEntry:
    """A desktop file in the user's configuration folder."""

    def read(self) -> list[str]:
        try:
            lines = desktop_file().read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return []
        executed = next((line.removeprefix("Exec=") for line in lines if line.startswith("Exec=")), "")
        quoted = re.findall(r'"((?:[^"\\]|\\.)*)"', executed.replace("\\\\", "\\"))
        return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in quoted]

    def write(self, words: Sequence[str]) -> None:
        executed = " ".join(f'"{part.translate(_ESCAPED).replace("%", "%%")}"' for part in words)
        lines = ("[Desktop Entry]", "Type=Application", f"Name={_name()}", f"Exec={executed}", "NoDisplay=true", "")
        _keep(desktop_file(), "\n".join(lines).encode() if words else b"")


class _LaunchAgent:
    """A property list in the user's library folder."""

    def read(self) -> list[str]:
        import plistlib  # noqa: PLC0415 - the process on Linux stays small

        with suppress(OSError, ValueError, KeyError, TypeError):
            return [str(word) for word in plistlib.loads(agent_file().read_bytes())["ProgramArguments"]]
        return []

    def write(self, words: Sequence[str]) -> None:
        import plistlib  # noqa: PLC0415 - as above

        content = {"Label": agent_file().stem, "ProgramArguments": [*words], "RunAtLoad": True}
        _keep(agent_file(), plistlib.dumps({**content, "ProcessType": "Background"}) if words else b"")


class _RunValue:
    """A value in the registry: the words in quotation marks, which no Windows path can contain."""

    def read(self) -> list[str]:
        registry: Any = import_module("winreg")
        with suppress(OSError), registry.OpenKey(registry.HKEY_CURRENT_USER, _RUN_KEY) as key:
            return re.findall(r'"([^"]*)"', str(registry.QueryValueEx(key, _value())[0]))
        return []

    def write(self, words: Sequence[str]) -> None:
        registry: Any = import_module("winreg")
        with registry.CreateKey(registry.HKEY_CURRENT_USER, _RUN_KEY) as key:
            if words:
                command = " ".join(f'"{word}"' for word in words)
                registry.SetValueEx(key, _value(), 0, registry.REG_SZ, command)
                return
            with suppress(FileNotFoundError):
                registry.DeleteValue(key, _value())


def desktop_file() -> Path:
    """The path of the desktop file on Linux."""
    home = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(home).expanduser() / "autostart" / f"{APP_ID}-reminder.desktop"


def agent_file() -> Path:
    """The path of the launch agent on macOS."""
    return Path("~/Library/LaunchAgents").expanduser() / f"{APP_ID}.reminder.plist"


def _value() -> str:
    """The name of the registry value on Windows; the uninstaller removes it."""
    return f"{APP_ID}-reminder"


def _name() -> str:
    return _("{program}: reminder").format(program=APP_NAME)


def _keep(file: Path, content: bytes) -> None:
    """Write the file, or remove it if the content is empty."""
    if not content:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(file, content)
