"""Runs the program in a child process whose disk stops answering; `python -m tests.journeys.hanging_child`.

It rates, loses its disk, and closes although that is not saved.
"""

import signal
import sys
import threading
from pathlib import Path
from typing import Any, NoReturn
from unittest import mock

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diary import __main__ as program
from diary.ui.main_window import MainWindow

_for_ever = threading.Event()


def hang(*_arguments: Any, **_named: Any) -> NoReturn:  # noqa: ANN401 - in the place of several functions
    """A system call that does not return."""
    _for_ever.wait()
    raise AssertionError


def lose_disk() -> None:
    """Have every write and every `stat` of the file hang from now on."""
    for name in (
        "diary.storage.saving.save",
        "diary.ui.journal.file_watch.file_stamp",
        "diary.ui.protection.ending.file_stamp",
        "diary.storage.safety.backup.make_daily",
    ):
        mock.patch(name, hang).start()


def act() -> None:
    [window] = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
    lose_disk()
    QTest.keyClick(window.today_page.log.ratings["pain"].scale, Qt.Key.Key_4)
    print("closes", flush=True)
    window.close()
    print("closed", flush=True)


def main(folder: Path) -> None:
    mock.patch("diary.ui.journal.write_queue.CLOSE_WAIT_S", 0.5).start()
    mock.patch("diary.ui.background.CLOSE_WAIT_S", 0.2).start()
    mock.patch("diary.ui.protection.ending.ANSWER_S", 0.5).start()
    mock.patch.object(MainWindow, "_wants_to_lose", return_value=True).start()
    shown = MainWindow.show

    def show(window: MainWindow) -> None:
        shown(window)
        QTimer.singleShot(1000, act)

    mock.patch.object(MainWindow, "show", show).start()
    sys.argv = ["neuropathy-diary", "--data-dir", str(folder)]
    signal.alarm(60)
    program.main()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
