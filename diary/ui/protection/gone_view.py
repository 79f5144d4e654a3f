"""The screen for a diary whose file, folder or drive is missing: unsaved changes, and the options."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QMessageBox, QWidget

from diary import APP_NAME
from diary.i18n import _
from diary.storage.errors import GoneError, StorageError
from diary.storage.file import cipher
from diary.storage.missing_part import DRIVE
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.protection import gone_words, unsaved_words
from diary.ui.protection.backup_instead_card import BackupInsteadCard
from diary.ui.protection.blocking_screen import BlockingScreen, buttons
from diary.ui.protection.opening import Opening, PathState, reopening, sight
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, QUIET, Button
from diary.ui.widgets.decoration import Decoration
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.nesting import add_layout, insert_layout
from diary.ui.widgets.night_cover import NightCover
from diary.ui.widgets.spoken import say

if TYPE_CHECKING:
    from diary.storage.saving import SavedElsewhere

LOOK_AGAIN_MS = 5_000
_PICTURE, _STRIP = 420, 96
_HIGH, _BROAD, _LARGE_TEXT = 640, 1000, 1.5
_TELL_AFTER_MS = 3_000


class GoneView(BlockingScreen):
    """Checks every 5 s whether the same diary is back, and then passes; another diary at its path is never written to.

    Unsaved changes stay in memory; they can be saved elsewhere, or into a new diary here.
    """

    def __init__(self, journal: OpenJournal, obstacle: StorageError, backup_place: str = "") -> None:
        self._picture = NightCover()
        super().__init__(journal.path, _("The diary cannot be reached"), picture=self._picture)
        self._journal = journal
        self.is_same_diary = True
        self._unwritten = journal.queue.unwritten
        self._sighting = PathState(obstacle=obstacle)
        self._is_told = False
        self.choose_folder: Callable[[], Path | None] = self._ask_for_folder
        self.wants_new_diary: Callable[[], bool] = self._ask_for_new_diary
        self.description, self.looked = label("", "body-large", wraps=True), label("", "secondary", "ink2", wraps=True)
        self.error_banner, self.news = Banner("problem"), Banner("information")
        self.kept = _KeptCard(journal)
        self.again = Button(_("Try again"), kind=PRIMARY, icon="undo")
        self.save = Button(_("Save what I wrote in another place"), icon="folder")
        self.backup = Button(_("Open a backup instead"))
        self.instead = BackupInsteadCard(journal, backup_place)
        self.start = Button(_("Start a new diary here"), kind=QUIET)
        self._looking, self._reopening = Background(self), Background(self)
        self._saving, self._starting = Background(self), Background(self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._lay_out()
        self._connect()
        self._show_sighting()
        self._timer.start()
        self.look()
        QTimer.singleShot(_TELL_AFTER_MS, self, self._tell)

    @property
    def words(self) -> str:
        """The title, which says what is missing."""
        return self._title.text()

    def focus_first(self) -> None:
        self.again.setFocus()

    def close_screen(self) -> None:
        self._timer.stop()
        for work in (self._looking, self._reopening, self._saving, self._starting):
            work.close()
        self.instead.close_card()

    def look(self) -> None:
        """Check whether the diary is back, unless a check is running."""
        is_replacing = self._reopening.is_busy or self._starting.is_busy or self.instead.is_busy
        if not (self._looking.is_busy or is_replacing):
            path = self.path
            self._looking.start(lambda: sight(path))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the picture next to the text or above it, or hide it at large text sizes."""
        super().resizeEvent(event)
        is_large = theme.current().scale >= _LARGE_TEXT
        is_beside = self.width() >= theme.px(_BROAD) and self.height() >= theme.px(_HIGH)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._picture.setVisible(not is_large)
        self.whole.setDirection(across if is_beside else down)
        wide, high = (theme.px(_PICTURE), self.height()) if is_beside else (self.width(), theme.px(_STRIP))
        self._picture.setFixedSize(wide, high)
        self._title.setFont(theme.font("session-title" if is_beside else "title"))
        self.set_margins(*((54, 36) if is_beside else (10 if is_large else 44, 12)))

    def _on_looked(self, sighting: PathState) -> None:
        former, self._sighting = self._sighting, sighting
        moment = locale_format.clock(datetime.now().time())  # noqa: DTZ005 - the own clock
        self.looked.setText(gone_words.looked(self._sighting, self.kept.since, moment))
        if sighting.is_back:
            self._reopen()
        elif sighting.obstacle is None:
            self._show_sighting()
            self._tell()
        elif type(former.obstacle) is type(sighting.obstacle):  # twice, as it seems damaged while being copied
            self.blocked.emit(sighting.obstacle)

    def _on_replaced(self) -> None:
        """A backup is the diary now, so that later steps cannot be undone."""
        self.is_same_diary = False
        self._reopen()

    def _reopen(self) -> None:
        """Lock the diary that is back, in the writing thread; then it may be shown."""
        former, self._journal.queue.lock = self._journal.queue.lock, None
        path = self.path
        self._reopening.start(self._journal.run_after_saving(lambda: reopening(path, former)).result)

    def _on_reopened(self, opened: Opening) -> None:
        self._journal.queue.lock = opened.lock
        if opened.obstacle is None:
            self.passed.emit()
        elif not isinstance(opened.obstacle, GoneError):
            self.blocked.emit(opened.obstacle)

    def _show_sighting(self) -> None:
        """Show what is missing, in the title and below it."""
        sighting = self._sighting
        self._title.setText(gone_words.title(sighting, self.path))
        self.setAccessibleName(self.words)
        self.description.setText(gone_words.description(sighting, self.path, is_waiting=bool(self._unwritten)))
        self.start.setHidden(sighting.missing is None)
        if sighting.missing is None:
            for part in (self.backup, self.instead):
                part.hide()
        elif sighting.missing.kind != DRIVE:
            self.instead.search()

    def _tell(self) -> None:
        """Announce once what has happened, also while the disk has not answered the first check."""
        if not self._is_told:
            self._is_told = True
            say(self, f"{self.words} {self.kept.title}", urgent=True)

    def _offer_backup(self) -> None:
        self.backup.setHidden(self._sighting.missing is None)

    def _save_elsewhere(self) -> None:
        folder = self.choose_folder()
        if folder is None:
            return
        path, unwritten = self.path, self._journal.queue.unwritten

        def copy() -> "SavedElsewhere":
            from diary.storage.saving import save_elsewhere  # noqa: PLC0415 - imports SQLAlchemy, in the worker thread

            return save_elsewhere(path, folder, unwritten)

        self._saving.start(copy)

    def _on_saved(self, saved: "SavedElsewhere") -> None:
        self.error_banner.hide()
        words = _("What you wrote is now in {file}. It stays in memory too, for the diary itself.")
        if cipher.was_encrypted(self.path):
            words = _("What you wrote is now in {file}, with the diary’s passphrase. It stays in memory too.")
        self.news.show_words(words.format(file=saved.path))

    def _start_new(self) -> None:
        if not self.wants_new_diary():
            return
        path = self.path

        def start() -> None:
            from diary.storage.safety import preparing  # noqa: PLC0415 - imported in the worker thread

            preparing.start_anew(path)

        self.is_same_diary = False  # a running check may find the new diary
        self._starting.start(start)

    def _on_not_started(self, error: BaseException) -> None:
        self.is_same_diary = True
        self._on_failed(error)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self.error_banner.show_words(str(error))

    def _ask_for_folder(self) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self, _("Save what I wrote in another place"))
        return Path(chosen) if chosen else None

    def _ask_for_new_diary(self) -> bool:
        """Ask whether to create a new diary here; the safe answer is focused."""
        question = QMessageBox(QMessageBox.Icon.NoIcon, APP_NAME, _("Start a new diary here?"), parent=self)
        question.setInformativeText(gone_words.about_new_diary(self.path, is_waiting=bool(self._unwritten)))
        wait = question.addButton(_("Wait for my diary"), QMessageBox.ButtonRole.RejectRole)
        start = question.addButton(_("Start a new diary"), QMessageBox.ButtonRole.AcceptRole)
        question.setDefaultButton(wait)
        question.exec()
        return question.clickedButton() is start

    def _connect(self) -> None:
        self._timer.timeout.connect(self.look)
        self._looking.done.connect(self._on_looked)
        self._reopening.done.connect(self._on_reopened)
        self._saving.done.connect(self._on_saved)
        self._starting.done.connect(lambda _done: self._reopen())
        self._starting.failed.connect(self._on_not_started)
        for work in (self._looking, self._reopening, self._saving):
            work.failed.connect(self._on_failed)
        self.instead.backup_found.connect(self._offer_backup)
        self.instead.replaced.connect(self._on_replaced)
        self.backup.clicked.connect(self.instead.offer)
        self.again.clicked.connect(self.look)
        self.save.clicked.connect(self._save_elsewhere)
        self.start.clicked.connect(self._start_new)

    def _lay_out(self) -> None:
        line, picture = QHBoxLayout(), Decoration(theme.pixmap("folder", "pri", 26))
        line.setSpacing(theme.px(12))
        line.addWidget(picture)
        line.addWidget(label(_("The diary cannot be reached"), "secondary", "ink2"), 1)
        insert_layout(self.column, 0, line)
        for part in (self.description, self.kept, self.looked, self.news, self.error_banner, self.instead):
            self.column.addWidget(part)
        self.instead.hide()
        holder = QWidget()
        holder.setLayout(buttons(self.again, self.save, self.backup))
        self.foot.addWidget(holder)
        self.save.setHidden(not self._unwritten)  # after adding it to its layout, or it becomes a window
        self.backup.hide()
        self.foot.addWidget(self.start, alignment=Qt.AlignmentFlag.AlignLeft)


