"""The window of a diary, opened in this process."""

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
"""How long nothing may be worked on behind the window until all is taken to be loaded."""


@contextmanager
def opened_window(diary: Path) -> Iterator[MainWindow]:
    """The window on the diary file, once all is loaded behind it; closed afterwards, whatever happens.

    Garbage is collected as in the program: by the window's thread alone, whatever the other measures have left.
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
