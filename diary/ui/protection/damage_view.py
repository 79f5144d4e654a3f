"""The screen for a damaged diary: the damage, and three options; the damaged file itself is kept."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from diary.i18n import _
from diary.storage.errors import AlteredError, StorageError
from diary.ui import backup_text, locale_format
from diary.ui.background import Background
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.protection.blocking_screen import BlockingScreen, buttons
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.label import label
from diary.ui.widgets.layout.card import Card

if TYPE_CHECKING:
    from diary.storage.safety.backup import Backup
    from diary.storage.safety.checking import Health
    from diary.storage.safety.restore import Restored
    from diary.storage.safety.salvage import Salvaged


class DamageView(BlockingScreen):
    """Offers the newest good backup, a salvage of the damaged file, or another file as the new diary.

    The content of each is shown before it is used. Unsaved changes stay in memory and are written into the new diary.
    """

    def __init__(self, journal: OpenJournal, damage: StorageError) -> None:
        is_altered = isinstance(damage, AlteredError)
        title = _("Something else has changed the diary") if is_altered else _("The diary is damaged")
        super().__init__(journal.path, title)
        self.choose_file: Callable[[], Path | None] = self._ask_for_file
        self.error_banner = Banner("problem")
        self.description = label(str(damage), "body", wraps=True)
        self.go_on = Button(_("Go on with it as it is"))
        self.go_on.setHidden(not is_altered)
        self.backup = _OptionCard(_("The newest good backup"), _("Looking for it…"), _("Use this backup"), PRIMARY)
        reading = _("All that can still be read is put into a new diary, with a list of what cannot.")
        self.salvage = _OptionCard(_("What can still be read"), reading, _("Read what can be read"))
        other = _("A copy of the diary from a stick or another folder.")
        self.other = _OptionCard(_("Another file"), other, _("Choose a file"))
        self.close_button = Button(_("Close the program"))
        self.open_button = Button(_("Open the diary"), kind=PRIMARY)
        self._backup_path: Path | None = None
        self._salvaged_path: Path | None = None
        self._other_path: Path | None = None
        self._searching, self._salvaging = Background(self), Background(self)
        self._choosing, self._restoring = Background(self), Background(self)
        self._lay_out()
        self._connect()
        self._search()

    def focus_first(self) -> None:
        self.salvage.act.setFocus()

    def close_screen(self) -> None:
        for work in (self._searching, self._salvaging, self._choosing, self._restoring):
            work.close()

    def _search(self) -> None:
        path = self.path

        def search() -> "tuple[Backup, Health] | None":
            from diary.storage.safety.backup import newest_good  # noqa: PLC0415 - imported in the worker thread

            return newest_good(path)

        self.backup.act.setEnabled(False)
        self._searching.start(search)

    def _on_searched(self, backup_and_health: "tuple[Backup, Health] | None") -> None:
        if backup_and_health is None:
            self.backup.show_words(_("There is none beside the diary."))
            return
        newest, health = backup_and_health
        self._backup_path = newest.path
        date_line = _("Made on {moment}.").format(moment=backup_text.made_at(newest.made))
        self.backup.show_words(f"{date_line} {backup_text.contents(health)}")
        self.backup.act.setEnabled(True)
        self.backup.act.setFocus()

    def _use_backup(self) -> None:
        if self._backup_path is not None:
            self._restore(self._backup_path)

    def _salvage(self) -> None:
        if self._salvaged_path is not None:
            self._restore(self._salvaged_path)
            return
        path = self.path

        def salvage() -> "Salvaged":
            from diary.storage.safety import salvage as salvaging  # noqa: PLC0415 - imported in the worker thread

            return salvaging.salvage(path)

        self.salvage.act.setEnabled(False)
        self.salvage.show_words(_("Reading…"))
        self._salvaging.start(salvage)

    def _on_salvaged(self, salvaged: "Salvaged") -> None:
        self._salvaged_path = salvaged.backup.path
        count = sum(salvaged.counts.values())
        lines = [_("{n} entries could be read.").format(n=locale_format.number(count)), *salvaged.lost]
        if not salvaged.lost:
            lines.append(_("Nothing is known to be missing."))
        self.salvage.show_words("\n".join(lines))
        self.salvage.act.show_label(_("Use what could be read"), "")
        self.salvage.act.setEnabled(True)

    def _choose(self) -> None:
        if self._other_path is not None:
            self._restore(self._other_path)
            return
        chosen = self.choose_file()
        if chosen is None:
            return

        def inspect() -> "tuple[Path, Health]":
            from diary.storage.safety.restore import contents  # noqa: PLC0415 - imported in the worker thread

            return chosen, contents(chosen)

        self._choosing.start(inspect)

    def _on_chosen(self, path_and_health: "tuple[Path, Health]") -> None:
        self._other_path, health = path_and_health
        self.error_banner.hide()
        self.other.show_words(f"{self._other_path}\n{backup_text.contents(health)}")
        self.other.act.show_label(_("Use this file"), "")

    def _restore(self, copy: Path) -> None:
        path = self.path

        def restore() -> "Restored":
            from diary.storage.safety import restore as restoring  # noqa: PLC0415 - imported in the worker thread

            return restoring.restore(path, copy)

        for way in (self.backup, self.salvage, self.other):
            way.act.setEnabled(False)
        self._restoring.start(restore)

    def _on_restored(self, restored: "Restored") -> None:
        self.error_banner.hide()
        words = [_("This is the diary now:"), backup_text.contents(restored.health)]
        if restored.former is not None:
            words.append(_("As it was before, it is kept in {file}.").format(file=restored.former))
        self.description.setText(" ".join(words))
        for part in (self.backup, self.salvage, self.other, self.close_button, self.go_on):
            part.hide()
        self.open_button.show()
        self.open_button.setFocus()

    def _go_on(self) -> None:
        path = self.path

        def seal_anew() -> None:
            from diary.storage.safety import checksum  # noqa: PLC0415 - rarely needed

            checksum.remove(path)

        self._restoring.start(seal_anew)

    def _on_done(self, result: object) -> None:
        if result is None:
            self.passed.emit()
        else:
            self._on_restored(result)  # type: ignore[arg-type]  # the other work that is started there

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self.error_banner.show_words(str(error))
        self.backup.act.setEnabled(self._backup_path is not None)
        self.salvage.act.setEnabled(True)
        self.other.act.setEnabled(True)

    def _ask_for_file(self) -> Path | None:
        kinds = _("Diaries (*.sqlite);;All files (*)")
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Choose a file"), str(self.path.parent), kinds)
        return Path(chosen) if chosen else None

    def _connect(self) -> None:
        self._searching.done.connect(self._on_searched)
        self._salvaging.done.connect(self._on_salvaged)
        self._choosing.done.connect(self._on_chosen)
        self._restoring.done.connect(self._on_done)
        for work in (self._searching, self._salvaging, self._choosing, self._restoring):
            work.failed.connect(self._on_failed)
        self.backup.act.clicked.connect(self._use_backup)
        self.salvage.act.clicked.connect(self._salvage)
        self.other.act.clicked.connect(self._choose)
        self.go_on.clicked.connect(self._go_on)
        self.open_button.clicked.connect(self.passed)
        self.close_button.clicked.connect(self.close_wanted)

    def _lay_out(self) -> None:
        for part in (self.description, self.error_banner, self.backup, self.salvage, self.other):
            self.column.addWidget(part)
        holder, last = QWidget(), Card("")
        holder.setLayout(buttons(self.close_button, self.go_on, self.open_button))
        last.add_ringed(holder)
        self.column.addWidget(last)
        self.open_button.hide()


class _OptionCard(Card):
    """One of the three options: its title, the content that the diary would have, and its button."""

    def __init__(self, title: str, words: str, action: str, kind: str = "secondary") -> None:
        super().__init__(title)
        self._words = label(words, "body", "ink2", wraps=True)
        self.act = Button(action, kind=kind)
        self.content.addWidget(self._words)
        holder = QWidget()
        holder.setLayout(buttons(self.act))
        self.add_ringed(holder)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_words(self, words: str) -> None:
        self._words.setText(words)
        self.act.setAccessibleDescription(words)
