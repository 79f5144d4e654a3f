"""Inhibits display sleep while a guided session runs."""

import os
import shutil
import sys
from types import TracebackType
from typing import Self

from diary import APP_ID, APP_NAME
from diary.cues.children import Children, Program

_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x00000001, 0x00000002


def keepers(reason: str, platform: str = sys.platform) -> list[Program]:
    """The programs on the PATH that inhibit display sleep while they run; all of them have to be started.

    Each ends with this process, even if that is killed: on Linux because `cat` then reads end of file, on macOS because
    `caffeinate` watches the process.
    """
    if platform == "darwin":
        return _found("caffeinate", "-d", "-w", str(os.getpid()))
    if platform != "linux":
        return []
    gnome = _found("gnome-session-inhibit", "--app-id", APP_ID, "--reason", reason, "--inhibit", "idle", "cat")
    others = _found("systemd-inhibit", "--what=idle", f"--who={APP_NAME}", f"--why={reason}", "--mode=block", "cat")
    return gnome + others


def _found(name: str, *options: str) -> list[Program]:
    path = shutil.which(name)
    return [Program((path, *options), listens=True)] if path else []


def _hold_on_windows(*, is_held: bool) -> None:
    """Set or clear the display requirement of this thread (`SetThreadExecutionState`)."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - on Windows only

        needed = _SYSTEM | _DISPLAY if is_held else 0
        ctypes.windll.kernel32.SetThreadExecutionState(_CONTINUOUS | needed)


class Awake:
    """Context manager that inhibits display sleep, also by `start` and `stop`; has no effect if that is unsupported.

    `reason` is shown by the desktop. `start` and `stop` must be called in the same thread.
    """

    def __init__(self, reason: str, platform: str = sys.platform) -> None:
        self._is_windows = platform == "win32"
        self._keepers = keepers(reason, platform)
        self._children: list[Children] = []
        self._is_held = False

    def start(self) -> None:
        if self._is_held:
            return
        self._is_held = True
        if self._is_windows:
            _hold_on_windows(is_held=True)
        self._children = [Children([keeper]) for keeper in self._keepers]
        for children in self._children:
            children.start()

    def stop(self) -> None:
        if not self._is_held:
            return
        self._is_held = False
        if self._is_windows:
            _hold_on_windows(is_held=False)
        for children in self._children:
            children.close()
        self._children = []

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()
