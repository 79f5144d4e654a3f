"""The card of the privacy view about the recovery words."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diary.i18n import _
from diary.ui import locale_format
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.wrapping import flowing


class RecoveryCard(Card):
    """Whether there are recovery words; `words_wanted` asks for new ones."""

    words_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Recovery words"), parent)
        self.state = label("", "body", "ink2", wraps=True)
        self.make = Button("")
        self.content.addWidget(self.state)
        self.add_ringed(flowing(self.make))
        self.make.clicked.connect(self.words_wanted)

    def show_made(self, drawn_on: date | None) -> None:
        """Show the date on which the current words were created; None if there are none."""
        if drawn_on is None:
            self.state.setText(_("No recovery sheet. Make one."))
            self.make.show_label(_("Make a recovery sheet"), "")
            return
        words = _("Made on {date}. New words end the old ones; another passphrase does not.")
        self.state.setText(words.format(date=locale_format.long_date(drawn_on)))
        self.make.show_label(_("Make new words"), "")
