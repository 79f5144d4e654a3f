"""Shows a file in the system's file manager."""

import os
import shutil
import sys
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QObject, QProcess, Signal

from diary.ui.widgets.single_shot import single_shot

_FILES = "org.freedesktop.FileManager1"
_PATIENCE_MS = 5_000


def selecting(path: Path, platform: str = sys.platform) -> list[str]:
    """The command that opens the folder of a file with the file selected; empty if there is none.

    On Linux the file manager is called over D-Bus (freedesktop.org, File Manager D-Bus Interface), by the first
    available of two programs that come with D-Bus and GLib. Without a session bus no call is made, as that would start
    a bus.
    """
    if platform == "win32":
        return ["explorer", "/select,", str(path)]
    if platform == "darwin":
        return ["open", "-R", str(path)]
    address = f"file://{quote(os.fsencode(path))}"  # the commands interpret quotes and commas
    if not _has_session_bus():
        return []
    place, method = "/" + _FILES.replace(".", "/"), f"{_FILES}.ShowItems"
    if program := shutil.which("gdbus"):
        called = ["--dest", _FILES, "--object-path", place, "--method", method]
        return [program, "call", "--session", *called, f"['{address}']", "''"]
    if program := shutil.which("dbus-send"):
        called = ["--session", "--print-reply", f"--dest={_FILES}", place, method]
        return [program, *called, f"array:string:{address}", "string:"]
    return []


def _has_session_bus() -> bool:
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(runtime) and Path(runtime or "", "bus").exists()


class FileManager(QObject):
    """Starts the command and returns at once.

    `refused` carries the file that could not be shown, including after a timeout of five seconds.
    """

    refused = Signal(Path)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._path = Path()
        self._patience = single_shot(self, _PATIENCE_MS, self._give_up)

    def show_file(self, path: Path) -> None:
        """Have the file manager select the file; no effect while a call is running."""
        if self._process is not None:
            return
        self._path = path
        command = selecting(path)
        if not command:
            self.refused.emit(path)
        elif sys.platform == "win32":  # the Explorer's exit code says nothing
            if not QProcess.startDetached(command[0], command[1:]):
                self.refused.emit(path)
        else:
            self._ask(command)

    def _ask(self, command: list[str]) -> None:
        process = self._process = QProcess(self)
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._patience.start()
        process.start(command[0], command[1:])

    def _on_finished(self, exit_code: int) -> None:
        self._end(refused=exit_code != 0)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # after any other error it also finishes
            self._end(refused=True)

    def _give_up(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _end(self, *, refused: bool) -> None:
        process, self._process = self._process, None
        self._patience.stop()
        if process is not None:
            process.deleteLater()
        if refused:
            self.refused.emit(self._path)
