"""The start and the end of an import: the file, the last result, and the list of imports."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.domain.period import Period
from diary.formats.importing.kept_imports import DoneImport, TakenBack
from diary.formats.importing.kept_unfinished import (
    UnfinishedImport,
    forget_unfinished,
    mapping_in,
)
from diary.i18n import _, ngettext
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.journal.diary_change import DiaryChange
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.preferences.import_file import FileCard
from diary.ui.preferences.import_list import ImportsCard, ListedImports, listed_imports
from diary.ui.preferences.import_taking_back import Undoing, question, undoing
from diary.ui.preferences.import_work import ImportRequest
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.wrapping import flowing

if TYPE_CHECKING:
    from concurrent.futures import Future

EVER = Period(date.min, date.max)


class ImportHome(QWidget):
    """`file_wanted` carries a file that was begun or imported before; `begun_wanted` one with its choices.

    `failed` carries the error of a worker thread, `done` is emitted by the Back button.
    """

    file_wanted = Signal(ImportRequest)
    begun_wanted = Signal(ImportRequest, UnfinishedImport)
    failed = Signal(Exception)
    done = Signal()

    def __init__(self, journal: OpenJournal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal, self._is_stale = journal, False
        self._listing, self._taking_back, self._keeping = Background(self), Background(self), Background(self)
        self.finished, self.file, self.imports = Banner("information"), FileCard(), ImportsCard()
        self._back = Button(_("Back to the settings"))
        self._lay_out()
        self._connect()
        self.list_imports()

    def keep(self, work: Callable[[], None]) -> None:
        """Store or delete data of the imports in a worker thread, without cancellation, and refresh the list."""
        self._keeping.start(work, is_certain=True)

    @property
    def keeping(self) -> "Future[object] | None":
        """The future of the running `keep`, for code that reads the data afterwards."""
        return self._keeping.latest

    def list_imports(self) -> None:
        """Start reading the list of imports."""
        reader = partial(self._journal.reader.excerpt, EVER)
        self._listing.start(partial(listed_imports, self._journal.path.parent, reader))

    def close_work(self) -> None:
        """Wait for the threads."""
        for work in (self._listing, self._taking_back, self._keeping):
            work.close()

    def _on_kept(self) -> None:
        """Refresh the list after all pending changes are written, as reading would otherwise have to apply them."""
        self._is_stale = bool(self._journal.queue.unwritten)
        if not self._is_stale:
            self.list_imports()

    def _on_saved(self) -> None:
        if self.isVisible() and (self._is_stale or not self.imports.is_bare):
            self._is_stale = False
            self.list_imports()

    def _on_diary_changed(self, _change: DiaryChange) -> None:
        """Hide the Undo button, as the import is no longer the latest undo step."""
        if self.finished.isVisible():
            self.finished.show_words(self.finished.words)

    def _on_listed(self, imports: ListedImports) -> None:
        self.imports.show_imports(imports)
        self.imports.setHidden(self.imports.is_bare)

    def _take_back(self, done: DoneImport) -> None:
        reader = partial(self._journal.reader.excerpt, EVER)
        self._taking_back.start(partial(undoing, done, reader))

    def _ask_to_take_back(self, asked: Undoing) -> None:
        """Ask before an import is undone, and show which entries stay."""
        if not asked.back.changes:
            self._on_taken_back(asked.back)
            return
        dialog = question(asked, self.window())
        dialog.accepted.connect(lambda: self._on_taken_back(asked.back))
        dialog.open()

    def _on_taken_back(self, back: TakenBack) -> None:
        """Undo an import as one undo step, and show how many entries stay."""
        self._journal.apply(back.changes)
        count, kept = len(back.changes), len(back.kept)
        text = ngettext("{n} entry was taken back.", "{n} entries were taken back.", count)
        words = text.format(n=locale_format.number(count))
        if kept:
            stays = ngettext("{n} was changed since, and stays.", "{n} were changed since, and stay.", kept)
            words = _("{taken} {kept}").format(taken=words, kept=stays.format(n=locale_format.number(kept)))
        self.finished.show_words(words, _("Undo"))

    def _undo(self) -> None:
        self._journal.undo()
        self.finished.show_words(_("The import was undone; the diary is as it was before."))

    def _go_on(self, one: UnfinishedImport) -> None:
        """Continue an unfinished import at its question."""
        replaced = self.imports.done_numbered(one.replaces)
        self.begun_wanted.emit(ImportRequest(Path(one.path), one.form, None, one.mapping, replaced), one)

    def _change(self, done: DoneImport) -> None:
        """Repeat an import with its questions; it is undone and imported again as one step."""
        self.file_wanted.emit(ImportRequest(Path(done.path), done.form, None, mapping_in(done.answers), done))

    def _forget(self, one: UnfinishedImport) -> None:
        self.keep(partial(forget_unfinished, self._journal.path.parent, one.path))

    def _connect(self) -> None:
        self._listing.done.connect(self._on_listed)
        self._taking_back.done.connect(self._ask_to_take_back)
        self._keeping.done.connect(lambda _result: self._on_kept())
        for work in (self._listing, self._taking_back, self._keeping):
            work.failed.connect(self.failed)
        self._journal.diary_changed.connect(self._on_diary_changed)
        self._journal.saved.connect(self._on_saved)
        self.finished.acted.connect(self._undo)
        self._back.clicked.connect(self.done)
        self.imports.undo_wanted.connect(self._take_back)
        self.imports.change_wanted.connect(self._change)
        self.imports.go_on_wanted.connect(self._go_on)
        self.imports.forget_wanted.connect(self._forget)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(14))
        for part in (self.finished, self.file, self.imports, flowing(self._back)):
            whole.addWidget(part)
        self.imports.hide()
