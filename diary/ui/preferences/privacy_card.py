"""The card for the passphrase and for locking the diary."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diary.i18n import _, ngettext
from diary.settings import DECLARATIONS, LOCK_MINUTES
from diary.ui import theme
from diary.ui.preferences.switch_row import SwitchRow
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.inputs.segmented import SegmentedControl
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.wrapping import flowing


class PrivacyCard(Card):
    """`view_wanted` asks for the passphrase view; `minutes_chosen` carries the idle time until locking, 0 for never."""

    view_wanted = Signal()
    lock_wanted = Signal()
    minutes_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Privacy"), parent, icon="lock")
        self._words = label("", "body", "ink2", wraps=True)
        self.set, self.lock = Button(_("Set a passphrase")), Button(_("Lock now"))
        declared = DECLARATIONS["lock_minutes"]
        name, detail = _(declared.title), _(declared.detail)
        self.away = SwitchRow(name, detail)
        self.minutes = SegmentedControl(name, [(str(minutes), _in_words(minutes)) for minutes in LOCK_MINUTES])
        self._about_minutes = (label(name, "label"), label(detail, "caption", "ink2", wraps=True))
        self.content.addWidget(label(_("Passphrase"), "label"))
        self.content.addWidget(self._words)
        self.add_ringed(flowing(self.set, self.lock, gap=theme.px(2)))
        self.add_inset(self.away)
        for part in self._about_minutes:
            self.add_inset(part)
        self.add_ringed(self.minutes)
        self.away.switched.connect(self._on_switched)
        self.set.clicked.connect(self.view_wanted)
        self.lock.clicked.connect(self.lock_wanted)
        self.minutes.choice_made.connect(lambda key: self.minutes_chosen.emit(int(key)))
        self.show_passphrase(is_set=False)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_passphrase(self, *, is_set: bool, has_words: bool = False) -> None:
        """Show whether there are a passphrase and recovery words.

        Without a passphrase, automatic locking is a switch that is off and opens the view that sets one.
        """
        self.is_set = is_set
        no, yes = (
            _("Not set. Anyone using this computer can open the diary."),
            _("Set. The diary and its copies need it."),
        )
        if not has_words:
            yes = " ".join([yes, _("No recovery sheet. Make one.")])
        self._words.setText(yes if is_set else no)
        self.set.show_label(_("Change or remove it") if is_set else _("Set a passphrase"), "")
        self.away.setHidden(is_set)
        for part in (self.lock, *self._about_minutes, self.minutes):
            part.setHidden(not is_set)

    @property
    def first_of_lock(self) -> QWidget:
        """The control for automatic locking."""
        return self.minutes if self.is_set else self.away

    def show_minutes(self, minutes: int) -> None:
        self.minutes.show_choice(str(minutes))

    def _on_switched(self, _on: bool) -> None:
        self.away.show_on(False)
        self.view_wanted.emit()


def _in_words(minutes: int) -> str:
    return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes) if minutes else _("Never")
