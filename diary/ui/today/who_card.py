"""The card that asks who writes, shown if that is switched on in Settings, or if a helper entered the day."""

from datetime import date

from PySide6.QtWidgets import QBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.domain.who_wrote import helper_on, set_helper
from diary.i18n import _
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.widgets.focus_within import has_focus_within
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.inputs.text_field import TextField
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.spoken import say_opened

_MYSELF, _HELPER = "myself", "helper"


class WhoCard(Card):
    """Each day stores its own writer; the suggested name is the last one used.

    In a wide window its space is reserved next to the choice, so that nothing moves.
    """

    def __init__(self, journal: OpenJournal, settings: OpenSettings, parent: QWidget | None = None) -> None:
        super().__init__(_("Who writes"), parent)
        self._journal, self._settings = journal, settings
        self._day = date.min
        self.choice = SegmentedControl(_("Who writes"), [(_MYSELF, _("Myself")), (_HELPER, _("Somebody else"))])
        self.name = TextField(_("Name of who writes"), _("Name"))
        sides = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, sides)
        self._sides.setContentsMargins(0, 0, 0, 0)
        for part in (self.choice, self.name):
            self._sides.addWidget(part, 1)
        self.add_ringed(sides)
        self.name.hide()
        self.choice.choice_made.connect(self._choose)
        self.name.editingFinished.connect(self._keep_name)

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        """Show who entered the day; the card is hidden if nobody else writes."""
        helper = helper_on(excerpt, day)
        self._day = day
        self.setVisible(self._settings.value.helper_writes or helper is not None or has_focus_within(self))
        self.choice.show_choice(_MYSELF if helper is None else _HELPER)
        self.name.setVisible(helper is not None)
        if not (self.name.hasFocus() and self.name.isModified()) and self.name.text() != (helper or ""):
            self.name.setText(helper or "")

    def take_up(self) -> None:
        """Save a name that is being typed."""
        if self.name.isModified():
            self._keep_name()

    def set_narrow(self, *, narrow: bool) -> None:
        self.choice.set_compact(narrow)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(below if narrow else beside)
        room = self.name.sizePolicy()
        room.setRetainSizeWhenHidden(not narrow)
        self.name.setSizePolicy(room)

    def _choose(self, who: str) -> None:
        name = self._settings.value.helper_name if who == _HELPER else None
        self._set(name)
        if name is not None:
            say_opened(self, _("Name"), *filter(None, [name]))

    def _keep_name(self) -> None:
        self.name.setModified(False)
        if self.choice.choice == _HELPER:
            self._set(self.name.words)
            self._settings.set("helper_name", self.name.words)

    def _set(self, helper: str | None) -> None:
        day = self._day
        self._journal.change_day(day, lambda excerpt: set_helper(excerpt, day, helper))
