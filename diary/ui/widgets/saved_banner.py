"""A message about a saved file, with buttons that open it and show its folder."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.i18n import _
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.show_in_folder import ShowInFolder, not_opened


class SavedBanner(Banner):
    """An information banner; after `show_saved` it has the buttons of the saved file, until another text is shown.

    The folder is shown with the file selected if the file manager supports that.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("information", parent)
        self._path = Path()
        self._in_folder = ShowInFolder(parent=self)
        self._line.removeWidget(self._action)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in (self._action, self._in_folder):
            buttons.addWidget(button)
        buttons.addStretch()
        add_layout(self._line, buttons)
        self._in_folder.hide()
        self._in_folder.refused.connect(self.show_words)
        self.acted.connect(self._open)

    def show_saved(self, words: str, path: Path) -> None:
        """Show `words` about the file saved at `path`."""
        self._path = path
        self.show_words(words, _("Open"))
        self._action.setAccessibleDescription(path.name)
        self._in_folder.name_file(path)
        self._in_folder.show()

    def show_words(self, words: str, action: str = "", *, lead: str = "") -> None:
        self._in_folder.hide()
        super().show_words(words, action, lead=lead)

    def _open(self) -> None:
        """Have the system open the file with its default program."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path))):
            self.show_words(not_opened(self._path))
