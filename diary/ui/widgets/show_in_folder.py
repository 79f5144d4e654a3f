"""A button that shows a file in its folder."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from diary.i18n import _
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.file_manager import FileManager


class ShowInFolder(Button):
    """Has the file manager select the file, or open its folder if that is unsupported, without blocking the window.

    `refused` carries a sentence if neither was possible.
    """

    refused = Signal(str)

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words or _("Show in folder"), parent, icon="folder")
        self._path = Path()
        self._files = FileManager(self)
        self._files.refused.connect(self._open_folder)
        self.clicked.connect(lambda: self._files.show_file(self._path))

    def name_file(self, path: Path) -> None:
        """Set the file."""
        self._path = path
        self.setAccessibleDescription(path.name)

    def _open_folder(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
            self.refused.emit(not_opened(path))


def not_opened(path: Path) -> str:
    """The sentence for a failure to open the file and its folder."""
    return _("{name} could not be opened; it is in {folder}.").format(name=path.name, folder=path.parent)
