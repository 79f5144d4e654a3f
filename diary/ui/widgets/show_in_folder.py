"""A button that has the system show a file in its folder."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from diary.i18n import _
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.file_manager import FileManager


class ShowInFolder(Button):
    """The file manager selects the file where it can, otherwise the folder is opened; the window never waits for it.

    `refused` carries a sentence where neither could be done.
    """

    refused = Signal(str)

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words or _("Show in folder"), parent, icon="folder")
        self._path = Path()
        self._files = FileManager(self)
        self._files.refused.connect(self._open_folder)
        self.clicked.connect(lambda: self._files.show_file(self._path))

    def name_file(self, path: Path) -> None:
        """Show this file from now on."""
        self._path = path
        self.setAccessibleDescription(path.name)

    def _open_folder(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
            self.refused.emit(not_opened(path))


def not_opened(path: Path) -> str:
    """The sentence where the system opened neither the file nor its folder."""
    return _("{name} could not be opened; it is in {folder}.").format(name=path.name, folder=path.parent)
