"""The card for duplicate entries, which is visible only if there are any."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from diary.i18n import _, ngettext
from diary.storage.errors import StorageError
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.wrapping import flowing

if TYPE_CHECKING:
    from diary.storage.doubles import JoinedDuplicates


class DuplicatesCard(Card):
    """Joins duplicates; this is undone by restoring the backup that was made before."""

    def __init__(self, journal: OpenJournal, parent: QWidget | None = None) -> None:
        super().__init__(_("Entries that are there twice"), parent)
        self._journal = journal
        self._former: Path | None = None
        self._joining, self._restoring = Background(self), Background(self)
        self.words = label("", "body", "ink2", wraps=True)
        self.join_button = Button(_("Keep the newest of each"))
        self.done, self.error_banner = Banner("information"), Banner("problem")
        self.content.addWidget(self.words)
        self._holder = flowing(self.join_button, gap=theme.px(2))
        self.add_ringed(self._holder)
        for banner in (self.error_banner, self.done):
            self.add_inset(banner)
        self.join_button.clicked.connect(self._join)
        self.done.acted.connect(self._take_back)
        self._joining.done.connect(self._on_joined)
        self._restoring.done.connect(self._on_taken_back)
        for work in (self._joining, self._restoring):
            work.failed.connect(self._on_failed)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show the number of duplicates; hide the card if there are none and none have just been joined."""
        text = ngettext(
            "{n} entry is there twice, as an earlier version of the program could write it.",
            "{n} entries are there twice, as an earlier version of the program could write them.",
            count,
        )
        kept = _("The others become earlier versions, which History shows.")
        self.words.setText(f"{text.format(n=locale_format.number(count))} {kept}")
        for part in (self.words, self._holder):
            part.setVisible(count > 0)
        self.setVisible(count > 0 or self._former is not None)

    def close_card(self) -> None:
        self._joining.close()
        self._restoring.close()

    def _join(self) -> None:
        path = self._journal.path

        def join() -> "JoinedDuplicates":
            from diary.storage import doubles  # noqa: PLC0415 - imported in the writing thread

            return doubles.join(path)

        if not self._joining.is_busy:
            self._joining.start(self._journal.run_after_saving(join).result)

    def _on_joined(self, joined: "JoinedDuplicates") -> None:
        self._former = joined.former
        self.error_banner.hide()
        count = len(joined.doubles)
        text = ngettext("{n} entry is there once now.", "{n} entries are there once now.", count)
        self.done.show_words(text.format(n=locale_format.number(count)), _("Undo") if joined.former else "")
        self._journal.reload_replaced_file()

    def _take_back(self) -> None:
        path, former = self._journal.path, self._former
        if former is None or self._restoring.is_busy:
            return

        def restore() -> None:
            from diary.storage.safety.restore import restore as restore_backup  # noqa: PLC0415 - in the writing thread

            restore_backup(path, former)

        self._restoring.start(self._journal.run_after_saving(restore).result)

    def _on_taken_back(self) -> None:
        self._former = None
        self.done.hide()
        self._journal.reload_replaced_file()

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self.error_banner.show_words(str(error))
