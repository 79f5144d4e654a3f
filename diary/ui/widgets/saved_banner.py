"""Where a file was saved, with buttons that open it and show its folder."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.i18n import _
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.file_manager import FileManager
from diary.ui.widgets.layout.nesting import add_layout


class SavedBanner(Banner):
    """Information; after `show_saved` with the buttons of the saved file, until other words are shown.

    The folder is shown with the file selected where the file manager can do that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("information", parent)
        self._path = Path()
        self._in_folder = Button(_("Show in folder"), self, icon="folder")
        self._line.removeWidget(self._action)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in (self._action, self._in_folder):
            buttons.addWidget(button)
        buttons.addStretch()
        add_layout(self._line, buttons)
        self._in_folder.hide()
        self._files = FileManager(self)
        self._files.refused.connect(lambda path: self._open(path.parent))
        self._in_folder.clicked.connect(lambda: self._files.show_file(self._path))
        self.acted.connect(lambda: self._open(self._path))

    def show_saved(self, words: str, path: Path) -> None:
        """Show `words` about the file that was saved there."""
        self._path = path
        self.show_words(words, _("Open"))
        self._action.setAccessibleDescription(path.name)
        self._in_folder.setAccessibleDescription(path.name)
        self._in_folder.show()

    def show_words(self, words: str, action: str = "", *, lead: str = "") -> None:
        self._in_folder.hide()
        super().show_words(words, action, lead=lead)

    def _open(self, path: Path) -> None:
        """Have the system open a file or folder with the program that belongs to it."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = _("{name} could not be opened; it is in {folder}.")
            self.show_words(words.format(name=path.name, folder=path.parent))
