"""A password field whose text can be made visible."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.inputs.text_field import TextField


class PassphraseField(QWidget):
    """`entered` is emitted on Enter. The text is stored only in the field, and `clear` erases it."""

    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField(name, parent=self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(self.entered)
        self.setFocusProxy(self.field)
        self.eye = Button(_("Show"), self, spoken=_("Show what is typed"))
        self.eye.clicked.connect(self._turn)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        line.addWidget(self.field, 1)
        line.addWidget(self.eye)

    @property
    def words(self) -> str:
        """The passphrase exactly as typed."""
        return self.field.text()

    def clear(self) -> None:
        self.field.clear()
        self._show(shown=False)

    def _turn(self) -> None:
        self._show(shown=self.field.echoMode() == QLineEdit.EchoMode.Password)

    def _show(self, *, shown: bool) -> None:
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.setText(_("Hide") if shown else _("Show"))
        self.eye.setAccessibleName(_("Hide what is typed") if shown else _("Show what is typed"))
        self.eye.updateGeometry()
