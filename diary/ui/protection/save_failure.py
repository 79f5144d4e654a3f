"""The error banner below the page while the diary cannot be saved."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.label import set_tool_tip

if TYPE_CHECKING:
    from diary.storage.saving import SavedElsewhere

_LOW = 480
"""Below this window height the banner has a shorter text."""


class SaveFailureBanner(QWidget):
    """Shows the error, with a button that saves a copy elsewhere; hidden while saving succeeds.

    The changes stay in memory, and `OpenJournal` keeps retrying.
    """

    def __init__(self, journal: OpenJournal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._is_copied = False
        self.choose_folder: Callable[[], Path | None] = self._ask_for_folder
        self.banner = Banner("problem", self)
        around = QHBoxLayout(self)
        around.setContentsMargins(*(theme.px(side) for side in (20, 8, 20, 8)))
        around.addWidget(self.banner)
        self.hide()
        journal.save_failed.connect(self.show_failure)
        journal.saved.connect(self._on_saved)
        self._copying = Background(self)
        self._copying.done.connect(self._on_copied)
        self._copying.failed.connect(self._on_copy_failed)
        self.banner.acted.connect(self._save_elsewhere)

    def show_failure(self, sentence: str) -> None:
        """Show the error message of a failed save."""
        if self._is_copied:  # keep showing where the copy is
            return
        if not self._journal.queue.unwritten:  # read-only, and nothing has been entered yet
            self.show()
            self.banner.show_words(sentence)
            set_tool_tip(self.banner, "")
            return
        words = _("{trouble} Your entries are kept in memory, and saving is tried again.").format(trouble=sentence)
        is_low = self.window().height() < theme.px(_LOW)
        self._show_banner(_("Could not save. Your entries are kept in memory.") if is_low else words)
        set_tool_tip(self.banner, words)

    def close_banner(self) -> None:
        """Wait for a copy in progress."""
        self._copying.close()

    def _on_saved(self, _moment: object) -> None:
        self._is_copied = False
        self.hide()

    def _save_elsewhere(self) -> None:
        folder = self.choose_folder()
        if folder is None:
            return
        path, unwritten = self._journal.path, self._journal.queue.unwritten

        def copy() -> "SavedElsewhere":
            from diary.storage.saving import save_elsewhere  # noqa: PLC0415 - imports SQLAlchemy, in the worker thread

            return save_elsewhere(path, folder, unwritten)

        self._copying.start(copy)

    def _on_copied(self, copied: "SavedElsewhere") -> None:
        self._is_copied = True
        if copied.is_whole:
            words = _("The diary with all you entered is now in {file}. Saving in its own place is tried again.")
        else:
            words = _("What was not saved is now in {file}. Saving in the diary’s own place is tried again.")
        self._show_banner(words.format(file=copied.path))

    def _on_copy_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self._is_copied = False
        self._show_banner(str(error))

    def _show_banner(self, words: str) -> None:
        self.show()
        self.banner.show_words(words, _("Save in another place"))

    def _ask_for_folder(self) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self, _("Save in another place"))
        return Path(chosen) if chosen else None
