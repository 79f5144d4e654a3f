"""Opening the window, after looking whether there is a screen for it."""

import builtins
import gc
import os
import sys
from pathlib import Path

from diary.i18n import _

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def open_window(diary: Path) -> int:
    """Run the window on the diary file until it is closed; answers the exit code.

    Qt would abort where there is no screen (Linux), so that is said first.
    """
    if sys.platform.startswith("linux") and not any(map(os.environ.get, _SCREENS)):
        print(
            _("There is no display to open the window on; the commands under --help work without one."),
            file=sys.stderr,
        )
        return 1
    gc.disable()  # a fifth of the start went into collecting; `gc_control.collect_if_due` takes it up in the window
    _leave_pysides_import_hook()
    from diary.ui.main_window import run  # noqa: PLC0415 - Qt aborts where there is no display

    return run(diary)


def _leave_pysides_import_hook() -> None:
    """Import as Python does.

    PySide6 puts a function of its own into the place of `__import__`, which reads the source of every module that is
    imported afterwards in search of `__feature__`. This program does without that; leaving it saves a sixth of its own
    imports at the start and a fifth of those behind the window.
    """
    import PySide6.QtCore  # noqa: F401, PLC0415 - Qt aborts where there is no display

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
