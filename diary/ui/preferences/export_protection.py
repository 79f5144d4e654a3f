"""Optional encryption of an exported file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.record import InvalidEntryError
from diary.i18n import _
from diary.ui import theme
from diary.ui.preferences.switch_row import SwitchRow
from diary.ui.widgets.inputs.passphrase_field import PassphraseField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.titled import titled


class ExportProtection(QWidget):
    """A switch, and two passphrase fields while it is on; `switched` carries its state."""

    switched = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = SwitchRow(
            _("Under a passphrase"), _("In a ZIP archive with AES-256, which 7-Zip, Keka or WinZip opens")
        )
        self.first, self.again = PassphraseField(_("Passphrase of the file")), PassphraseField(_("The same once more"))
        self._fields = QWidget(self)
        column, whole = QVBoxLayout(self._fields), QVBoxLayout(self)
        for layout in (column, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(theme.px(8))
        column.addWidget(titled(_("Passphrase of the file"), self.first, inset=False))
        column.addWidget(titled(_("The same once more"), self.again, inset=False))
        column.addWidget(label(_("If it is lost, the file cannot be opened."), "secondary", "ink2", wraps=True))
        whole.addWidget(self.switch)
        whole.addWidget(self._fields)
        self._fields.hide()
        self.switch.switched.connect(self._on_switched)

    @property
    def words(self) -> str:
        """The passphrase, empty for no encryption; raises `InvalidEntryError` where the fields differ or are empty."""
        if not self.switch.isChecked():
            return ""
        if not self.first.words:
            raise InvalidEntryError(_("An encrypted file needs a passphrase."))
        if self.first.words != self.again.words:
            raise InvalidEntryError(_("The two are not the same. Please type it once more."))
        return self.first.words

    def clear(self) -> None:
        """Clear both fields."""
        self.first.clear()
        self.again.clear()

    def _on_switched(self, on: bool) -> None:
        self.clear()
        self._fields.setVisible(on)
        self.switched.emit(on)
