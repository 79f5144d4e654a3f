"""The fields for saving a PDF with a password."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.record import InvalidEntryError
from diary.i18n import _
from diary.reports.errors import ReportError
from diary.reports.locked import not_archival, require_short
from diary.ui import theme
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.inputs.passphrase_pair import PassphrasePair
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.within_rings import within_rings


class PasswordView(QWidget):
    """Two fields and a button; `save_wanted` carries the passphrase, which is then cleared; `done` is emitted on
    leaving."""

    save_wanted = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields, self.error_banner = PassphrasePair(), Banner("problem")
        self.save = Button(_("Save PDF"), kind=PRIMARY, icon="down")
        self.cancel = Button(_("Cancel"))
        about = _("Whoever opens the file is asked for it. Tell it by another way than the file, on the telephone say.")
        card = Card(_("PDF with a passphrase"))
        card.add_inset(label(about, wraps=True))
        card.add_ringed(self.fields)
        card.add_inset(label(not_archival(), "secondary", "ink2", wraps=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        for part in (card, self.error_banner):
            add_layout(whole, within_rings(part))
        for button in (self.save, self.cancel):
            whole.addWidget(button)
        whole.addStretch()
        self.save.clicked.connect(self.press_save)
        self.fields.entered.connect(self.press_save)
        self.cancel.clicked.connect(self.done)

    def begin(self) -> None:
        """Clear the fields; called when the view is shown."""
        self.clear()
        self.fields.first.setFocus()

    def clear(self) -> None:
        """Clear the fields."""
        self.fields.clear()
        self.error_banner.hide()

    def press_save(self) -> None:
        """Emit `save_wanted` with the typed passphrase, or show what is wrong with it."""
        try:
            words = self.fields.words
            require_short(words)
        except (InvalidEntryError, ReportError) as error:
            self.error_banner.show_words(str(error))
            return
        self.clear()
        self.save_wanted.emit(words)
