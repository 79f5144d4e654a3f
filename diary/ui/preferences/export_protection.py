"""Optional encryption of an exported file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.preferences.switch_row import SwitchRow
from diary.ui.widgets.inputs.passphrase_pair import PassphrasePair


class ExportProtection(QWidget):
    """A switch, and two passphrase fields while it is on; `switched` carries its state."""

    switched = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = SwitchRow(
            _("Under a passphrase"), _("In a ZIP archive with AES-256, which 7-Zip, Keka or WinZip opens")
        )
        self._fields = PassphrasePair(self)
        self.first, self.again = self._fields.first, self._fields.again
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addWidget(self.switch)
        whole.addWidget(self._fields)
        self._fields.hide()
        self.switch.switched.connect(self._on_switched)

    @property
    def words(self) -> str:
        """The passphrase, empty for no encryption; raises `InvalidEntryError` if the fields differ or are empty."""
        return self._fields.words if self.switch.isChecked() else ""

    def clear(self) -> None:
        """Clear both fields."""
        self._fields.clear()

    def _on_switched(self, on: bool) -> None:
        self.clear()
        self._fields.setVisible(on)
        self.switched.emit(on)
