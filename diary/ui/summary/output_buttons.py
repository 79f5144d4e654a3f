"""The buttons that save, print, or export to another format."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.buttons import PRIMARY, Button

_SAVE_HEIGHT = 64 + 10


class OutputButtons(QWidget):
    """A row of buttons below the scrolling options, with a signal for each action."""

    save_wanted = Signal()
    print_wanted = Signal()
    web_page_wanted = Signal()
    text_wanted = Signal()
    card_wanted = Signal()
    password_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save = Button(_("Save PDF"), kind=PRIMARY, icon="down")
        self.print = Button(_("Print"), icon="print")
        self.other = Button(_("Other formats"), icon="chevd", icon_last=True)
        self._width_class = theme.WIDE
        self._grid = QGridLayout(self)
        self._grid.setSpacing(0)
        self.save.clicked.connect(self.save_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.other.clicked.connect(self._open_menu)
        self.set_width_class(theme.WIDE)

    def set_right_margin(self, margin: int) -> None:
        """Leave a margin of that many pixels on the right, for the scroll bar of the options."""
        self._grid.setContentsMargins(0, theme.px(4), margin, 0)

    def set_width_class(self, width_class: str) -> None:
        """Wide: "Save" above the others; medium: all in a row; narrow: "Print" moves into the menu."""
        self._width_class = width_class
        wide, narrow = width_class == theme.WIDE, width_class == theme.NARROW
        for button in (self.save, self.print, self.other):
            self._grid.removeWidget(button)
        self._grid.addWidget(self.save, 0, 0, 1, 2 if wide else 1)
        self._grid.addWidget(self.print, 1 if wide else 0, 0 if wide else 1)
        self._grid.addWidget(self.other, 1 if wide else 0, 1 if wide else 2)
        self.save.setMinimumHeight(theme.px(_SAVE_HEIGHT) if wide else 0)
        self.print.setHidden(narrow)
        words = _("More") if narrow else _("Other formats")
        self.other.show_label(words, "chevd")

    def show_ready(self, ready: bool) -> None:
        """Enable the buttons if there is a page."""
        for button in (self.save, self.print, self.other):
            button.setEnabled(ready)

    def show_unprintable(self) -> None:
        """Enable only the formats that need no font: web page and plain text."""
        self.show_ready(False)
        self.other.setEnabled(True)

    def menu(self) -> QMenu:
        """The menu of the other formats, in a narrow window with "Print".

        Entries that need a PDF are disabled without one.
        """
        menu = QMenu(self)
        menu.setFont(theme.font("button"))
        menu.setStyleSheet(theme.menu_style())
        entries = [
            (_("PDF with a passphrase"), self.password_wanted),
            (_("Web page"), self.web_page_wanted),
            (_("Copy as plain text"), self.text_wanted),
            (_("Card for the wallet"), self.card_wanted),
        ]
        if self._width_class == theme.NARROW:
            entries.insert(0, (_("Print"), self.print_wanted))
        of_pdf = (self.password_wanted, self.print_wanted)
        for words, wanted in entries:
            action = QAction(words, menu)
            action.setEnabled(self.save.isEnabled() or wanted not in of_pdf)
            action.triggered.connect(wanted)
            menu.addAction(action)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        above = self.other.mapToGlobal(self.other.rect().topLeft())
        above.setY(above.y() - menu.sizeHint().height())
        menu.popup(above)
