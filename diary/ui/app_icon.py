"""The program's icon in the title bar, the taskbar, the list of windows and the tray."""

import sys

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from diary import APP_ID
from diary.ui import theme

_SIZES = (16, 24, 32, 48, 64, 128, 256)


def icon() -> QIcon:
    """The icon, in each size."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(theme.unscaled_pixmap("logo", size))
    return made


def show_on(app: QApplication) -> None:
    """Give all windows of the program its icon."""
    app.setWindowIcon(icon())
    if sys.platform == "win32":  # whose taskbar would otherwise show Python's icon
        import ctypes  # noqa: PLC0415 - for Windows alone

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)
