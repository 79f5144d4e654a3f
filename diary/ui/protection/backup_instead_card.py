"""Offers to replace a missing diary with its newest good backup."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from diary.i18n import _
from diary.storage.errors import LockedError, StorageError
from diary.ui import backup_text
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.protection.blocking_screen import buttons
from diary.ui.protection.looking import backup_contents
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.inputs.passphrase_field import PassphraseField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.spoken import say

if TYPE_CHECKING:
    from diary.storage.safety.bringing import LocalCopy
    from diary.storage.safety.checking import Health
    from diary.storage.safety.missing_diary import OfferedBackup


class BackupInsteadCard(Card):
    """`backup_found`: there is a good backup of the missing diary. `replaced`: it has become the diary.

    The card is hidden until `offer`. Unsaved changes stay in memory.
    """

    backup_found = Signal()
    replaced = Signal()

    def __init__(self, journal: OpenJournal, place: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Open a backup instead"), parent)
        self._journal, self._place = journal, place
        self._copy: Path | None = None
        self._made = ""
        self.choose_file: Callable[[], Path | None] = self._ask_for_file
        self.use = Button(_("Make this the diary"), kind=PRIMARY)
        self.other = Button(_("Choose another backup"), icon="folder")
        self.field = PassphraseField(_("Passphrase of the backup, or its twelve words"))
        self.open_copy = Button(_("Look into the backup"))
        self.error_banner = Banner("problem")
        self._contents = label("", "body", wraps=True)
        self._asked = QWidget()
        self._searching, self._looking = Background(self), Background(self)
        self._bringing, self._replacing = Background(self), Background(self)
        self._lay_out()
        self._connect()

    @property
    def words(self) -> str:
        """The text about the backup."""
        return self._contents.text()

    @property
    def is_busy(self) -> bool:
        """Whether a backup is being made the diary."""
        return self._bringing.is_busy or self._replacing.is_busy

    def search(self) -> None:
        """Search for a backup, unless one is known or a search is running."""
        if self._copy is not None or self._searching.is_busy:
            return
        path, place = self._journal.path, self._place

        def search() -> "OfferedBackup | None":
            from diary.storage.safety import missing_diary  # noqa: PLC0415 - imported in the worker thread

            return missing_diary.offered(path, place)

        self._searching.start(search)

    def offer(self) -> None:
        """Show the card with the backup, and announce it to screen readers."""
        self.show()
        self._focus()

    def close_card(self) -> None:
        """Clear the input, and wait for background work."""
        self.field.clear()
        for work in (self._searching, self._looking, self._bringing, self._replacing):
            work.close()

    def _focus(self) -> None:
        if self.isVisible():
            (self.field if self._asked.isVisibleTo(self) else self.use).setFocus()
            say(self, self.words)

    def _on_searched(self, offered: "OfferedBackup | None") -> None:
        if offered is None or self._copy is not None:
            return
        self._copy = offered.backup.path
        self._made = _("Made on {moment}.").format(moment=backup_text.made_at(offered.backup.made)) + " "
        self._show_contents(offered.health)
        self.backup_found.emit()

    def _on_looked(self, health: "Health") -> None:
        self._show_contents(health)
        self._focus()

    def _show_contents(self, health: "Health | None") -> None:
        """Show the content of the backup, or ask for its passphrase (None)."""
        self._asked.setVisible(health is None)
        self.use.setVisible(health is not None)
        self.error_banner.hide()
        if health is None:
            self._contents.setText(f"{self._made}{_('It has a passphrase.')}\n{self._copy}")
            return
        lost = _("What was saved after it was made is not in it.")
        if self._journal.queue.unwritten:
            lost += " " + _("What you wrote just now is written into it.")
        later = _("If the file turns up later, both can be joined in Settings.")
        self._contents.setText(f"{self._made}{backup_text.contents(health)} {lost} {later}\n{self._copy}")

    def _look(self, copy: Path, typed: str = "") -> None:
        self.error_banner.hide()
        self._looking.start(partial(backup_contents, copy, typed))

    def _look_again(self) -> None:
        words = self.field.words
        self.field.clear()
        if self._copy is not None and words:
            self._look(self._copy, words)

    def _choose(self) -> None:
        chosen = self.choose_file()
        if chosen is not None:
            self._copy, self._made = chosen, ""
            self.use.hide()
            self._look(chosen)

    def _use(self) -> None:
        """Copy the backup to a local file in a worker thread, as its place may block, and restore it in the writing
        thread."""
        copy = self._copy
        if copy is None or self.is_busy:
            return

        def bring() -> "LocalCopy":
            from diary.storage.safety.bringing import LocalCopy  # noqa: PLC0415 - imported in the worker thread

            return LocalCopy(copy)

        self.error_banner.hide()
        self._bringing.start(bring)

    def _on_brought(self, copy: "LocalCopy") -> None:
        path, is_waiting = self._journal.path, bool(self._journal.queue.unwritten)

        def put_back() -> bool:
            from diary.storage.safety import missing_diary  # noqa: PLC0415 - imported in the writing thread

            return missing_diary.put_back(path, copy, is_waiting=is_waiting)

        self._replacing.start(self._journal.run_after_saving(put_back).result)

    def _on_put_back(self, is_done: object) -> None:
        if is_done:
            self.replaced.emit()

    def _on_looking_failed(self, error: BaseException) -> None:
        if isinstance(error, LockedError):
            self._show_contents(None)
            self._focus()
        else:
            self._on_failed(error)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self.error_banner.show_words(str(error))

    def _ask_for_file(self) -> Path | None:
        folder = self._copy.parent if self._copy is not None else self._journal.path.parent
        kinds = _("Diaries (*.sqlite);;All files (*)")
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Choose another backup"), str(folder), kinds)
        return Path(chosen) if chosen else None

    def _connect(self) -> None:
        self.use.clicked.connect(self._use)
        self.other.clicked.connect(self._choose)
        self.open_copy.clicked.connect(self._look_again)
        self.field.entered.connect(self._look_again)
        self._searching.done.connect(self._on_searched)
        self._looking.done.connect(self._on_looked)
        self._looking.failed.connect(self._on_looking_failed)
        self._replacing.done.connect(self._on_put_back)
        self._bringing.done.connect(self._on_brought)
        for work in (self._searching, self._bringing, self._replacing):
            work.failed.connect(self._on_failed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(titled(_("Passphrase of the backup, or its twelve words"), self.field))
        column.addWidget(self.open_copy, alignment=Qt.AlignmentFlag.AlignLeft)
        row = QWidget()
        row.setLayout(buttons(self.use, self.other))
        self.content.addWidget(self._contents)
        self.content.addWidget(self.error_banner)
        self.add_ringed(self._asked)
        self.add_ringed(row)
        self._asked.hide()
        self.use.hide()
        self.hide()
