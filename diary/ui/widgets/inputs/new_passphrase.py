"""Two fields for a new passphrase, which must be equal."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.inputs.passphrase_field import PassphraseField
from diary.ui.widgets.layout.titled import titled

FEWEST = 8


class NewPassphraseFields(QWidget):
    """`entered` is emitted on Enter in the second field."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new, self.again = PassphraseField(_("New passphrase")), PassphraseField(_("The same once more"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(titled(_("New passphrase"), self.new))
        column.addWidget(titled(_("The same once more"), self.again))
        self.again.entered.connect(self.entered)
        self.setFocusProxy(self.new)

    @property
    def words(self) -> str:
        """The passphrase exactly as typed."""
        return self.new.words

    def refusal(self) -> str:
        """Why the input is invalid, as a sentence, with the focus on the field to correct; empty if it is valid."""
        if len(self.new.words) < FEWEST:
            self.new.setFocus()
            text = _("Please take at least {n} characters. Four words that only you would put together are good.")
            return text.format(n=FEWEST)
        if self.new.words != self.again.words:
            self.again.clear()
            self.again.setFocus()
            return _("The two are not the same. Please type it once more.")
        return ""

    def clear(self) -> None:
        """Clear the fields, so that no passphrase is kept in them."""
        for field in (self.new, self.again):
            field.clear()
