"""Runs the program in a child process with one task; `python -m tests.journeys.child DEED FOLDER`."""

import contextlib
import ctypes
import datetime as dt
import faulthandler
import platform
import signal
import struct
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast
from unittest import mock

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from diary import __main__ as program
from diary.ui import locale_format
from diary.ui.background import Background
from diary.ui.main_window import MainWindow
from diary.ui.protection import closing
from diary.ui.today.sentence_view import SentenceView

_NUMBERS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""The audit architecture and the number of the system call `socket`."""
_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_KILL, _ALLOW = 0x80000000, 0x7FFF0000


def die_at_internet_sockets() -> None:
    """Have the kernel kill this process at the first internet socket (seccomp, Linux)."""
    architecture, socket_call = _NUMBERS[platform.machine()]
    load, equal, answer = 0x20, 0x15, 0x06
    steps = [
        (load, 0, 0, 4),
        (equal, 0, 6, architecture),
        (load, 0, 0, 0),
        (equal, 0, 4, socket_call),
        (load, 0, 0, 16),
        (equal, 1, 0, 2),
        (equal, 0, 1, 10),
        (answer, 0, 0, _KILL),
        (answer, 0, 0, _ALLOW),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    described = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    library = ctypes.CDLL(None, use_errno=True)
    assert library.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
    assert library.prctl(_SET_SECCOMP, _FILTER, ctypes.c_char_p(described), 0, 0) == 0, ctypes.get_errno()


def window() -> MainWindow:
    app = cast("QApplication", QApplication.instance())
    [found] = [widget for widget in app.topLevelWidgets() if isinstance(widget, MainWindow)]
    return found


def let_pass(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.002)


def at_rest(shown: MainWindow) -> None:
    """Run the event loop until no background thread works and everything is saved."""
    let_pass(0.1)
    while any(work.is_busy for work in shown.findChildren(Background)) or shown.journal.queue.unwritten:
        let_pass(0.02)


def type_on() -> None:
    """Type continuously until the process is killed; print each word."""
    page = window().today_page
    page.open_view("sentence")
    view = page.view("sentence")
    assert isinstance(view, SentenceView)
    for number in range(500):
        QTest.keyClicks(view.text, f"word{number} ")
        print(f"word{number}", flush=True)
        let_pass(0.1)


def stay() -> None:
    """Print that the window is open, and again when it is activated."""
    shown = window()
    let_pass(1.0)
    shown.showMinimized()
    print("open", flush=True)
    while shown.isMinimized():
        let_pass(0.05)
    print("forward", flush=True)


def visit_everything() -> None:
    """Visit all pages, rate, write, and back up, with network connections forbidden by the kernel."""
    shown = window()
    for key in ("exercises", "trends", "summary", "history", "preferences", "help", "today"):
        shown.show_page(key)
        at_rest(shown)
    QTest.keyClick(shown.today_page.log.ratings["pain"].scale, Qt.Key.Key_4)
    at_rest(shown)
    print("visited", flush=True)


def rate() -> None:
    """Rate once, wait until it is saved, and print that."""
    shown = window()
    QTest.keyClick(shown.today_page.log.ratings["pain"].scale, Qt.Key.Key_4)
    while shown.journal.queue.unwritten:
        let_pass(0.02)
    print("rated", flush=True)


def read() -> None:
    """Print all texts of the pages; each day is waited for, however busy the computer is."""
    mock.patch("diary.ui.journal.diary_days.WAIT_S", 20.0).start()
    shown = window()
    for key in ("today", "exercises", "trends", "history", "preferences"):
        shown.show_page(key)
        let_pass(0.5)
        at_rest(shown)
        let_pass(0.5)
        for one in shown.page(key).findChildren(QWidget):
            words = getattr(one, "text", str)() if isinstance(one, QLabel | QAbstractButton) else ""
            print(*filter(None, (words, one.accessibleName(), one.accessibleDescription())), sep=" | ")
    direction = QApplication.layoutDirection().name
    print(locale_format.number(-4.4, 1), locale_format.clock(dt.time(20, 41)), locale_format.week(), direction)


def connect() -> None:
    """Open a connection, which the kernel must prevent."""
    import socket

    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()


DEEDS: dict[str, Callable[[], None]] = {
    "type": type_on,
    "stay": stay,
    "visit": visit_everything,
    "connect": connect,
    "rate": rate,
    "read": read,
    "open": lambda: None,
}


def main(deed: str, folder: Path, *guards: str) -> None:
    if "guarded" in guards:
        die_at_internet_sockets()
    if "impatient" in guards:
        closing.PATIENCE_S = 0.5

    def act(*_arguments: object) -> int:
        let_pass(0.5)
        DEEDS[deed]()
        window().close()
        return 0

    QApplication.exec = act  # type: ignore[method-assign]  # done in place of its loop
    sys.argv = ["neuropathy-diary", "--data-dir", str(folder)]
    faulthandler.register(signal.SIGALRM, chain=True)  # print the stack of a hang, then end
    signal.alarm(60)
    with contextlib.suppress(SystemExit):
        program.main()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
