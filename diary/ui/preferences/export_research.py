"""The research options of an exported table."""

from PySide6.QtWidgets import QWidget

from diary.formats.exporting.research import OF_FORMAT, ResearchOptions
from diary.i18n import _
from diary.ui.preferences.switch_row import SwitchRow
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.spoken import say_opened


class ExportResearch(Card):
    """Three switches, visible only while the format that has these options is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("For research"), parent)
        self.nameless = SwitchRow(
            _("Without name"),
            _("No name and no date of birth; a code stands in their place. Notes, people and places stay out."),
        )
        self.codebook = SwitchRow(
            _("With a codebook"), _("Two more files beside it say what was asked; REDCap can take in one of them")
        )
        self.notes = SwitchRow(
            _("But with notes"), _("Also who was seen, and where something happened, as you typed it")
        )
        for switch in (self.nameless, self.codebook, self.notes):
            self.add_inset(switch)
        self.notes.hide()
        self.hide()
        self.nameless.switched.connect(self._show_notes)

    @property
    def options(self) -> ResearchOptions:
        """The switches' options; the default for other formats."""
        if self.isHidden():
            return ResearchOptions()
        nameless = self.nameless.isChecked()
        return ResearchOptions(nameless, nameless and self.notes.isChecked(), self.codebook.isChecked())

    def show_for(self, key: str) -> None:
        """Show or hide the switches for the chosen format."""
        self.setVisible(key == OF_FORMAT.key)
        if key == OF_FORMAT.key:
            say_opened(self, self.accessibleName())

    def _show_notes(self, shown: bool) -> None:
        self.notes.setVisible(shown)
        if shown:
            say_opened(self, self.notes.accessibleName())
