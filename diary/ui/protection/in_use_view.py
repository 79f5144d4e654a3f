"""The screen for a diary that is open elsewhere, or was written by a newer version of the program."""

from functools import partial

from PySide6.QtWidgets import QWidget

from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.protection.blocking_screen import BlockingScreen, buttons
from diary.ui.protection.opening import Opening, opening
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.path_label import PathLabel


class DiaryInUseView(BlockingScreen):
    """Shows the error message and a button to try again."""

    def __init__(self, journal: OpenJournal, obstacle: StorageError) -> None:
        super().__init__(journal.path, _("The diary cannot be opened now"))
        self._journal = journal
        self.words = PathLabel()
        self.words.setText(str(obstacle))
        self.again = Button(_("Try again"), kind=PRIMARY)
        close = Button(_("Close the program"))
        card = Card("")
        card.content.addWidget(self.words)
        holder = QWidget()
        holder.setLayout(buttons(close, self.again))
        card.add_ringed(holder)
        self.column.addWidget(card)
        self._trying = Background(self)
        self._trying.done.connect(self._on_tried)
        self.again.clicked.connect(lambda: self._trying.start(partial(opening, self.path)))
        close.clicked.connect(self.close_wanted)

    def focus_first(self) -> None:
        self.again.setFocus()

    def close_screen(self) -> None:
        self._trying.close()

    def _on_tried(self, tried: Opening) -> None:
        self._journal.queue.lock = tried.lock or self._journal.queue.lock
        if tried.obstacle is None:
            self.passed.emit()
        elif tried.lock is None:
            self.words.setText(str(tried.obstacle))
        else:
            self.blocked.emit(tried.obstacle)
