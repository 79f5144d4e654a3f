"""The number of key presses for an average evening: 3 ratings, 5 exercises, 2 treatments, and Finish today.

Run as `python -m tests.benchmarks.evening_keys`. No key ticks several items, and no mouse is used.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diary.ui import theme
from diary.ui.main_window import MainWindow
from tests.benchmarks.display import screen
from tests.benchmarks.measured import Effort, Measured
from tests.benchmarks.table import print_table
from tests.benchmarks.waiting import wait_until
from tests.builders import EVENING, started

_NONE, _ALT, _CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
_RATED = [key for digit in (Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_3) for key in (digit, Qt.Key.Key_Return)][:-1]
_TICKED = [key for _exercise in range(5) for key in (Qt.Key.Key_Space, Qt.Key.Key_Down)][:-1]
KEYS = (
    *((key, _NONE) for key in _RATED),
    (Qt.Key.Key_X, _ALT),
    *((key, _NONE) for key in _TICKED),
    (Qt.Key.Key_R, _ALT),
    *((key, _NONE) for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space)),
    (Qt.Key.Key_Return, _CTRL),
)
"""The key presses of the evening; the program starts with the focus on the first scale."""
MOST = 25
WRITTEN = 3, 6, 2
"""The numbers of ratings, exercises and treatments; the first of the five rows, the warm-up, has two exercises."""


def write_evening(window: MainWindow) -> int:
    """Press the keys, each in the present focus; returns their number."""
    for key, modifiers in KEYS:
        focused = window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)
    return len(KEYS)


def measure(_effort: Effort) -> Iterator[Measured]:
    """One evening; no time is measured."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory(prefix="neuropathy-diary-") as folder:
        window = MainWindow(started(Path(folder) / "diary.sqlite"), EVENING)
        window.show()
        window.activateWindow()
        scale = window.today_page.log.ratings["numbness"].scale
        wait_until(lambda: window.isActiveWindow() and scale.hasFocus())  # otherwise shortcuts do not work
        count = write_evening(window)
        written = window.journal.day(EVENING)
        window.close()
    found = len(written.ratings), len({one.exercise for one in written.exercises}), len(written.treatments)
    if found != WRITTEN:
        raise RuntimeError("written were {} ratings, {} exercises, {} treatments".format(*found))
    detail = "{} keys: {} ratings, {} exercises, {} treatments".format(count, *found)
    yield Measured("keys of an average evening against 25", count / MOST, 1, detail)


if __name__ == "__main__":
    with screen():
        print_table({__name__: measure}, Effort())
