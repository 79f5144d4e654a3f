"""The options after a forgotten passphrase: recovery words, a backup, or a new diary."""

from collections.abc import Callable
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
from diary.ui.widgets.path_label import PathLabel
from diary.ui.widgets.question import QuestionDialog

if TYPE_CHECKING:
    from diary.storage.safety.checking import Health


class ForgottenCard(Card):
    """`words_wanted` asks for the recovery words.

    `replaced`: another diary has replaced the locked one; `passed`: it may be shown. The locked file is never deleted:
    it is moved, and its new path is shown.
    """

    words_wanted = Signal()
    replaced = Signal()
    passed = Signal()

    def __init__(self, journal: OpenJournal, parent: QWidget | None = None) -> None:
        super().__init__(_("Forgotten it?"), parent)
        self._journal = journal
        self._copy: Path | None = None
        self.choose_file: Callable[[], Path | None] = self._ask_for_file
        self.question: QuestionDialog | None = None
        self.words = Button(_("Open with the recovery words"))
        self.backup = Button(_("Open a backup instead"))
        self.anew = Button(_("Start a new diary beside it"))
        self.go_on = Button(_("Open the diary"), kind=PRIMARY)
        self.error_banner, self.told = Banner("problem"), Banner("information")
        self.copy_field = PassphraseField(_("Passphrase of the backup, or its twelve words"))
        self.open_copy, self.use_copy = (
            Button(_("Look into the backup")),
            Button(_("Make this the diary"), kind=PRIMARY),
        )
        self._contents = PathLabel()
        self._finding, self._looking, self._replacing = Background(self), Background(self), Background(self)
        self._lay_out()
        self._connect()

    def close_card(self) -> None:
        """Clear the input, and wait for background work."""
        self.copy_field.clear()
        if self.question is not None:
            self.question.reject()
        for work in (self._finding, self._looking, self._replacing):
            work.close()

    def look(self, copy: Path, typed: str = "") -> None:
        """Read the content of a backup, with its own passphrase or recovery words if these were typed."""

        locked = self._journal.run_after_saving(lambda: None).result

        def read() -> "Health":
            locked()  # discard the key that the daily backup still uses
            return backup_contents(copy, typed)

        self._copy = copy
        self.error_banner.hide()
        self._looking.start(read)

    def _find_box(self) -> None:
        """Offer the recovery words if there is a recovery box."""
        path = self._journal.path

        def find() -> object:
            from diary.storage.safety import recovery  # noqa: PLC0415 - imported in the worker thread

            return recovery.boxes_for(path)

        self.error_banner.hide()
        self._finding.start(find)

    def _show_error(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self.error_banner.show_words(str(error))

    def _choose(self) -> None:
        chosen = self.choose_file()
        if chosen is not None:
            self._show_copy(asks=False, shows=False)
            self.look(chosen)

    def _look_again(self) -> None:
        words = self.copy_field.words
        self.copy_field.clear()
        if self._copy is not None and words:
            self.look(self._copy, words)

    def _on_looked(self, health: "Health") -> None:
        kept = _("If you make it the diary, the locked one is kept in the folder “locked” beside it.")
        self._contents.setText(f"{self._copy}\n\n{backup_text.contents(health)} {kept}")
        self._show_copy(asks=False, shows=True)
        self.use_copy.setFocus()

    def _on_look_failed(self, error: BaseException) -> None:
        if isinstance(error, LockedError):
            self._show_copy(asks=True, shows=False)
            self.copy_field.setFocus()
        else:
            self._show_error(error)

    def _use(self) -> None:
        path, copy = self._journal.path, self._copy
        if copy is None:
            return

        def use() -> Path | None:
            from diary.storage.safety import put_aside  # noqa: PLC0415 - imported in the writing thread

            return put_aside.open_copy(path, copy)

        self._replace(use)

    def _ask_before_anew(self) -> None:
        words = _(
            "The locked diary stays as it is, with its backups, in the folder “locked” of {folder}. It can be opened"
            " there with its passphrase or its recovery words. The new diary is empty, and has no passphrase, no second"
            " place for copies and no shared folder."
        )
        question = _("Start a new diary?")
        text = words.format(folder=self._journal.path.parent)
        self.question = QuestionDialog(question, text, _("Back"), _("Start a new diary"), self.window())
        self.question.accepted.connect(self._start_anew)
        self.question.finished.connect(self._forget_question)
        self.question.show()

    def _forget_question(self) -> None:
        self.question = None

    def _start_anew(self) -> None:
        path = self._journal.path

        def start() -> Path | None:
            from diary.storage.safety import put_aside  # noqa: PLC0415 - imported in the writing thread

            return put_aside.start_anew(path)

        self._replace(start)

    def _replace(self, work: Callable[[], Path | None]) -> None:
        """Replace the locked diary, unless it has unsaved changes, which would be written into the new one."""
        if self._journal.queue.unwritten:
            words = _(
                "Something that was entered before is not saved yet, and belongs to the locked diary. Open it first."
            )
            self.error_banner.show_words(words)
            return
        self._set_enabled(False)
        self._replacing.start(self._journal.run_after_saving(work).result)

    def _on_replaced(self, former: Path | None) -> None:
        self._show_copy(asks=False, shows=False)
        self.told.show_words(_("The locked diary is kept as {file}.").format(file=former))
        self.go_on.show()
        self.go_on.setFocus()
        for part in (self.words, self.backup, self.anew, self._about):
            part.hide()
        self.set_title("")
        self.replaced.emit()

    def _on_replace_failed(self, error: BaseException) -> None:
        self._set_enabled(True)
        self._show_error(error)

    def _set_enabled(self, enabled: bool) -> None:
        for button in (self.words, self.backup, self.anew, self.use_copy):
            button.setEnabled(enabled)

    def _show_copy(self, *, asks: bool, shows: bool) -> None:
        """Show the field for the passphrase of the backup, or its content."""
        self._asked.setVisible(asks)
        self._contents.setVisible(shows)
        self._offered.setVisible(shows)

    def _ask_for_file(self) -> Path | None:
        folder = self._journal.path.parent / "backups"
        kinds = _("Diaries (*.sqlite);;All files (*)")
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Open a backup instead"), str(folder), kinds)
        return Path(chosen) if chosen else None

    def _connect(self) -> None:
        self.words.clicked.connect(self._find_box)
        self._finding.done.connect(lambda _boxes: self.words_wanted.emit())
        self._finding.failed.connect(self._show_error)
        self.backup.clicked.connect(self._choose)
        self.anew.clicked.connect(self._ask_before_anew)
        self.open_copy.clicked.connect(self._look_again)
        self.copy_field.entered.connect(self._look_again)
        self.use_copy.clicked.connect(self._use)
        self.go_on.clicked.connect(self.passed)
        self._looking.done.connect(self._on_looked)
        self._looking.failed.connect(self._on_look_failed)
        self._replacing.done.connect(self._on_replaced)
        self._replacing.failed.connect(self._on_replace_failed)

    def _lay_out(self) -> None:
        text = _("Twelve recovery words were printed or copied by hand when the passphrase was set.")
        self._about = label(text, "body", "ink2", wraps=True)
        self.content.addWidget(self._about)
        self.content.addWidget(self.told)
        holder = QWidget()
        holder.setLayout(buttons(self.words, self.backup, self.anew, self.go_on))
        self.add_ringed(holder)
        self._asked, self._offered = QWidget(), QWidget()
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(titled(_("Passphrase of the backup, or its twelve words"), self.copy_field))
        asked.addWidget(self.open_copy, alignment=Qt.AlignmentFlag.AlignLeft)
        self._offered.setLayout(buttons(self.use_copy))
        self.add_ringed(self._asked)
        self.add_inset(self._contents)
        self.add_ringed(self._offered)
        self.add_inset(self.error_banner)
        self.go_on.hide()
        self._show_copy(asks=False, shows=False)
