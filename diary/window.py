"""Starts the graphical interface, if there is a display."""

import builtins
import gc
import os
import sys
from pathlib import Path

from diary.i18n import _

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def open_window(diary: Path, *, is_made_up: bool = False, file: Path | None = None, asks: bool = False) -> int:
    """Run the window on the diary file until it is closed, with `file` opened in it if given; return the exit code.

    If the diary `is_made_up`, every page says so. With `asks`, and if there are two diaries, the person chooses which
    one to open. Without a display (Linux), where Qt would abort the process, it prints a sentence and returns 1.
    """
    if sys.platform.startswith("linux") and not any(map(os.environ.get, _SCREENS)):
        print(
            _("There is no display to open the window on; the commands under --help work without one."),
            file=sys.stderr,
        )
        return 1
    gc.disable()  # a fifth of the start went into collecting; `gc_control.collect_if_due` replaces it in the window
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # no large matrices here: NumPy's threads would spin for 70 ms
    _restore_import()
    from diary.ui.running import run  # noqa: PLC0415 - Qt aborts where there is no display

    return run(diary, is_made_up=is_made_up, file=file, asks=asks)


def _restore_import() -> None:
    """Restore Python's own `__import__`.

    PySide6 replaces it by a function that searches the source of every imported module for `__feature__`, which this
    program does not use. Without it imports take a sixth less time at the start and a fifth less after the first paint.
    """
    import PySide6.QtCore  # noqa: F401, PLC0415 - Qt aborts where there is no display

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
