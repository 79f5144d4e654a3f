"""The program's icon in the title bar, the taskbar and the list of windows."""

import sys

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from diary import APP_ID
from diary.ui import theme

_SIZES = (16, 24, 32, 48, 64, 128, 256)


def show_on(app: QApplication) -> None:
    """Give all windows of the program its icon."""
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(theme.unscaled_pixmap("logo", size))
    app.setWindowIcon(icon)
    if sys.platform == "win32":  # whose taskbar would otherwise show Python's icon
        import ctypes  # noqa: PLC0415 - for Windows alone

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)
