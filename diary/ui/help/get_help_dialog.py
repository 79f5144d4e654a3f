""" "When to get help" as a modal dialog over a screen that covers the diary, such as the lock screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from diary.i18n import _
from diary.ui import theme
from diary.ui.help.get_help_view import GetHelpView
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.nesting import add_layout


class GetHelpDialog(QDialog):
    """The page in the size of the parent window; the numbers are shown but cannot be edited."""

    def __init__(self, journal: OpenJournal, settings: OpenSettings, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = GetHelpView(journal, settings)
        self.view.change.hide()
        self.setWindowTitle(self.view.title)
        self.close_button = Button(_("Close"))
        self.close_button.clicked.connect(self.close)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), 0)
        head.addWidget(label(self.view.title, "title-medium", wraps=True), 1)
        head.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        add_layout(whole, head)
        whole.addWidget(self.view, 1)
        self.view.set_width_class(theme.MEDIUM)
        self.view.begin()
        self.resize(window.size())

    def open(self) -> None:
        """Show the dialog, modal to its window."""
        super().open()
        self.view.focus_first()

    def done(self, result: int) -> None:
        """Called for every way of closing it: the button, Escape, the window frame."""
        self.view.close_view()
        super().done(result)
