"""Shown where the diary's file is damaged: what was found, and the ways out; the file itself is never touched."""

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
    """The newest good backup, what can still be read, or another file may become the diary; each says first what is in
    it. What is in memory is kept, and written into it afterwards."""

    def __init__(self, journal: OpenJournal, damage: StorageError) -> None:
        is_altered = isinstance(damage, AlteredError)
        title = _("Something else has changed the diary") if is_altered else _("The diary is damaged")
        super().__init__(journal.path, title)
        self._journal = journal
        self.choose_file: Callable[[], Path | None] = self._ask_for_file
        self.trouble = Banner("problem")
        self.found = label(str(damage), "body", wraps=True)
        self.go_on = Button(_("Go on with it as it is"))
        self.go_on.setHidden(not is_altered)
        self.backup = _Way(_("The newest good backup"), _("Looking for it…"), _("Use this backup"), PRIMARY)
        reading = _("All that can still be read is put into a new diary, with a list of what cannot.")
        self.salvage = _Way(_("What can still be read"), reading, _("Read what can be read"))
        other = _("A copy of the diary from a stick or another folder.")
        self.other = _Way(_("Another file"), other, _("Choose a file"))
        self.close_button = Button(_("Close the program"))
        self.open_button = Button(_("Open the diary"), kind=PRIMARY)
        self._backup_path: Path | None = None
        self._salvaged_path: Path | None = None
        self._other_path: Path | None = None
        self._looking, self._salvaging = Background(self), Background(self)
        self._choosing, self._restoring = Background(self), Background(self)
        self._lay_out()
        self._connect()
        self._look()

    def focus_first(self) -> None:
        self.salvage.act.setFocus()

    def close_cover(self) -> None:
        for work in (self._looking, self._salvaging, self._choosing, self._restoring):
            work.close()

    def _look(self) -> None:
        path = self.path

        def look() -> "tuple[Backup, Health] | None":
            from diary.storage.safety.backup import newest_good  # noqa: PLC0415 - imported in the thread that looks

            return newest_good(path)

        self.backup.act.setEnabled(False)
        self._looking.start(look)

    def _on_looked(self, found: "tuple[Backup, Health] | None") -> None:
        if found is None:
            self.backup.say(_("There is none beside the diary."))
            return
        newest, health = found
        self._backup_path = newest.path
        made = _("Made on {moment}.").format(moment=backup_text.made_at(newest.made))
        self.backup.say(f"{made} {backup_text.contents(health)}")
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
            from diary.storage.safety import salvage as salvaging  # noqa: PLC0415 - imported in the thread that reads

            return salvaging.salvage(path)

        self.salvage.act.setEnabled(False)
        self.salvage.say(_("Reading…"))
        self._salvaging.start(salvage)

    def _on_salvaged(self, salvaged: "Salvaged") -> None:
        self._salvaged_path = salvaged.backup.path
        count = sum(salvaged.counts.values())
        lines = [_("{n} entries could be read.").format(n=locale_format.number(count)), *salvaged.lost]
        if not salvaged.lost:
            lines.append(_("Nothing is known to be missing."))
        self.salvage.say("\n".join(lines))
        self.salvage.act.show_label(_("Use what could be read"), "")
        self.salvage.act.setEnabled(True)

    def _choose(self) -> None:
        if self._other_path is not None:
            self._restore(self._other_path)
            return
        chosen = self.choose_file()
        if chosen is None:
            return

        def look() -> "tuple[Path, Health]":
            from diary.storage.safety.restore import contents  # noqa: PLC0415 - imported in the thread that looks

            return chosen, contents(chosen)

        self._choosing.start(look)

    def _on_chosen(self, found: "tuple[Path, Health]") -> None:
        self._other_path, health = found
        self.trouble.hide()
        self.other.say(f"{self._other_path}\n{backup_text.contents(health)}")
        self.other.act.show_label(_("Use this file"), "")

    def _restore(self, copy: Path) -> None:
        path = self.path

        def restore() -> "Restored":
            from diary.storage.safety import restore as restoring  # noqa: PLC0415 - imported in the thread that restores

            return restoring.restore(path, copy)

        for way in (self.backup, self.salvage, self.other):
            way.act.setEnabled(False)
        self._restoring.start(restore)

    def _on_restored(self, restored: "Restored") -> None:
        self.trouble.hide()
        words = [_("This is the diary now:"), backup_text.contents(restored.health)]
        if restored.former is not None:
            words.append(_("As it was before, it is kept in {file}.").format(file=restored.former))
        self.found.setText(" ".join(words))
        for part in (self.backup, self.salvage, self.other, self.close_button, self.go_on):
            part.hide()
        self.open_button.show()
        self.open_button.setFocus()

    def _go_on(self) -> None:
        path = self.path

        def seal_anew() -> None:
            from diary.storage.safety import checksum  # noqa: PLC0415 - hardly ever needed

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
        self.trouble.show_words(str(error))
        self.backup.act.setEnabled(self._backup_path is not None)
        self.salvage.act.setEnabled(True)
        self.other.act.setEnabled(True)

    def _ask_for_file(self) -> Path | None:
        kinds = _("Diaries (*.sqlite);;All files (*)")
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Choose a file"), str(self.path.parent), kinds)
        return Path(chosen) if chosen else None

    def _connect(self) -> None:
        self._looking.done.connect(self._on_looked)
        self._salvaging.done.connect(self._on_salvaged)
        self._choosing.done.connect(self._on_chosen)
        self._restoring.done.connect(self._on_done)
        for work in (self._looking, self._salvaging, self._choosing, self._restoring):
            work.failed.connect(self._on_failed)
        self.backup.act.clicked.connect(self._use_backup)
        self.salvage.act.clicked.connect(self._salvage)
        self.other.act.clicked.connect(self._choose)
        self.go_on.clicked.connect(self._go_on)
        self.open_button.clicked.connect(self.passed)
        self.close_button.clicked.connect(self.close_wanted)

    def _lay_out(self) -> None:
        for part in (self.found, self.trouble, self.backup, self.salvage, self.other):
            self.column.addWidget(part)
        holder, last = QWidget(), Card("")
        holder.setLayout(buttons(self.close_button, self.go_on, self.open_button))
        last.add_ringed(holder)
        self.column.addWidget(last)
        self.open_button.hide()


class _Way(Card):
    """One way out: what it is, what it would bring, and its button."""

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

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.act.setAccessibleDescription(words)
