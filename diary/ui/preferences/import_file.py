"""Choosing the file to import, and the format it is read as."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.i18n import _, ngettext
from diary.ui import locale_format
from diary.ui.preferences.import_menu import MenuButton
from diary.ui.preferences.import_work import Opened
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled


class FileCard(Card):
    """Shows the file and its format; `form_chosen` carries the key of another format."""

    form_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Import from a file"), parent)
        self._about = label("", "body", wraps=True)
        self.choose = Button("", icon="folder")
        self.form = MenuButton(_("Read as"), [("", "")], "")
        self.form.choice_made.connect(self.form_chosen)
        self._recognised = titled(_("Recognised as"), self.form)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._recognised, self.choose):
            column.addWidget(widget, alignment=Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self._about)
        self.add_ringed(holder)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show what can be imported, while no file is chosen."""
        self._about.setText(
            _(
                "A file that another diary wrote, or a table with one row a day or one row a rating. The program looks"
                " what it is, shows what would be imported, and changes nothing before you say so."
            )
        )
        self._name_choice(_("Choose a file"))
        self._recognised.hide()

    def show_file(self, opened: Opened) -> None:
        """Show the name of the file, its number of rows and its format."""
        rows = ngettext("{file}: {n} row", "{file}: {n} rows", opened.preview.rows)
        self._about.setText(rows.format(file=opened.path.name, n=locale_format.number(opened.preview.rows)))
        self._name_choice(_("Choose another file"))
        self.form.set_choices(opened.offers, opened.form.key)
        self._recognised.show()

    def _name_choice(self, words: str) -> None:
        self.choose.show_label(words, "folder")
