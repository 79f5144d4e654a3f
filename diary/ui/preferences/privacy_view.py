"""Setting, changing and removing the passphrase."""

from datetime import date
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
from diary.ui.paper.output import Output
from diary.ui.preferences.copies_card import CopiesCard
from diary.ui.preferences.recovery_card import RecoveryCard
from diary.ui.preferences.recovery_steps import RecoverySteps
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import DESTRUCTIVE, PRIMARY, Button
from diary.ui.widgets.inputs.new_passphrase import NewPassphraseFields
from diary.ui.widgets.inputs.passphrase_field import PassphraseField
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.titled import titled
from diary.ui.widgets.wrapping import flowing

if TYPE_CHECKING:
    from diary.storage.safety.protected import ProtectedCopies

PASSPHRASE = "passphrase"  # noqa: S105 - the name of the view
WORDS = "recovery-words"


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
        self._fields = NewPassphraseFields()
        self.new, self.again = self._fields.new, self._fields.again
        self.recovery = RecoveryCard()
        self.steps = RecoverySteps(Output(self, self._journal, to_file=False))
        self._checking, self._looking = Background(self), Background(self)
        self._passphrase = ""
        self.take = Button("", kind=PRIMARY)
        self.remove = Button(_("Remove the passphrase"), kind=DESTRUCTIVE)
        self._above_present = titled(_("Present passphrase"), self.present)
        self._lay_out()
        self._connect()

    def show_diary(self, excerpt: Excerpt) -> None:
        del excerpt
        self._show_state()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self.steps.list.set_single_column(width_class == theme.NARROW)

    def focus_first(self) -> None:
        if self.face == WORDS:
            self.steps.focus_first()
            return
        (self.present if cipher.was_encrypted(self._journal.path) else self.new).setFocus()

    def press_primary(self) -> None:
        if self.face == WORDS:
            self.steps.press_primary()
        else:
            self.take.click()

    def close_view(self) -> None:
        for work in (self._checking, self._changing, self._looking):
            work.close()
        self.steps.close_steps()

    def take_up(self) -> None:
        """Clear the fields, and discard recovery words that are not in force."""
        for field in (self.present, self.new, self.again):
            field.clear()
        self._passphrase = ""
        self.steps.forget()

    def go_back(self) -> bool:
        """Leave the recovery words without creating any or setting a passphrase."""
        self.take_up()
        if not super().go_back():
            return False
        self.done.show_words(_("Nothing was changed: the passphrase and the recovery words are as before."))
        return True

    def set_passphrase(self) -> None:
        """Set the passphrase, after checking its length and that both fields agree.

        Before the first passphrase takes effect, recovery words are created.
        """
        if refusal := self._fields.refusal():
            self.error_banner.show_words(refusal)
        elif cipher.was_encrypted(self._journal.path):
            self._change(self.new.words)
        else:
            self._show_words(self.new.words)

    def make_words(self) -> None:
        """Create new recovery words, after verifying the present passphrase."""
        path, present = self._journal.path, self.present.words
        if not present:
            self.error_banner.show_words(_("Please type the present passphrase first."))
            self.present.setFocus()
            return

        def check() -> str:
            from diary.storage.safety import passphrase  # noqa: PLC0415 - imported in the worker thread

            passphrase.unlock(path, present)
            return present

        self._checking.start(check)

    def _show_words(self, passphrase: str) -> None:
        """Show new recovery words, which take effect together with this passphrase."""
        self.take_up()
        self.error_banner.hide()
        self.done.hide()
        self.copies.hide()
        self._passphrase = passphrase
        self.show_face(WORDS)
        self.steps.begin()

    def _on_kept(self, words: tuple[str, ...], was_asked: bool) -> None:
        self._change(self._passphrase, words, asks_later=not was_asked)

    def _on_declined(self) -> None:
        if cipher.was_encrypted(self._journal.path):
            self.go_back()
        else:
            self._change(self._passphrase)

    def _change(self, words: str | None, recovery_words: tuple[str, ...] = (), *, asks_later: bool = False) -> None:
        path, present = self._journal.path, self.present.words
        if recovery_words:
            present = words or ""
        settings = self._settings.value

        def change() -> "ProtectedCopies":
            from diary.storage.copy_places import copy_places  # noqa: PLC0415 - imported in the writing thread
            from diary.storage.safety import passphrase, recovery_check  # noqa: PLC0415 - imported in the writing thread

            if cipher.is_encrypted(path):
                passphrase.unlock(path, present)
            places = copy_places(settings.backup_place, settings.shared_place)
            outcome = passphrase.change(path, words, *places, recovery_words=recovery_words)
            if recovery_words:
                recovery_check.settle(path, recovery_words, asks_later=asks_later)
            return outcome

        for button in (self.take, self.remove):
            button.setEnabled(False)
        self.take_up()
        if self.face == WORDS:
            self.show_face("")
            self.focus_first()
        self._changing.start(self._journal.run_after_saving(change).result)

    def _on_changed(self, outcome: "ProtectedCopies") -> None:
        from diary.storage.safety.protected_words import headline, sentences  # noqa: PLC0415 - rarely needed

        self.error_banner.hide()
        self._show_state()
        is_set = cipher.was_encrypted(self._journal.path)
        outcome_sentences = tuple(sentences(outcome, is_set=is_set))
        self.copies.show_sentences(outcome_sentences)
        words = headline(outcome, is_set=is_set)
        has_paths = any(one.paths for one in outcome_sentences)
        self.done.show_words(f"{words} {_('They are named below.')}" if has_paths else words)
        self._journal.queue.heartbeat()
        if self.isAncestorOf(self.window().focusWidget()):
            self.focus_first()
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
        is_set = cipher.was_encrypted(self._journal.path)
        self._above_present.setHidden(not is_set)
        if is_set:
            self._look_for_words()
        else:
            self.recovery.hide()
        self.remove.setHidden(not is_set)
        self.take.show_label(_("Change the passphrase") if is_set else _("Set the passphrase"), "")
        for button in (self.take, self.remove):
            button.setEnabled(True)

    def _look_for_words(self) -> None:
        """Show the card of the recovery words once it is known whether there are any."""
        path = self._journal.path

        def look() -> date | None:
            from diary.storage.safety.recovery import box_beside  # noqa: PLC0415 - imported in the worker thread

            box = box_beside(path)
            return box.made if box is not None else None

        self._looking.start(look)

    def _on_looked(self, drawn_on: date | None) -> None:
        self.recovery.show_made(drawn_on)
        self.recovery.setVisible(cipher.was_encrypted(self._journal.path))

    def _connect(self) -> None:
        self._looking.done.connect(self._on_looked)
        self.take.clicked.connect(self.set_passphrase)
        self.remove.clicked.connect(lambda: self._change(None))
        self._fields.entered.connect(self.set_passphrase)
        self.recovery.words_wanted.connect(self.make_words)
        self.steps.kept.connect(self._on_kept)
        self.steps.declined.connect(self._on_declined)
        self._checking.done.connect(self._show_words)
        self._checking.failed.connect(self._on_failed)
        self._changing.done.connect(self._on_changed)
        self._changing.failed.connect(self._on_failed)

    def _lay_out(self) -> None:
        card = Card(_("A passphrase for the diary"))
        words = _("Nobody can read the diary and its copies without it.")
        lost = _("If it is lost, only the recovery words open the diary. They are made together with it.")
        card.content.addWidget(label(words, "body", "ink2", wraps=True))
        card.content.addWidget(label(lost, "label", wraps=True))
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._above_present)
        column.addWidget(self._fields)
        card.add_ringed(fields)
        for button in (self.take, self.remove):  # spaced to avoid an accidental press
            card.add_ringed(flowing(button))
        card.add_inset(self.error_banner)
        self._lay_out_faces(card)

    def _lay_out_faces(self, card: Card) -> None:
        face = QWidget()
        cards = QVBoxLayout(face)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(theme.px(14))
        for part in (card, self.copies, self.recovery):
            cards.addWidget(part)
        self.recovery.hide()
        self.add_within_rings(self.done)
        self.add_face("", face)
        self.add_face(WORDS, self.steps, _("Recovery words"))
        self.whole.addStretch(1)
