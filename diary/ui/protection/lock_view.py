"""The lock screen: it asks for the passphrase."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from diary.domain.rounding import whole
from diary.i18n import _, ngettext
from diary.storage.errors import StorageError, WrongPassphraseError
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.protection.blocking_screen import BlockingScreen, buttons
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.inputs.passphrase_field import PassphraseField
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled

_SECOND_MS = 1000


class LockView(BlockingScreen):
    """Unlocks the diary; the delay before the next try grows with each wrong passphrase."""

    def __init__(self, journal: OpenJournal) -> None:
        super().__init__(journal.path, _("The diary is locked"))
        self._failures = 0
        self._wait = 0.0
        self.field = PassphraseField(_("Passphrase"))
        self.error_banner = Banner("problem")
        self.open_button = Button(_("Open the diary"), kind=PRIMARY)
        close = Button(_("Close the program"))
        card = Card("")
        card.add_ringed(titled(_("Passphrase"), self.field))
        holder = QWidget()
        holder.setLayout(buttons(close, self.open_button))
        card.add_ringed(holder)
        self.column.addWidget(self.error_banner)
        self.column.addWidget(card)
        self._unlocking = Background(self)
        self._unlocking.done.connect(lambda _done: self.passed.emit())
        self._unlocking.failed.connect(self._on_failed)
        self._seconds = QTimer(self)
        self._seconds.setInterval(_SECOND_MS)
        self._seconds.timeout.connect(self._on_second)
        self.field.entered.connect(self.unlock)
        self.open_button.clicked.connect(self.unlock)
        close.clicked.connect(self.close_wanted)

    def focus_first(self) -> None:
        self.field.setFocus()

    def close_screen(self) -> None:
        self._seconds.stop()
        self._unlocking.close()

    def unlock(self) -> None:
        """Try the passphrase that was typed, unless the delay is not over."""
        if not self.field.words or not self.open_button.isEnabled():
            return
        path, words = self.path, self.field.words

        def unlock() -> None:
            from diary.storage.safety import passphrase  # noqa: PLC0415 - imported in the worker thread

            passphrase.unlock(path, words)

        self.field.clear()
        self.open_button.setEnabled(False)
        self._unlocking.start(unlock)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, WrongPassphraseError):
            from diary.storage.safety.passphrase import pause_s  # noqa: PLC0415 - imported after the first try

            self._failures += 1
            self._wait = pause_s(self._failures)
            self._seconds.start()
            self._show_wait(str(error))
            self.field.setFocus()
        elif isinstance(error, StorageError):
            self.blocked.emit(error)
        else:
            raise error

    def _on_second(self) -> None:
        self._wait -= 1
        self._show_wait("")

    def _show_wait(self, sentence: str) -> None:
        """Show the remaining delay on the button; the error message stays when it is over."""
        if self._wait <= 0:
            self._seconds.stop()
            self.open_button.setEnabled(True)
            self.open_button.setText(_("Open the diary"))
        else:
            n = max(1, whole(self._wait))
            self.open_button.setText(ngettext("Wait {n} second", "Wait {n} seconds", n).format(n=n))
        self.open_button.setAccessibleName(self.open_button.text())
        self.open_button.updateGeometry()
        if sentence:
            self.error_banner.show_words(sentence)
