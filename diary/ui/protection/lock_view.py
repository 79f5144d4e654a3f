"""The lock screen: it asks for the passphrase, and offers three options if it is forgotten."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QWidget

from diary.domain.record import now
from diary.i18n import _
from diary.storage.errors import StorageError, WrongPassphraseError
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.protection.blocking_screen import BlockingScreen, buttons
from diary.ui.protection.forgotten_card import ForgottenCard
from diary.ui.protection.waiting_button import WaitingButton
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.inputs.passphrase_field import PassphraseField
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled

if TYPE_CHECKING:
    from diary.ui.protection.recovery_view import RecoveryView
    from diary.ui.protection.sheet_check_card import SheetCheckCard


class LockView(BlockingScreen):
    """Unlocks the diary; the delay before the next attempt grows with each wrong passphrase."""

    def __init__(self, journal: OpenJournal) -> None:
        super().__init__(journal.path, _("The diary is locked"))
        asked = self.findChild(QScrollArea)
        assert isinstance(asked, QScrollArea)  # noqa: S101 - the base class has made one
        self._asked = asked
        self._journal = journal
        self._failures = 0
        self.recovery: RecoveryView | None = None
        self.field = PassphraseField(_("Passphrase"))
        self.error_banner = Banner("problem")
        self.open_button = WaitingButton(_("Open the diary"))
        self.forgotten = ForgottenCard(journal)
        self.sheet: SheetCheckCard | None = None
        self.close_button = Button(_("Close the program"))
        self._unlocking = Background(self)
        self._lay_out()
        self._connect()

    def focus_first(self) -> None:
        if self.recovery is not None and self.recovery.isVisibleTo(self):
            self.recovery.focus_first()
        else:
            self.field.setFocus()

    def close_screen(self) -> None:
        self.open_button.wait(0)
        self._unlocking.close()
        self.forgotten.close_card()
        if self.sheet is not None:
            self.sheet.close_card()
        if self.recovery is not None:
            self.recovery.close_view()

    def unlock(self) -> None:
        """Try the typed passphrase, unless the delay is not over."""
        if not self.field.words or not self.open_button.isEnabled():
            return
        path, words = self.path, self.field.words
        locked = self._after_saving(lambda: None)

        def unlock() -> tuple[int, ...]:
            from diary.storage.safety import passphrase, recovery_check  # noqa: PLC0415 - imported in the worker thread

            locked()  # discard the key that the daily backup still uses
            passphrase.unlock(path, words)
            return recovery_check.due(path, now().date())

        self.field.clear()
        self.open_button.setEnabled(False)
        self._unlocking.start(unlock)

    def show_recovery(self) -> None:
        """Ask for the recovery words instead of the passphrase."""
        self.field.clear()
        if self.recovery is None:
            from diary.ui.protection.recovery_view import RecoveryView  # noqa: PLC0415 - rarely needed

            self.recovery = RecoveryView(self.path, self._after_saving, self)
            self.recovery.passed.connect(self.passed)
            self.recovery.blocked.connect(self.blocked)
            self.recovery.back_wanted.connect(self.show_passphrase)
            layout = self.layout()
            assert layout is not None  # noqa: S101 - the base class has made one
            layout.addWidget(self.recovery)
        self._show_asked(for_words=True)

    def show_passphrase(self) -> None:
        """Ask for the passphrase again."""
        self._show_asked(for_words=False)

    def _show_asked(self, *, for_words: bool) -> None:
        self._asked.setHidden(for_words)
        if self.recovery is not None:
            self.recovery.setVisible(for_words)
        self.focus_first()

    def _after_saving(self, work: Callable[[], object]) -> Callable[[], object]:
        return self._journal.run_after_saving(work).result

    def _on_unlocked(self, asked: tuple[int, ...]) -> None:
        """Pass, or ask for these recovery words first, if that was skipped a week ago."""
        if not asked:
            self.passed.emit()
            return
        from diary.ui.protection.sheet_check_card import SheetCheckCard  # noqa: PLC0415 - once in the life of a sheet

        self.sheet = SheetCheckCard(self.path)
        self.sheet.passed.connect(self.passed)
        self.column.addWidget(self.sheet)
        self.sheet.ask(asked)
        self.forgotten.hide()
        self._show_open()

    def _show_open(self) -> None:
        """Remove the passphrase field."""
        self._title.setText(_("The diary is open"))
        for part in (self.error_banner, self._card):
            part.hide()

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, WrongPassphraseError):
            from diary.storage.safety.passphrase import pause_s  # noqa: PLC0415 - imported after the first try

            self._failures += 1
            self.open_button.wait(pause_s(self._failures))
            words = _("This passphrase does not open the diary. Capital letters and small letters count.")
            self.error_banner.show_words(words)
            self.field.setFocus()
        elif isinstance(error, StorageError):
            self.blocked.emit(error)
        else:
            raise error

    def _lay_out(self) -> None:
        card = Card("")
        card.add_ringed(titled(_("Passphrase"), self.field))
        holder = QWidget()
        holder.setLayout(buttons(self.close_button, self.open_button))
        card.add_ringed(holder)
        for part in (card, self.error_banner, self.forgotten):  # messages move nothing that was pressed
            self.column.addWidget(part)
        self._card = card

    def _connect(self) -> None:
        self._unlocking.done.connect(self._on_unlocked)
        self._unlocking.failed.connect(self._on_failed)
        self.field.entered.connect(self.unlock)
        self.open_button.clicked.connect(self.unlock)
        self.close_button.clicked.connect(self.close_wanted)
        self.forgotten.words_wanted.connect(self.show_recovery)
        self.forgotten.replaced.connect(self._show_open)
        self.forgotten.passed.connect(self.passed)
