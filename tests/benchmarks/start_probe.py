"""Measures a start of the program in a process of its own.

Arguments: `bare`, or `diary` with its data folder and an action once the window accepts keys: `close`, `timeline` (open
Trends at once), `watch SECONDS` (do nothing), `pages` (open each page after the other). Prints one JSON object of
figures. `ready` and `timeline` are times of the monotonic clock that all processes share: when the window was painted,
filled and had handled a key, and when the first timeline was painted. Freezes are in milliseconds, `pss` is in MiB.
"""

import contextlib
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from diary.ui.main_window import MainWindow

QUIET_S, PAUSE_S = 1.5, 0.4
"""The time without background work after which everything counts as loaded, and after which a page counts as
complete."""
Figures = dict[str, float]


class BareWindow(QWidget):
    """A window that can be painted and receives keys, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.typed = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.typed = event.text()


class Painted(QObject):
    """Records the time of the window's first paint."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.seen = False
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def wait_for_paint(app: QApplication, painted: Painted) -> None:
    """Run the event loop without other work; no thread needs to run before the first paint."""
    while not painted.seen:
        app.processEvents()


def wait_until_filled(app: QApplication, is_filled: Callable[[], bool]) -> None:
    """Wait for the day if the disk was slow, and the page was first painted without it."""
    while not is_filled():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def is_read(window: "MainWindow") -> bool:
    """Whether the day is in memory, whatever its content, and also if another day has begun meanwhile."""
    from diary.storage.errors import StorageError

    try:
        window.journal.day(window.today_page.day)
    except StorageError:
        return False
    return True


def type_six(widget: QWidget) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_6, Qt.KeyboardModifier.NoModifier, "6")
        QApplication.sendEvent(widget, event)


def bare() -> dict[str, object]:
    """The floor; `shiboken6` is the path of the copy that was used."""
    app = QApplication([])
    window = BareWindow()
    window.resize(1200, 800)
    painted = Painted(window)
    window.show()
    wait_for_paint(app, painted)
    type_six(window)
    assert window.typed == "6"
    ready = time.monotonic()
    return {"ready": ready, "shiboken6": [shiboken6.__file__, *_loaded_from("libshiboken6")]}


def _loaded_from(library: str) -> list[str]:
    """The loaded files of a library in this process (Linux; empty elsewhere)."""
    maps = Path("/proc/self/maps")
    lines = maps.read_text().splitlines() if maps.exists() else []
    return sorted({line.split(maxsplit=5)[-1] for line in lines if library in line})


def diary(folder: str, what: str, *how: str) -> Figures:
    """The program as started from a terminal, with `what` in place of its event loop."""
    from diary import __main__ as program

    figures: Figures = {}

    def instead(*_arguments: object) -> int:
        from diary.ui.main_window import MainWindow

        sys.excepthook = sys.__excepthook__  # a failed measurement must not show a dialog
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        [window] = [widget for widget in app.topLevelWidgets() if isinstance(widget, MainWindow)]
        try:
            scale = window.today_page.log.ratings["numbness"].scale
            wait_for_paint(app, Painted(scale))
            wait_until_filled(app, lambda: is_read(window))
            assert window.focusWidget() is scale  # activation is up to the window manager
            type_six(scale)
            assert scale.value == 6
            figures["ready"] = time.monotonic()
            figures.update(ACTS[what](window, *how))
        finally:
            window.close()  # its threads would keep the process alive
        return 0

    QApplication.exec = instead  # type: ignore[method-assign] # the program calls it
    sys.argv = ["neuropathy-diary", "--data-dir", folder]
    with contextlib.suppress(SystemExit):
        program.main()
    return figures


def open_trends(window: "MainWindow") -> Figures:
    """Open Trends at once, and wait for its first timeline."""
    from diary.ui.trends.page import TrendsPage
    from tests.benchmarks.waiting import wait_until

    window.show_page("trends")
    page = window.page("trends")
    assert isinstance(page, TrendsPage)
    wait_until(lambda: page.timeline.picture is not None, every_ms=1)
    page.timeline.repaint()
    return {"timeline": time.monotonic()}


def watch(_window: "MainWindow", seconds: str) -> Figures:
    """Leave the window alone; the longest freeze, and then the memory of the process."""
    from tests.benchmarks.waiting import FreezeMeter

    end = time.monotonic() + float(seconds)
    freeze = FreezeMeter().longest(lambda: None, lambda: time.monotonic() >= end, patience_s=float(seconds) + 10)
    return {"freeze": freeze, **_memory()}


def _memory() -> Figures:
    """The proportional memory of this process (PSS; Linux, empty elsewhere)."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return {}
    [line] = [one for one in rollup.read_text().splitlines() if one.startswith("Pss:")]
    return {"pss": int(line.split()[1]) / 1024}


def open_pages(window: "MainWindow") -> Figures:
    """The longest freeze when each page was opened, after everything was loaded."""
    from diary.ui.pages import PAGES
    from tests.benchmarks.waiting import FreezeMeter, Quiet, wait_until

    wait_until(Quiet(window, QUIET_S))
    meter = FreezeMeter()
    keys = [*(entry.key for entry in PAGES if entry.key != "today"), "today"]
    return {key: meter.longest(partial(window.show_page, key), Quiet(window, PAUSE_S)) for key in keys}


ACTS: dict[str, Callable[..., Figures]] = {
    "close": lambda _window: {},
    "timeline": open_trends,
    "watch": watch,
    "pages": open_pages,
}


if __name__ == "__main__":
    print(json.dumps(bare() if sys.argv[1] == "bare" else diary(*sys.argv[2:])))
