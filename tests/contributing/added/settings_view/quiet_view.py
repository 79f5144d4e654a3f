"""Quiet hours: a view of the settings that says one thing."""

from diary.domain.excerpt import Excerpt
from diary.i18n import _
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.widgets.label import label


class QuietView(SettingsView):
    """A sentence that counts the notes."""

    def __init__(self) -> None:
        super().__init__(_("Quiet hours"))
        self._said = label("", "body", wraps=True)
        self.whole.addWidget(self._said)
        self.whole.addStretch()

    def show_diary(self, excerpt: Excerpt) -> None:
        self._said.setText(_("Nothing disturbs these notes: {n}").format(n=len(excerpt.notes)))
