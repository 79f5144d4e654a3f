"""Opens the window of a diary in this process."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication

from diary.domain.record import diary_day, now
from diary.ui import running, theme
from diary.ui.main_window import MainWindow
from tests.benchmarks.waiting import Quiet, wait_until

_QUIET_S = 1.5
"""The time without background work after which everything counts as loaded."""


@contextmanager
def opened_window(diary: Path) -> Iterator[MainWindow]:
    """The window on the diary file, once everything is loaded in the background; always closed afterwards.

    Garbage is collected as in the program, in the GUI thread alone, independent of other measurements.
    """
    was_on = gc.isenabled()
    gc.disable()
    app = cast("QApplication", QApplication.instance() or QApplication([]))
    theme.apply(app, "light", 1.0)
    window = MainWindow(diary, diary_day(now()))
    try:
        window.show()
        window.activateWindow()
        wait_until(Quiet(window, _QUIET_S))
        running.collect_garbage(window)
        yield window
    finally:
        window.close()
        if was_on:
            gc.enable()
