"""The list of backups, and restoring one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from diary.domain.excerpt import Excerpt
from diary.i18n import N_, _
from diary.storage.errors import GoneError, StorageError, storage_error
from diary.storage.file.diary_file import is_missing, require_no_pipe
from diary.ui import backup_text, theme
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.preferences import backup_list
from diary.ui.preferences.backup_card import bad_words, place_words
from diary.ui.preferences.backup_list import Copies
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.disclosure_row import DisclosureRow, RowsCard
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card
from diary.ui.widgets.layout.emptying import empty
from diary.ui.widgets.layout.nesting import add_layout
from diary.ui.widgets.path_label import PathLabel
from diary.ui.widgets.show_in_folder import ShowInFolder
from diary.ui.widgets.spoken import say
from diary.ui.widgets.wrapping import flowing

if TYPE_CHECKING:
    from diary.storage.safety.backup import Backup
    from diary.storage.safety.bringing import LocalCopy
    from diary.storage.safety.checking import Health
    from diary.storage.safety.restore import Restored

BACKUPS, COPY = "backups", "copy"
_PLACE = "backup_place"
_REASONS = {
    "daily": N_("at the end of a day"),
    "upgrade": N_("before an update"),
    "import": N_("before an import"),
    "restore": N_("before a restore"),
    "join": N_("before double entries were joined"),
    "hand": N_("made by you"),
    "salvage": N_("read from a damaged diary"),
}


class BackupView(SettingsView):
    """Lists, makes and restores backups; `copies_found` carries the list, `backup_failed` the error message."""

    copies_found = Signal(Copies)
    backup_failed = Signal(str)

    def __init__(self, journal: OpenJournal, settings: OpenSettings, parent: QWidget | None = None) -> None:
        super().__init__(_("Copies and restoring"), parent)
        self._journal, self._settings = journal, settings
        self._copy: Path | None = None
        self._former: Path | None = None
        self.choose_folder: Callable[[], Path | None] = self._ask_for_folder
        self.choose_file: Callable[[], Path | None] = self._ask_for_file
        self._listing, self._copying = Background(self), Background(self)
        self._inspecting, self._bringing, self._restoring = Background(self), Background(self), Background(self)
        self.error_banner, self.done, self.bad = Banner("problem"), Banner("information"), Banner("safety")
        self.now = Button(_("Back up now"), kind=PRIMARY)
        self.place, self.no_place = Button(_("Choose a place"), icon="folder"), Button(_("No second place"))
        self.file = Button(_("Restore from a file"))
        self.newest_shown, self.copy_shown = ShowInFolder(), ShowInFolder()
        self.restore_button, self.leave_button = Button(_("Make this the diary"), kind=PRIMARY), Button(_("Back"))
        self._place_words = PathLabel("body", "ink2")
        self._contents = PathLabel()
        self._rows = QVBoxLayout()
        self.rows: list[DisclosureRow] = []
        for banner in (self.error_banner, self.done, self.bad):
            self.add_within_rings(banner)
        self.add_face("", self._create_list())
        self.add_face(COPY, self._create_copy(), _("What is in the copy"))
        self.whole.addStretch(1)
        self._connect()

    def show_diary(self, excerpt: Excerpt) -> None:
        del excerpt
        if not self.rows:
            self.list_copies()

    def list_copies(self) -> None:
        """Start listing the backups, in a worker thread."""
        path, place = self._journal.path, self._settings.value.backup_place
        said = self._settings.place_error(_PLACE)
        self._listing.start(lambda: backup_list.copies(path, place, said))

    def back_up(self) -> None:
        """Start a backup, after unsaved changes are written."""
        path, place = self._journal.path, self._settings.value.backup_place

        def copy() -> "Backup":
            from diary.storage.safety import backup, second_place  # noqa: PLC0415 - imported in the writing thread

            second_place.note(path, place)
            return backup.make(path, backup.BY_HAND)

        if not self._copying.is_busy:
            local = self._journal.run_after_saving(copy).result
            self._copying.start(lambda: backup_list.back_up(path, place, local))

    def inspect(self, copy: Path) -> None:
        """Read the content of a backup in a worker thread, and show it; nothing is restored yet."""

        def read() -> "tuple[Path, Health]":
            from diary.storage.safety.restore import contents  # noqa: PLC0415 - imported in the worker thread

            return copy, contents(copy)

        self._inspecting.start(read)

    def focus_first(self) -> None:
        (self.leave_button if self.face == COPY else self.now).setFocus()

    def press_primary(self) -> None:
        (self.restore_button if self.face == COPY else self.now).click()

    def close_view(self) -> None:
        for work in (self._listing, self._copying, self._inspecting, self._bringing, self._restoring):
            work.close()

    def _show_copies(self, copies: Copies) -> None:
        self.error_banner.hide()
        words = place_words(copies)
        self._place_words.setText(words or _("A stick, another disk or a folder that is carried elsewhere."))
        self.no_place.setVisible(copies.place is not None)
        if copies.gone_bad:
            self.bad.show_words(bad_words(copies))
        else:
            self.bad.hide()
        self.newest_shown.setVisible(bool(copies.backups))
        if copies.backups:
            self.newest_shown.name_file(copies.backups[0].path)
        empty(self._rows)
        self.rows = []
        for copy in copies.backups:
            row = DisclosureRow("folder" if copies.is_in_place(copy) else "copy", backup_text.made_at(copy.made))
            row.show_state(_state(copies, copy))
            row.clicked.connect(lambda _on=False, path=copy.path: self.inspect(path))
            self.rows.append(row)
        shown = RowsCard(self.rows) if self.rows else label(_("No copy has been made yet."), "body", "ink2", wraps=True)
        self._rows.addWidget(shown)
        self.copies_found.emit(copies)

    def _on_inspected(self, path_and_health: "tuple[Path, Health]") -> None:
        self._copy, health = path_and_health
        self.error_banner.hide()
        self.copy_shown.name_file(self._copy)
        self._contents.setText(f"{self._copy}\n\n{backup_text.contents(health)}")
        self.show_face(COPY)
        self.leave_button.setFocus()

    def _restore(self, copy: Path | None) -> None:
        """Copy the backup to a local file in a worker thread, as its place may block, and restore that in the writing
        thread."""
        if copy is None:
            return

        def bring() -> "LocalCopy":
            from diary.storage.safety.bringing import LocalCopy  # noqa: PLC0415 - imported in the worker thread

            return LocalCopy(copy)

        self.restore_button.setEnabled(False)
        self._bringing.start(bring)

    def _on_brought(self, copy: "LocalCopy") -> None:
        path = self._journal.path

        def restore() -> "Restored":
            """Restore; raises `GoneError` if the diary is missing, in which case it may reappear; or `StorageError`."""
            from diary.storage.safety import restore as restoring  # noqa: PLC0415 - imported in the writing thread

            with copy as here:
                if is_missing(path):
                    raise storage_error(GoneError, path)
                require_no_pipe(path)
                return restoring.restore(path, here)

        self._restoring.start(self._journal.run_after_saving(restore).result)

    def _on_restored(self, restored: "Restored") -> None:
        self._former = restored.former
        self.restore_button.setEnabled(True)
        self._journal.reload_replaced_file()
        self.show_face("")
        words = _("This is the diary now: {contents} As it was before, it is kept among the copies.")
        action = _("Undo") if restored.former is not None else ""
        self.done.show_words(words.format(contents=backup_text.contents(restored.health)), action)
        self.list_copies()

    def _on_failed(self, error: BaseException) -> None:
        self.restore_button.setEnabled(True)
        if not isinstance(error, StorageError):
            raise error
        self.error_banner.show_words(str(error))
        self.backup_failed.emit(str(error))

    def _on_setting_changed(self, name: str) -> None:
        if name == _PLACE:
            self._settings.set_place_error(_PLACE, "")
            self.list_copies()

    def _on_place_told(self, name: str) -> None:
        if name == _PLACE:
            self.list_copies()

    def _on_copied(self, copies: Copies) -> None:
        self._show_copies(copies)
        self._settings.set_place_error(_PLACE, "")
        if self.rows:
            say(self, _("New copy: {copy}").format(copy=self.rows[0].accessibleName()))

    def _choose_place(self) -> None:
        chosen = self.choose_folder()
        if chosen is not None:
            self._settings.set(_PLACE, str(chosen))
            self.back_up()

    def _choose_file(self) -> None:
        chosen = self.choose_file()
        if chosen is not None:
            self.inspect(chosen)

    def _ask_for_folder(self) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self, _("Choose a place"))
        return Path(chosen) if chosen else None

    def _ask_for_file(self) -> Path | None:
        kinds = _("Diaries (*.sqlite);;All files (*)")
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Restore from a file"), "", kinds)
        return Path(chosen) if chosen else None

    def _connect(self) -> None:
        self._settings.changed.connect(self._on_setting_changed)
        self._listing.done.connect(self._show_copies)
        self._settings.place_error_changed.connect(self._on_place_told)
        self._copying.done.connect(self._on_copied)
        self._inspecting.done.connect(self._on_inspected)
        self._bringing.done.connect(self._on_brought)
        self._restoring.done.connect(self._on_restored)
        for work in (self._listing, self._copying, self._inspecting, self._bringing, self._restoring):
            work.failed.connect(self._on_failed)
        self.now.clicked.connect(self.back_up)
        for shown in (self.newest_shown, self.copy_shown):
            shown.refused.connect(self.error_banner.show_words)
        self.place.clicked.connect(self._choose_place)
        self.no_place.clicked.connect(lambda: self._settings.set(_PLACE, ""))
        self.file.clicked.connect(self._choose_file)
        self.restore_button.clicked.connect(lambda: self._restore(self._copy))
        self.leave_button.clicked.connect(self.go_back)
        self.done.acted.connect(lambda: self._restore(self._former))

    def _create_list(self) -> QWidget:
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        alone, second = Card(_("Copies made by themselves")), Card(_("A second place"))
        words = _("A copy is made after the last change of a day, and before each update, import and restore.")
        kept = _("The last 7 days, 5 weeks and 12 months are kept beside the diary.")
        alone.content.addWidget(label(f"{words} {kept}", "body", "ink2", wraps=True))
        alone.add_ringed(flowing(self.now, self.file, self.newest_shown, gap=theme.px(4)))
        self.newest_shown.hide()
        second.content.addWidget(self._place_words)
        second.add_ringed(flowing(self.place, self.no_place, gap=theme.px(4)))
        self.no_place.hide()
        for part in (alone, second, label(_("All copies"), "heading")):
            column.addWidget(part)
        add_layout(column, self._rows)
        return face

    def _create_copy(self) -> Card:
        face = Card("")
        face.content.addWidget(self._contents)
        words = _("If you make it the diary, the diary as it is now is kept, and you can go back to it.")
        face.content.addWidget(label(words, "body", "ink2", wraps=True))
        face.add_ringed(flowing(self.leave_button, self.restore_button, self.copy_shown, gap=theme.px(4)))
        return face


def _state(copies: Copies, copy: "Backup") -> str:
    """The reason of the backup and its place, or that it is corrupted."""
    if copy.path in copies.bad:
        return _("has gone bad")
    why = _(_REASONS[copy.reason]) if copy.reason in _REASONS else ""
    return _("{why}, second place").format(why=why) if copies.is_in_place(copy) else why
