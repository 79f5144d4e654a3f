"""The card with the time of the last backup, and a button that opens the list of backups."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diary.i18n import _, ngettext
from diary.ui import backup_text, theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.path_label import PathLabel
from diary.ui.widgets.wrapping import flowing

if TYPE_CHECKING:
    from diary.ui.preferences.backup_list import Copies


class BackupCard(Card):
    """`backup_wanted` asks for a backup now, `view_wanted` for the list of backups."""

    backup_wanted = Signal()
    view_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Backups"), parent, icon="folder")
        self._words = PathLabel("body", "ink2")
        self._words.setText(_("Looking for the last copy…"))
        self.now, self.all = Button(_("Back up now")), Button(_("Copies and restoring"))
        self.content.addWidget(self._words)
        self.add_ringed(flowing(self.now, self.all, gap=theme.px(2)))
        self.now.clicked.connect(self.backup_wanted)
        self.all.clicked.connect(self.view_wanted)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_copies(self, copies: "Copies") -> None:
        """Show the time of the last backup, and whether the second place is available."""
        self._words.setText(" ".join(part for part in (_last(copies), bad_words(copies), place_words(copies)) if part))

    def show_error(self, sentence: str) -> None:
        self._words.setText(sentence)


def _last(copies: "Copies") -> str:
    if not copies.backups:
        return _("No copy has been made yet. The first one is made when you close the diary.")
    return _("Last copy: {moment}.").format(moment=backup_text.made_at(copies.backups[0].made))


def bad_words(copies: "Copies") -> str:
    """Which backups are known to be corrupted, and which is good instead; empty if there are none."""
    if not copies.gone_bad:
        return ""
    moments = "; ".join(backup_text.made_at(one.made) for one in copies.gone_bad)
    count = len(copies.gone_bad)
    bad = ngettext(
        "One copy has gone bad on the disk and can no longer be used: {moments}.",
        "{n} copies have gone bad on the disk and can no longer be used: {moments}.",
        count,
    ).format(n=count, moments=moments)
    if copies.newest_good is None:
        return f"{bad} {_('Please make a new one.')}"
    good = _("The newest good one is of {moment}.").format(moment=backup_text.made_at(copies.newest_good.made))
    return f"{bad} {good}"


def place_words(copies: "Copies") -> str:
    """Whether the second place is chosen, answers and is available, as text; empty if none is chosen."""
    if copies.place is None:
        return ""
    if copies.trouble:
        return copies.trouble
    if not copies.is_connected:
        return _("The backup drive is not connected.")
    return _("A second copy is kept in {folder}.").format(folder=copies.place)