class _KeptCard(Card):
    """The unsaved changes; for a diary with a passphrase only their number."""

    def __init__(self, journal: OpenJournal) -> None:
        changes = journal.queue.unwritten
        self.title = _("Nothing of tonight is lost.") if changes else _("Nothing is waiting to be saved.")
        super().__init__(self.title.removesuffix("."))
        moment = unsaved_words.kept_since(changes)
        self.since = "" if moment is None else locale_format.clock(moment.astimezone().time())
        if not changes:
            return
        words = _("Kept in memory since {time}, as long as this window stays open:") if self.since else ""
        words = words or _("Kept in memory, as long as this window stays open:")
        self.content.addWidget(label(words.format(time=self.since), "secondary", "ink2", wraps=True))
        is_secret = cipher.was_encrypted(journal.path)
        definitions = journal.days.definitions
        for line in [unsaved_words.counted(changes)] if is_secret else unsaved_words.in_words(changes, definitions):
            add_layout(self.content, _ticked(line))


def _ticked(words: str) -> QHBoxLayout:
    line, picture = QHBoxLayout(), Decoration(theme.pixmap("check", "pri", 20))
    line.setSpacing(theme.px(12))
    line.addWidget(picture)
    line.addWidget(label(words, "body", wraps=True), 1)
    return line
