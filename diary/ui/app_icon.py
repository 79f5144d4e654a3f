"""The program's icon for title bar, taskbar, window list and tray."""

import sys

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from diary import APP_ID
from diary.ui import theme

_SIZES = (16, 24, 32, 48, 64, 128, 256)


def icon() -> QIcon:
    """The icon in all sizes."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(theme.unscaled_pixmap("logo", size))
    return made


def show_on(app: QApplication) -> None:
    """Set the icon of all windows of the program."""
    app.setWindowIcon(icon())
    if sys.platform == "win32":  # so that the taskbar shows it, and not Python's
        import ctypes  # noqa: PLC0415 - on Windows only

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)
