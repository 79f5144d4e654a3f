"""What a start of the program is measured with, in a process of its own.

Arguments: `bare`, or `diary` and its folder. Prints one JSON object: `ready`, the moment (of the clock that all
processes share) at which the window was painted, filled and had taken a key; and for the diary `longest_freeze`, the
longest time in seconds that the window did not answer in the seconds after that, while the rest was loaded.
"""

import contextlib
import json
import sys
import time
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_WATCHED_S, _BEAT_MS = 4.0, 2


class BareWindow(QWidget):
    """A window that can be painted and takes keys, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.typed = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.typed = event.text()


class Painted(QObject):
    """Notes when the window was first painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.seen = False
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def type_six(widget: QWidget) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_6, Qt.KeyboardModifier.NoModifier, "6")
        QApplication.sendEvent(widget, event)


def bare() -> dict[str, float]:
    app = QApplication([])
    window = BareWindow()
    window.resize(1200, 800)
    painted = Painted(window)
    window.show()
    while not painted.seen:
        app.processEvents()
    type_six(window)
    assert window.typed == "6"
    return {"ready": time.monotonic()}


def diary(folder: str) -> dict[str, float]:
    """The program as it is started from a terminal, up to its event loop, which is watched instead of run."""
    from diary import __main__ as program

    found: dict[str, float] = {}

    def watch(*_arguments: object) -> int:
        from diary.ui.main_window import MainWindow

        app = cast("QApplication", QApplication.instance())
        [window] = [widget for widget in app.topLevelWidgets() if isinstance(widget, MainWindow)]
        page = window.today_page
        scale = page.log.ratings["numbness"].scale
        painted = Painted(scale)
        while not painted.seen:
            app.processEvents()
        focused = app.focusWidget()
        assert focused is scale
        type_six(focused)
        assert scale.value == 6
        assert scale.yesterday is not None
        found["ready"] = time.monotonic()
        found["longest_freeze"] = longest_freeze(app)
        window.close()
        return 0

    QApplication.exec = watch  # type: ignore[method-assign]
    sys.argv = ["neuropathy-diary", "--data-dir", folder]
    with contextlib.suppress(SystemExit):
        program.main()
    return found


def longest_freeze(app: QApplication) -> float:
    """The longest time between two beats of a timer of the window."""
    beats = [time.monotonic()]
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(_BEAT_MS)
    while beats[-1] - beats[0] < _WATCHED_S:
        app.processEvents()
        time.sleep(0.0005)
    return max(after - before for before, after in pairwise(beats))


if __name__ == "__main__":
    print(json.dumps(bare() if sys.argv[1] == "bare" else diary(sys.argv[2])))
