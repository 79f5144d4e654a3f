"""Choosing the file to import."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from diary.formats import import_endings
from diary.i18n import _, ngettext
from diary.ui import locale_format
from diary.ui.preferences.import_work import Opened
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card


class FileCard(Card):
    """Shows the file; `go_on_wanted` asks for its questions."""

    go_on_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Import from a file"), parent)
        self._about = label("", "body", wraps=True)
        self.choose = Button("", icon="folder")
        self.go_on = Button(_("Go on with the questions"), kind=QUIET)
        self.go_on.clicked.connect(self.go_on_wanted)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.choose, self.go_on):
            column.addWidget(widget, alignment=Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self._about)
        self.add_ringed(holder)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show the supported formats while no file is chosen."""
        self._about.setText(
            _(
                "A file that another diary wrote, or a table with one row a day or one row a rating. The program looks"
                " what it is, shows what would be imported, and changes nothing before you say so."
            )
        )
        self._name_choice(_("Choose a file"))
        self.go_on.hide()

    def show_file(self, opened: Opened) -> None:
        """Show the name of the file and its number of rows."""
        rows = ngettext("{file}: {n} row", "{file}: {n} rows", opened.preview.rows)
        self._about.setText(rows.format(file=opened.path.name, n=locale_format.number(opened.preview.rows)))
        self._name_choice(_("Choose another file"))
        self.go_on.show()

    def _name_choice(self, words: str) -> None:
        self.choose.show_label(words, "folder")


def asked_path(parent: QWidget, folder: str) -> Path | None:
    """Ask for a file, starting in the folder of the last one or in the documents folder."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    endings = " ".join(f"*.{ending}" for ending in import_endings())
    kinds = _("Files of other programs ({endings});;All files (*)").format(endings=endings)
    chosen, _filter = QFileDialog.getOpenFileName(parent, _("Choose a file"), folder or documents, kinds)
    return Path(chosen) if chosen else None
