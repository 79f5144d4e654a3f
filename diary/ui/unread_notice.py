"""The notice of a page whose data could not be read in a thread."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui import theme
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.label import label
from diary.ui.widgets.single_shot import single_shot

_TRY_AGAIN_MS = 1_000


class UnreadNotice(QWidget):
    """An error banner, hidden until it has a text.

    While the window's own banner reports that the diary cannot be saved, the notice is a plain line, as there are never
    two banners about the same problem. `retry_wanted` is emitted a second later, if the notice is visible then, and by
    the button of the banner.
    """

    retry_wanted = Signal()

    def __init__(self, journal: OpenJournal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._error: StorageError | None = None
        self._banner = Banner("problem", self)
        self._waiting = label("", "body", "ink2", wraps=True)
        self._waiting.setContentsMargins(*(theme.px(side) for side in (20, 8, 20, 8)))
        self._waiting.hide()
        self._retry = single_shot(self, _TRY_AGAIN_MS, self._try_again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)
        column.addWidget(self._waiting)
        self._banner.acted.connect(self.retry_wanted)
        journal.save_failed.connect(self._on_save_failed)
        self.hide()

    @property
    def words(self) -> str:
        return self._waiting.text() if self._banner.isHidden() else self._banner.words

    def show_words(self, words: str) -> None:
        """Show another problem than an unreadable diary."""
        self._error = None
        self._retry.stop()
        self._show_banner(words, "")

    def tell(self, error: BaseException) -> None:
        """Show that the diary could not be read, and retry in a second; an exception that is a bug is raised again."""
        if not isinstance(error, StorageError):
            raise error
        self._error = error
        self._retry.start()
        if self._journal.save_error:
            self._banner.hide()
            self._waiting.setText(_("This page opens by itself as soon as the diary can be read."))
            self._waiting.show()
            self.show()
        else:
            self._show_banner(str(error), _("Try again"))

    def _show_banner(self, words: str, action: str) -> None:
        self._waiting.hide()
        self.show()
        self._banner.show_words(words, action)

    def _on_save_failed(self, _sentence: str) -> None:
        if self._error is not None and not self.isHidden():
            self.tell(self._error)

    def _try_again(self) -> None:
        if self.isVisible():
            self.retry_wanted.emit()
