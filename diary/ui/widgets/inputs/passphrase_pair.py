"""The passphrase of a file that is about to be written, typed twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.record import InvalidEntryError
from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.inputs.passphrase_field import PassphraseField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.layout.within_rings import within_rings


class PassphrasePair(QWidget):
    """Two fields with a hint; `entered` is emitted on Enter in the second one."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.again = PassphraseField(_("Passphrase of the file")), PassphraseField(_("The same once more"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(titled(_("Passphrase of the file"), self.first))
        column.addWidget(titled(_("The same once more"), self.again))
        lost = label(_("If it is lost, the file cannot be opened."), "secondary", "ink2", wraps=True)
        add_layout(column, within_rings(lost))
        self.first.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.entered)

    @property
    def words(self) -> str:
        """The passphrase; raises `InvalidEntryError` if the fields differ or are empty."""
        if not self.first.words:
            raise InvalidEntryError(_("An encrypted file needs a passphrase."))
        if self.first.words != self.again.words:
            raise InvalidEntryError(_("The two are not the same. Please type it once more."))
        return self.first.words

    def clear(self) -> None:
        """Clear both fields."""
        self.first.clear()
        self.again.clear()
