"""The handler for uncaught exceptions: they are logged and shown in a dialog; nothing is sent anywhere."""

import sys
from types import TracebackType

import PySide6
from PySide6.QtWidgets import QApplication

from diary import APP_NAME, __version__, log


def report_on(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The report of an exception: versions, and the traceback without values."""
    return f"{versions()}\n{log.where(kind, trace)}"


def versions() -> str:
    """The versions of program, Python, PySide6 and platform, as one line."""
    import platform  # noqa: PLC0415 - rarely needed

    line = f"{APP_NAME} {__version__}, Python {platform.python_version()}, PySide6 {PySide6.__version__}"
    return f"{line}, {platform.platform()}"


def install() -> None:
    """Set `sys.excepthook` to show the crash dialog, one at a time."""
    shown: list[object] = []

    def handle(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = report_on(kind, trace)
        log.error(report)
        if QApplication.instance() is None or shown:
            return
        from diary.ui.crash_dialog import CrashDialog  # noqa: PLC0415 - rarely needed

        dialog = CrashDialog(report, QApplication.activeWindow())
        shown.append(dialog)
        dialog.exec()
        shown.clear()

    sys.excepthook = handle
