"""Importing a file of another program: choose it, map its columns, preview, import."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from diary.domain.change import Change
from diary.domain.period import Period
from diary.formats.errors import FormatError
from diary.formats.importing.format import ImportPlan
from diary.formats.importing.kept_imports import DoneImport, TakenBack
from diary.formats.importing.kept_mappings import forget
from diary.formats.importing.mapping import Mapping, with_day_turn
from diary.formats.importing.work import CancelledError, Work
from diary.i18n import _, ngettext
from diary.storage.errors import StorageError
from diary.ui import locale_format, theme
from diary.ui.background import Background
from diary.ui.journal.diary_change import DiaryChange
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.preferences.import_answers import AnswersCard
from diary.ui.preferences.import_differing import DifferingCard
from diary.ui.preferences.import_file import FileCard
from diary.ui.preferences.import_list import ImportsCard, ListedImport, listed_imports, read_back
from diary.ui.preferences.import_outcome import OutcomeCard, PlanInWords
from diary.ui.preferences.import_shape import ShapeCard
from diary.ui.preferences.import_thing_row import ThingRow
from diary.ui.preferences.import_work import Opened, opened, planned, remembered
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.progress_card import ProgressCard
from diary.ui.widgets.wrapping import FlowLayout

_PLAN_AFTER_MS, _SLOW_AFTER_MS = 150, 400
_ENDINGS = "*.csv *.tsv *.txt *.xlsx *.ods *.json *.zip *.xml *.db *.sqlite"
_EVER = Period(date.min, date.max)


class ImportView(SettingsView):
    """The import form.

    `planned` is emitted when the preview is shown, `imported` after the import, `done` by the Back button.
    """

    done = Signal()
    planned = Signal()
    imported = Signal()
    _share = Signal(float)

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Import from a file"), parent)
        self._journal, self._settings, self._today = journal, settings, today
        self.choose_path: Callable[[], Path | None] = self._ask_for_path
        self.plan: ImportPlan | None = None
        self._path = Path()
        self._opened: Opened | None = None
        self._mapping: Mapping | None = None
        self._work = Work()
        self._reading, self._planning = Background(self), Background(self)
        self._listing, self._taking_back = Background(self), Background(self)
        self._wait, self._slow = QTimer(self), QTimer(self)
        for timer, interval in ((self._wait, _PLAN_AFTER_MS), (self._slow, _SLOW_AFTER_MS)):
            timer.setSingleShot(True)
            timer.setInterval(interval)
        self.file, self.progress, self.shape = FileCard(), ProgressCard(), ShapeCard(today.year)
        self.answers, self.outcome, self.differing = AnswersCard(), OutcomeCard(), DifferingCard()
        self.error_banner, self.asked, self.finished = Banner("problem"), Banner("information"), Banner("information")
        self.imports = ImportsCard()
        self.take = Button(_("Import"), kind=PRIMARY)
        self._back = Button(_("Back to the settings"))
        self._lay_out()
        self._connect()
        self._list_imports()

    @property
    def choose(self) -> Button:
        return self.file.choose

    @property
    def rows(self) -> dict[str, ThingRow]:
        """The rows of the mapping, by label."""
        return self.answers.rows

    def open_file(self) -> None:
        """Ask for a file and read it in a worker thread."""
        path = self.choose_path()
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Read a file in a worker thread."""
        self._path = path
        self._read()

    def import_it(self) -> None:
        """Apply the planned changes as one undo step."""
        changes = self.differing.changes()
        if self.plan is None or not changes or self._mapping is None:
            return
        count = self._entries(changes)
        self.plan, self._opened = None, None
        folder, name = self._journal.path.parent, self._path.name
        keeping = partial(remembered, folder, self._mapping, name, self._today, changes)
        self._reading.start(keeping, is_certain=True)
        self._show_parts(False)
        self._journal.apply(changes, is_import=True)
        text = ngettext("{n} entry was imported.", "{n} entries were imported.", count)
        self.finished.show_words(text.format(n=locale_format.number(count)), _("Undo"))
        self.imported.emit()

    def focus_first(self) -> None:
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_primary(self) -> None:
        self.take.click()

    def close_view(self) -> None:
        self._wait.stop()
        self._slow.stop()
        self.answers.stop()
        self._work.cancel()
        self._reading.close()
        for work in (self._planning, self._listing, self._taking_back):
            work.close()

    def _read(self, key: str = "", given: Mapping | None = None) -> None:
        """Start reading the file in the format with this key, or in the recognised one."""
        self.file.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in (self.error_banner, self.asked, self.finished):
            part.hide()
        self._show_parts(False)
        work = self._new_work()
        self.progress.bar.show_share(0)
        self._slow.start()
        self._reading.start(partial(opened, self._path, key, given, self._journal.path.parent, work))

    def _new_work(self) -> Work:
        """Cancel the running `Work`, and return a new one."""
        self._work.cancel()
        self._wait.stop()
        self.plan = None
        self.take.setEnabled(False)
        self._work = Work(self._share.emit)
        return self._work

    def _on_read(self, opened_file: Opened | None) -> None:
        if opened_file is None:
            self._list_imports()
            return
        self._end_progress()
        self._opened, self._mapping = opened_file, opened_file.mapping
        self.file.show_file(opened_file)
        self.shape.show_shape(opened_file.mapping, opened_file.preview)
        self.answers.show_answers(opened_file.preview, opened_file.mapping, is_kept=opened_file.is_kept)
        self._show_parts(True)
        self._plan()

    def _plan(self) -> None:
        """Start planning the import, in a worker thread."""
        opened_file, mapping = self._opened, self._mapping
        if opened_file is None or mapping is None:
            return
        work, reader, today = self._new_work(), partial(self._journal.reader.excerpt, _EVER), self._today
        mapping = with_day_turn(mapping, self._settings.value.day_turn_hour)
        self.take.show_label(_("Looking what is new …"), "")
        self._planning.start(lambda: planned(opened_file, mapping, reader, today, work))

    def _on_planned(self, preview: PlanInWords) -> None:
        self.plan = preview.plan
        self.error_banner.hide()
        self.outcome.show_outcome(preview)
        self.outcome.show()
        self.differing.show_plan(preview.plan)
        self.differing.setHidden(self.differing.is_bare)
        self._show_what_is_taken()
        names = preview.plan.asks
        self.asked.setHidden(not names)
        if names:
            text = ngettext(
                "Before anything is imported, {n} thing needs an answer: {names}.",
                "Before anything is imported, {n} things need an answer: {names}.",
                len(names),
            )
            self.asked.show_words(
                text.format(n=locale_format.number(len(names)), names=_(", ").join(names[:3])), _("Show me")
            )
        self.planned.emit()

    def _show_what_is_taken(self) -> None:
        """Name on the button how much an import would bring, with what was chosen of values that differ."""
        changes = self.differing.changes()
        count = self._entries(changes)
        words = ngettext("Import {n} entry", "Import {n} entries", count).format(n=locale_format.number(count))
        self.take.show_label(words if count else _("Nothing to import"), "")
        self.take.setEnabled(bool(changes) and self.plan is not None and not self.plan.asks)

    def _entries(self, changes: Sequence[Change]) -> int:
        """The entries that are added or edited."""
        return 0 if self.plan is None else self.plan.entries + len(changes) - len(self.plan.changes)

    def _on_failed(self, error: BaseException) -> None:
        self._end_progress()
        if isinstance(error, CancelledError):
            return
        if not isinstance(error, FormatError | StorageError):
            raise error
        self.plan = None
        self.outcome.hide()
        self.differing.hide()
        self.asked.hide()
        self.take.setEnabled(False)
        self.take.show_label(_("Nothing to import"), "")
        self.error_banner.show_words(str(error))

    def _on_cancelled(self) -> None:
        """Cancel reading; the diary is unchanged."""
        self._work.cancel()
        self._end_progress()

    def _begin_progress(self) -> None:
        """Show the progress card and focus its Cancel button; called when reading is slow."""
        self.progress.begin(_("Reading {file}").format(file=self._path.name))
        self.progress.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_progress(self) -> None:
        """Hide the progress card, and move the focus back to the file button."""
        self._slow.stop()
        if self.progress.cancel.hasFocus():
            self.file.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.progress.hide()

    def _on_mapping_changed(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self.take.setEnabled(False)
        self._wait.start()

    def _on_parts_changed(self, parts: dict[str, object]) -> None:
        if self._mapping is not None:
            mapping = replace(self._mapping, **parts)  # type: ignore[arg-type]  # the names of the fields come from the menus of `ShapeCard`
            self.answers.take_mapping(mapping)
            self._on_mapping_changed(mapping)

    def _read_anew(self, parts: dict[str, str]) -> None:
        """Read the file again with another delimiter or encoding."""
        if self._opened is not None and self._mapping is not None:
            kept = Mapping("", (), (), delimiter=self._mapping.delimiter, encoding=self._mapping.encoding)
            self._read(self._opened.form.key, replace(kept, **parts))  # type: ignore[arg-type]  # texts alone

    def _forget(self) -> None:
        """Delete the remembered mapping, and read the file again."""
        if self._opened is None:
            return
        try:
            forget(self._journal.path.parent, self._opened.mapping)
        except FormatError as error:
            self.error_banner.show_words(str(error))
            return
        self._read(self._opened.form.key)

    def _on_diary_changed(self, _change: DiaryChange) -> None:
        """Plan again. The Undo button is hidden: the import is no longer the latest undo step."""
        if self.finished.isVisible():
            self.finished.show_words(self.finished.words)
        if self._opened is not None:
            self.take.setEnabled(False)
            self._wait.start()

    def _list_imports(self) -> None:
        """Read in a thread which imports there were, and show them."""
        reader = partial(self._journal.reader.excerpt, _EVER)
        self._listing.start(partial(listed_imports, self._journal.path.parent, reader))

    def _on_saved(self) -> None:
        if self.isVisible() and not self.imports.is_bare:
            self._list_imports()

    def _on_listed(self, imports: Sequence[ListedImport]) -> None:
        self.imports.show_imports(imports)
        self.imports.setHidden(self.imports.is_bare)

    def _take_back(self, done: DoneImport) -> None:
        reader = partial(self._journal.reader.excerpt, _EVER)
        self._taking_back.start(partial(read_back, done, reader))

    def _on_taken_back(self, back: TakenBack) -> None:
        """Take an import out of the diary, as one undo step, and say how much of it stays."""
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

    def _ask_for_path(self) -> Path | None:
        kinds = _(
            "Files of other programs (*.csv *.tsv *.txt *.xlsx *.ods *.json *.zip *.xml *.db *.sqlite);;All files (*)"
        )
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Choose a file"), "", kinds)
        return Path(chosen) if chosen else None

    def _show_parts(self, shown: bool) -> None:
        self.take.setVisible(shown)
        for card in (self.shape, self.answers):
            card.setVisible(shown and not card.is_bare)
        if not shown:
            self.outcome.hide()
            self.differing.hide()
            self.asked.hide()
            self.file.show_nothing()

    def _connect(self) -> None:
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._planning.done.connect(self._on_planned)
        self._planning.failed.connect(self._on_failed)
        self._journal.diary_changed.connect(self._on_diary_changed)
        self._listing.done.connect(self._on_listed)
        self._listing.failed.connect(self._on_failed)
        self._taking_back.done.connect(self._on_taken_back)
        self._taking_back.failed.connect(self._on_failed)
        self._journal.saved.connect(self._on_saved)
        self.imports.undo_wanted.connect(self._take_back)
        self._wait.timeout.connect(self._plan)
        self._slow.timeout.connect(self._begin_progress)
        self._share.connect(self.progress.bar.show_share)
        self.file.choose.clicked.connect(self.open_file)
        self.file.form_chosen.connect(self._read)
        self.progress.cancelled.connect(self._on_cancelled)
        self.shape.parts_changed.connect(self._on_parts_changed)
        self.shape.reading_chosen.connect(self._read_anew)
        self.answers.mapping_changed.connect(self._on_mapping_changed)
        self.answers.forget_wanted.connect(self._forget)
        self.differing.choices_changed.connect(self._show_what_is_taken)
        self.asked.acted.connect(self.answers.focus_open)
        self.finished.acted.connect(self._undo)
        self.take.clicked.connect(self.import_it)
        self._back.clicked.connect(self.done)

    def _lay_out(self) -> None:
        ends = QWidget()
        ways = FlowLayout(ends, theme.px(8))
        for button in (self._back, self.take):
            ways.addWidget(button)
        parts = (self.finished, self.file, self.progress, self.shape, self.answers)
        for part in (*parts, self.error_banner, self.outcome, self.differing, self.asked):
            self.add_within_rings(part)
        self.whole.addWidget(ends)
        self.whole.addWidget(self.imports)
        self.whole.addStretch(1)
        self._show_parts(False)
