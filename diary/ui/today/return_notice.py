"""The notice above the log after days without an entry."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.domain.record import now
from diary.domain.return_words import return_words
from diary.storage.errors import StorageError
from diary.ui.background import Background
from diary.ui.journal.diary_reader import DiaryReader
from diary.ui.journal.open_journal import OpenJournal

if TYPE_CHECKING:
    from diary.ui.widgets.banner import Banner

_AFTER_MS = 600
"""The delay after the paint until the diary is read for the notice."""


class ReturnNotice(QWidget):
    """The last entry is searched once, if today and yesterday have none; the notice disappears with the first entry.

    Its banner is created only if there is something to say.
    """

    def __init__(self, journal: OpenJournal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal, self._today = journal, today
        self._is_asked = False
        self._banner: Banner | None = None
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self.hide()
        self._reading = Background(self)
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)

    @property
    def words(self) -> str:
        """The text of the notice; empty before it is shown."""
        return self._banner.words if self._banner is not None else ""

    def show_day(self, excerpt: Excerpt, day: date) -> None:
        """Search if the shown day is today; hide the notice after an entry, and on any other day."""
        is_blank = day == self._today and not excerpt.entries
        if not is_blank:
            self.hide()
        elif not self._is_asked:
            self._is_asked = True
            QTimer.singleShot(_AFTER_MS, self, self._look)

    def close_notice(self) -> None:
        self._reading.close()

    def _look(self) -> None:
        self._reading.start(partial(_last_day, self._journal.reader))

    def _on_read(self, last: date | None) -> None:
        words = return_words(last, self._today, now())
        if words:
            self._say(words)

    def _say(self, words: str) -> None:
        from diary.ui.widgets.banner import Banner  # noqa: PLC0415 - most starts have nothing to say

        self._banner = Banner("information", self)
        self._line.addWidget(self._banner)
        self.show()
        self._banner.show_words(words)

    def _on_failed(self, error: BaseException) -> None:
        """Ignore the error, which is reported elsewhere."""
        if not isinstance(error, StorageError):
            raise error


def _last_day(reader: DiaryReader) -> date | None:
    """The last day with an entry; called in a worker thread."""
    period = reader.whole_period()
    return None if period is None else period.last
