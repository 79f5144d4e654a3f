"""The window of a diary, opened in this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication

from diary.domain.record import diary_day, now
from diary.ui import theme
from diary.ui.main_window import MainWindow
from tests.benchmarks.waiting import Quiet, wait_until

_QUIET_S = 1.5
"""How long nothing may be worked on behind the window until all is taken to be loaded."""


@contextmanager
def opened_window(diary: Path) -> Iterator[MainWindow]:
    """The window on the diary file, once all is loaded behind it; closed afterwards, whatever happens."""
    app = cast("QApplication", QApplication.instance() or QApplication([]))
    theme.apply(app, "light", 1.0)
    window = MainWindow(diary, diary_day(now()))
    try:
        window.show()
        window.activateWindow()
        wait_until(Quiet(window, _QUIET_S))
        yield window
    finally:
        window.close()
