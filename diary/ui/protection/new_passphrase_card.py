"""The card that asks for a new passphrase after the diary was opened with the recovery words."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui.background import Background
from diary.ui.protection.blocking_screen import buttons
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.inputs.new_passphrase import NewPassphraseFields
from diary.ui.widgets.layout.card import Card


class NewPassphraseCard(Card):
    """`passed` is emitted once the new passphrase is in force, or by "Not now"."""

    passed = Signal()

    def __init__(
        self, path: Path, run: Callable[[Callable[[], object]], Callable[[], object]], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._path, self._run = path, run
        self.fields = NewPassphraseFields()
        self.error_banner = Banner("problem")
        self.set, self.later = Button(_("Set the passphrase"), kind=PRIMARY), Button(_("Not now"))
        self._changing = Background(self)
        self.add_ringed(self.fields)
        holder = QWidget()
        holder.setLayout(buttons(self.later, self.set))
        self.add_ringed(holder)
        self.add_inset(self.error_banner)
        self.set.clicked.connect(self.set_passphrase)
        self.fields.entered.connect(self.set_passphrase)
        self.later.clicked.connect(self.passed)
        self._changing.done.connect(lambda _left: self.passed.emit())
        self._changing.failed.connect(self._on_failed)

    def focus_first(self) -> None:
        self.fields.setFocus()

    def close_card(self) -> None:
        """Clear the input, and wait for the change."""
        self.fields.clear()
        self._changing.close()

    def set_passphrase(self) -> None:
        """Set the passphrase in the writing thread, unless the two fields differ."""
        if refusal := self.fields.refusal():
            self.error_banner.show_words(refusal)
            return
        path, words = self._path, self.fields.words

        def change() -> object:
            from diary.storage.safety import passphrase  # noqa: PLC0415 - imported in the writing thread

            return passphrase.change(path, words)

        self.fields.clear()
        self._set_enabled(False)
        self._changing.start(self._run(change))

    def _on_failed(self, error: BaseException) -> None:
        self._set_enabled(True)
        if not isinstance(error, StorageError):
            raise error
        self.error_banner.show_words(str(error))

    def _set_enabled(self, enabled: bool) -> None:
        for button in (self.set, self.later):
            button.setEnabled(enabled)
