"""Setting, changing and removing the passphrase."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.i18n import _
from diary.storage.errors import StorageError
from diary.storage.file import cipher
from diary.ui import theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.preferences.copies_card import CopiesCard
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import DESTRUCTIVE, PRIMARY, Button
from diary.ui.widgets.inputs.passphrase_field import PassphraseField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.wrapping import FlowLayout

if TYPE_CHECKING:
    from diary.storage.safety.protecting import ProtectedCopies

PASSPHRASE = "passphrase"  # noqa: S105 - the name of the view
_FEWEST = 8


class PrivacyView(SettingsView):
    """`changed` is emitted when the passphrase was set, changed or removed.

    The present passphrase is asked for first: somebody else may use the open window.
    """

    changed = Signal()

    def __init__(self, journal: OpenJournal, settings: OpenSettings, parent: QWidget | None = None) -> None:
        super().__init__(_("Passphrase"), parent)
        self._journal, self._settings = journal, settings
        self._changing = Background(self)
        self.error_banner, self.done = Banner("problem"), Banner("information")
        self.copies = CopiesCard()
        self.present = PassphraseField(_("Present passphrase"))
        self.new, self.again = PassphraseField(_("New passphrase")), PassphraseField(_("The same once more"))
        self.take = Button("", kind=PRIMARY)
        self.remove = Button(_("Remove the passphrase"), kind=DESTRUCTIVE)
        self._above_present = titled(_("Present passphrase"), self.present)
        self._lay_out()
        self._connect()

    def show_diary(self, excerpt: Excerpt) -> None:
        del excerpt
        self._show_state()

    def focus_first(self) -> None:
        (self.present if cipher.is_encrypted(self._journal.path) else self.new).setFocus()

    def press_primary(self) -> None:
        self.take.click()

    def close_view(self) -> None:
        self._changing.close()

    def take_up(self) -> None:
        """Clear the fields: a passphrase is not kept in them."""
        for field in (self.present, self.new, self.again):
            field.clear()

    def set_passphrase(self) -> None:
        """Set the passphrase, after checking its length and that both fields agree."""
        words = self.new.words
        if len(words) < _FEWEST:
            text = _("Please take at least {n} characters. Four words that only you would put together are good.")
            self.error_banner.show_words(text.format(n=_FEWEST))
            self.new.setFocus()
        elif words != self.again.words:
            self.error_banner.show_words(_("The two are not the same. Please type it once more."))
            self.again.clear()
            self.again.setFocus()
        else:
            self._change(words)

    def _change(self, words: str | None) -> None:
        path, present = self._journal.path, self.present.words
        settings = self._settings.value

        def change() -> "ProtectedCopies":
            from diary.storage.copy_places import copy_places  # noqa: PLC0415 - imported in the writing thread
            from diary.storage.safety import passphrase  # noqa: PLC0415 - imported in the writing thread

            if cipher.is_encrypted(path):
                passphrase.unlock(path, present)
            return passphrase.change(path, words, *copy_places(settings.backup_place, settings.shared_place))

        for button in (self.take, self.remove):
            button.setEnabled(False)
        self.take_up()
        self._changing.start(self._journal.run_after_saving(change).result)

    def _on_changed(self, outcome: "ProtectedCopies") -> None:
        from diary.storage.safety.protected_words import headline, sentences  # noqa: PLC0415 - rarely needed

        self.error_banner.hide()
        self._show_state()
        is_set = cipher.is_encrypted(self._journal.path)
        self.done.show_words(headline(outcome, is_set=is_set))
        self.copies.show_sentences(tuple(sentences(outcome, is_set=is_set)))
        self._journal.queue.heartbeat()
        self.changed.emit()

    def _on_failed(self, error: BaseException) -> None:
        self._show_state()
        if not isinstance(error, StorageError):
            raise error
        self.done.hide()
        self.copies.hide()
        self.error_banner.show_words(str(error))
        self.focus_first()

    def _show_state(self) -> None:
        is_set = cipher.is_encrypted(self._journal.path)
        self._above_present.setHidden(not is_set)
        self.remove.setHidden(not is_set)
        self.take.show_label(_("Change the passphrase") if is_set else _("Set the passphrase"), "")
        for button in (self.take, self.remove):
            button.setEnabled(True)

    def _connect(self) -> None:
        self.take.clicked.connect(self.set_passphrase)
        self.remove.clicked.connect(lambda: self._change(None))
        self.again.entered.connect(self.set_passphrase)
        self._changing.done.connect(self._on_changed)
        self._changing.failed.connect(self._on_failed)

    def _lay_out(self) -> None:
        card = Card(_("A passphrase for the diary"))
        words = _("With it, nobody can read the diary and its copies who does not know it.")
        lost = _("If it is lost, the diary cannot be opened. Write it down and keep it somewhere safe.")
        card.content.addWidget(label(words, "body", "ink2", wraps=True))
        card.content.addWidget(label(lost, "label", wraps=True))
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._above_present)
        column.addWidget(titled(_("New passphrase"), self.new))
        column.addWidget(titled(_("The same once more"), self.again))
        card.add_ringed(fields)
        holder = QWidget()
        buttons = FlowLayout(holder, theme.px(4))
        buttons.addWidget(self.remove)
        buttons.addWidget(self.take)
        card.add_ringed(holder)
        self.add_face("", card)
        self.whole.insertWidget(0, self.error_banner)
        self.whole.insertWidget(1, self.done)
        self.whole.insertWidget(2, self.copies)
        self.whole.addStretch()
