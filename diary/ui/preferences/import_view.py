"""The import of another program's file: choosing it, answering questions, checking the summary, importing."""

from collections import abc
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from diary.domain.change import Change
from diary.domain.excerpt import Excerpt
from diary.domain.record import now
from diary.formats.errors import FormatError
from diary.formats.importing.format import ImportPlan
from diary.formats.importing.import_steps import DIFFERS, SUM
from diary.formats.importing.kept_imports import DoneImport
from diary.formats.importing.kept_mappings import forget
from diary.formats.importing.kept_unfinished import (
    UnfinishedImport,
    keep_unfinished,
    text_of,
)
from diary.formats.importing.mapping import Mapping, told_again, with_day_turn
from diary.formats.work import CancelledError, Work
from diary.i18n import _, ngettext
from diary.storage.errors import StorageError
from diary.ui import locale_format, theme
from diary.ui.background import Background, after
from diary.ui.cancellable_work import CancellableWork
from diary.ui.journal.diary_change import DiaryChange
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.open_settings import OpenSettings
from diary.ui.page import add_keys
from diary.ui.preferences.import_all_answers import AllAnswers
from diary.ui.preferences.import_differing import DifferingCard
from diary.ui.preferences.import_file import asked_path
from diary.ui.preferences.import_home import EVER, ImportHome
from diary.ui.preferences.import_taken import asked_in_words, entries_of, taken_import
from diary.ui.preferences.import_thing_row import ThingRow
from diary.ui.preferences.import_wizard import ImportWizard
from diary.ui.preferences.import_work import ImportRequest, Opened, PlannedImport, opened, planned, remembered
from diary.ui.preferences.settings_view import SettingsView
from diary.ui.widgets.banner import Banner
from diary.ui.widgets.save_state import Footer
from diary.ui.widgets.single_shot import single_shot

QUESTIONS, ALL = "questions", "all"
_PLAN_AFTER_MS, _SLOW_AFTER_MS = 150, 400
_FOOT_WIDTH, _FOOT_HEIGHT = 580, 380
"""The minimum size of the window, in design pixels, for navigation buttons outside the scroll area."""


class ImportView(SettingsView):
    """The file with the list of imports, the questions, and all answers on one page, each a face of the view.

    `planned` is emitted when a plan has been computed, `imported` after the import, `done` by the Back button.
    """

    done = Signal()
    planned = Signal()
    imported = Signal()

    def __init__(
        self, journal: OpenJournal, settings: OpenSettings, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Import from a file"), parent)
        self._journal, self._settings, self._today = journal, settings, today
        self.choose_path: Callable[[], Path | None] = self._ask_for_path
        self._wanted = ImportRequest(Path())
        self._opened: Opened | None = None
        self._mapping: Mapping | None = None
        self._planned: PlannedImport | None = None
        self._begin_at, self._has_room = 0, True
        self._is_answered = False
        self._work = CancellableWork(_SLOW_AFTER_MS, self)
        self._reading, self._planning = Background(self), Background(self)
        self._wait = single_shot(self, _PLAN_AFTER_MS, self._plan)
        self.home, self.progress = ImportHome(journal), self._work.card
        self.wizard, self.all = ImportWizard(journal, today), AllAnswers(today.year)
        self.error_banner, self._footer = Banner("problem"), Footer()
        self.foot, self.has_foot = self._footer, False
        self._lay_out()
        self._connect()

    @property
    def plan(self) -> ImportPlan | None:
        """The current plan; None while it is being computed."""
        return self._planned.words.plan if self._planned else None

    @property
    def rows(self) -> dict[str, ThingRow]:
        """The rows of the mapping on the page of all answers, by label."""
        return self.all.answers.rows

    def open_file(self) -> None:
        """Ask for a file and read it in a worker thread."""
        path = self.choose_path()
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Read a file in a worker thread, and show its questions."""
        self._settings.set("import_folder", str(path.parent))
        self._read(ImportRequest(path))

    def show_all_answers(self) -> None:
        """Show all answers on one page."""
        if self._opened is None or self._mapping is None:
            return
        self.all.show_file(self._opened, self._mapping)
        self.show_face(ALL, _("All answers"))
        self._show_plan()
        self.all.focus_first()

    def import_it(self) -> None:
        """Apply the planned changes as one undo step."""
        outcome, changes = self._planned, self._changes()
        if outcome is None or not changes or self._mapping is None or self._opened is None:
            return
        count, file = entries_of(outcome.words.plan, changes), self._opened
        done = file.replaced or DoneImport(0, file.path.name, self._today.isoformat())
        done = replace(done, undone="", path=str(file.path.absolute()), form=file.form.key)
        keeping = partial(remembered, self._journal.path.parent, self._mapping, done, changes)
        self.home.keep(keeping)
        self._journal.apply(outcome.whole(changes), is_import=True)
        self._leave_file()
        text = ngettext("{n} entry was imported.", "{n} entries were imported.", count)
        self.home.finished.show_words(text.format(n=locale_format.number(count)), _("Undo"))
        self.imported.emit()

    def focus_first(self) -> None:
        if self.face == QUESTIONS:
            self.wizard.focus_first()
        else:
            self.home.file.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def press_primary(self) -> None:
        if self.face == QUESTIONS:
            self.wizard.next.click()
        elif self.face == ALL:
            self.all.take.click()

    def titles(self, excerpt: Excerpt) -> tuple[str, str]:
        title, above = super().titles(excerpt)
        return title, self._wanted.path.name if self.face else above

    def go_back(self) -> bool:
        """Go one question back; from the first one to the file, with the answers stored for later."""
        if self.face == QUESTIONS and self.wizard.go_back():
            return True
        if self.face == QUESTIONS and self._is_answered:
            self._finish_later()
            return True
        return super().go_back()

    def set_width_class(self, width_class: str) -> None:
        super().set_width_class(width_class)
        self.wizard.set_width_class(width_class)
        self.all.differing.set_width_class(width_class)
        self._footer.set_width_class(width_class)
        self._place_ways()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_ways()

    def close_view(self) -> None:
        self._wait.stop()
        self.all.answers.stop()
        self.wizard.stop()
        self.wizard.sum.close_sum()
        self._work.stop()
        for work in (self._reading, self._planning):
            work.close()
        self.home.close_work()

    def _read(self, wanted: ImportRequest, at: int = 0) -> None:
        """Start reading a file, for the question with that index."""
        self._wanted, self._begin_at = wanted, at
        if not self.face:
            self.home.file.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in (self.error_banner, self.home.finished):
            part.hide()
        self._opened = None
        self.all.forget()
        self.home.file.show_nothing()
        work = self._new_work()
        self._work.show_when_slow(_("Reading {file}").format(file=wanted.path.name))
        folder, holds = self._journal.path.parent, self._journal.reader.whole_period
        self._reading.start(partial(after, self.home.keeping, partial(opened, wanted, folder, holds, work)))

    def _new_work(self) -> Work:
        """Cancel the running `Work`, and return a new one."""
        self._wait.stop()
        self._planned = None
        self.all.take.setEnabled(False)
        return self._work.renewed()

    def _on_read(self, opened_file: Opened) -> None:
        self._end_progress()
        self._opened, self._mapping = opened_file, opened_file.mapping
        self._is_answered = bool(self._wanted.answers)
        self.home.file.show_file(opened_file)
        self.wizard.show_file(opened_file, self._begin_at)
        if self.face == ALL:
            self.all.show_file(opened_file, opened_file.mapping)
        else:
            self.show_face(QUESTIONS, self.wizard.title)
            self.wizard.focus_first()
        self._plan()

    def _plan(self) -> None:
        """Start planning the import, in a worker thread."""
        opened_file, mapping = self._opened, self._mapping
        if opened_file is None or mapping is None:
            return
        work, reader, today = self._new_work(), partial(self._journal.reader.excerpt, EVER), self._today
        mapping = with_day_turn(mapping, self._settings.value.day_turn_hour)
        self.all.take.show_label(_("Looking what is new …"), "")
        self.wizard.show_plan(None)
        self._planning.start(partial(planned, opened_file, mapping, reader, today, work))

    def _plan_soon(self) -> None:
        """Plan again after a delay (debounced); until then there is no plan."""
        self._new_work()
        self.wizard.show_plan(None)
        self._wait.start()

    def _on_planned(self, outcome: PlannedImport) -> None:
        if self._wait.isActive():
            return  # it was computed for former answers
        self._planned = outcome
        self.error_banner.hide()
        self._show_plan()
        self.planned.emit()

    def _show_plan(self) -> None:
        """Show the plan on the current face."""
        words = self._planned.words if self._planned else None
        self.wizard.show_plan(words)
        if self.face == ALL:
            self.all.show_plan(words, asked_in_words(self.plan))
        self._show_what_is_taken()

    def _show_what_is_taken(self) -> None:
        """Update the label of the Import button with the number of entries, given the choices for differing ones."""
        if self._planned is None:
            return
        words, trouble, may_take = taken_import(self._planned, self._changes())
        self.all.take.show_label(words, "")
        self.all.take.setEnabled(may_take)
        self.wizard.show_taken(words, trouble, may_take=may_take)

    def _changes(self) -> tuple[Change, ...]:
        """The changes of the plan with those of the choices for differing entries."""
        return self.wizard.differing.changes() if self._planned else ()

    def _on_failed(self, error: BaseException) -> None:
        self._end_progress()
        if isinstance(error, CancelledError):
            return
        if isinstance(error.__cause__, FileNotFoundError) and self._wanted.answers and (path := self.choose_path()):
            self._read(replace(self._wanted, path=path), self._begin_at)  # it was moved since it was read
            return
        if not isinstance(error, FormatError | StorageError):
            raise error
        self._planned = None
        self.wizard.show_plan(None)
        self.all.show_plan(None, "")
        self.all.take.setEnabled(False)
        self.all.take.show_label(_("Nothing to import"), "")
        is_asked = (
            self.face == QUESTIONS and self._opened is not None and self.wizard.steps.current not in (DIFFERS, SUM)
        )
        if not is_asked:
            self.error_banner.show_words(str(error))

    def _end_progress(self) -> None:
        """Hide the progress card, and move the focus back to the file button; the diary is unchanged."""
        if self.progress.cancel.hasFocus():
            self.home.file.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self._work.end()

    def _on_mapping_changed(self, mapping: Mapping) -> None:
        self._mapping, self._is_answered = mapping, True
        self._plan_soon()

    def _on_all_changed(self, mapping: Mapping) -> None:
        self._on_mapping_changed(mapping)
        self.wizard.take_mapping(mapping)

    def _on_step(self) -> None:
        """Show the question as the title of the page."""
        if self.face == QUESTIONS:
            self.name_face(QUESTIONS, self.wizard.title)
            self.face_changed.emit()
            if self.wizard.steps.current == SUM and self._planned is None and not self._planning.is_busy:
                self._wait.start()
            self._show_what_is_taken()

    def _read_anew(self, parts: abc.Mapping[str, str]) -> None:
        """Read the file again with another delimiter, encoding, sheet or layout."""
        if self._opened is not None and self._mapping is not None:
            choices = told_again(self._mapping, **parts)
            wanted = replace(self._wanted, key=self._opened.form.key, told=choices, answers=None)
            self._read(wanted, self.wizard.steps.at + (self.face == QUESTIONS))

    def _read_as(self, key: str) -> None:
        """Read the file in another format."""
        self._read(replace(self._wanted, key=key, told=None, answers=None))

    def _forget(self) -> None:
        """Delete the stored mapping, and read the file again."""
        if self._opened is None:
            return
        try:
            forget(self._journal.path.parent, self._opened.mapping)
        except FormatError as error:
            self.error_banner.show_words(str(error))
            return
        self._read(replace(self._wanted, key=self._opened.form.key, told=None, answers=None))

    def _show_questions(self) -> None:
        """Show the questions at the current one."""
        if self._opened is not None:
            self.show_face(QUESTIONS, self.wizard.title)
            self._show_plan()
            self.wizard.focus_first()

    def _finish_later(self) -> None:
        """Store the answers and the question, and show the list of imports."""
        if self._opened is None or self._mapping is None:
            return
        for_all, singly = self.wizard.differing.choices
        one = UnfinishedImport(
            str(self._wanted.path.absolute()),
            self._opened.form.key,
            now().isoformat(),
            text_of(self._mapping),
            self.wizard.steps.at,
            self.wizard.title,
            for_all,
            singly,
            self._opened.replaced.number if self._opened.replaced else 0,
        )
        self.home.keep(partial(keep_unfinished, self._journal.path.parent, one))
        self._leave_file()
        self.home.finished.show_words(_("Your answers are kept. The import stands below under Imports."))
        self.focus_first()

    def _leave_file(self) -> None:
        """Close the file, and show the list of imports."""
        self._wait.stop()
        self._planned, self._opened, self._mapping = None, None, None
        self.all.forget()
        self.home.file.show_nothing()
        self.show_face("")

    def _go_on(self, wanted: ImportRequest, one: UnfinishedImport) -> None:
        """Continue an unfinished import with its choices."""
        self._read(wanted, one.step)
        self.wizard.differing.take_choices(one.for_all, one.singly)

    def _on_diary_changed(self, _change: DiaryChange) -> None:
        """Plan again."""
        if self._opened is not None:
            self._plan_soon()

    def _ask_for_path(self) -> Path | None:
        return asked_path(self, self._settings.value.import_folder)

    def _share_choices(self, chosen: DifferingCard, other: DifferingCard) -> None:
        """Copy the choices for differing entries to the other page."""
        other.take_choices(*chosen.choices)
        self._is_answered = True
        self._show_what_is_taken()

    def _connect(self) -> None:
        for work, show in ((self._reading, self._on_read), (self._planning, self._on_planned)):
            work.done.connect(show)
            work.failed.connect(self._on_failed)
        self._journal.diary_changed.connect(self._on_diary_changed)
        self._work.slow.connect(partial(self.progress.cancel.setFocus, Qt.FocusReason.OtherFocusReason))
        self._work.cancelled.connect(self._end_progress)
        self.home.failed.connect(self._on_failed)
        self.home.done.connect(self.done)
        self.home.file.choose.clicked.connect(self.open_file)
        self.home.file.go_on_wanted.connect(self._show_questions)
        self.home.file_wanted.connect(self._read)
        self.home.begun_wanted.connect(self._go_on)
        self.face_changed.connect(self._know_foot)
        for where in (self, self._footer):
            add_keys(where, {"Alt+Left": self._go_before})
        self._connect_answers()

    def _connect_answers(self) -> None:
        wizard, every = self.wizard, self.all
        wizard.mapping_changed.connect(self._on_mapping_changed)
        every.mapping_changed.connect(self._on_all_changed)
        for face in (wizard, every):
            face.reading_wanted.connect(self._read_anew)
        wizard.step_changed.connect(self._on_step)
        wizard.all_wanted.connect(self.show_all_answers)
        wizard.later_wanted.connect(self._finish_later)
        wizard.import_wanted.connect(self.import_it)
        every.take.clicked.connect(self.import_it)
        every.questions.clicked.connect(self._show_questions)
        every.form_chosen.connect(self._read_as)
        every.answers.forget_wanted.connect(self._forget)
        wizard.differing.choices_changed.connect(lambda: self._share_choices(wizard.differing, every.differing))
        every.differing.choices_changed.connect(lambda: self._share_choices(every.differing, wizard.differing))

    def _place_ways(self) -> None:
        """Place the navigation buttons outside the scroll area, or below the question in a small window."""
        window = self.window()
        has_room = window.width() >= theme.px(_FOOT_WIDTH) and window.height() >= theme.px(_FOOT_HEIGHT)
        if has_room == self._has_room or not self.isVisible():
            return
        self._has_room = has_room
        if has_room:
            self._footer.line.addWidget(self.wizard.ways)
        else:
            self.wizard.take_navigation()
        self.wizard.ways.set_stacked(not has_room)
        self._know_foot()
        self._footer.setVisible(self.has_foot)

    def _go_before(self) -> None:
        """Go to the previous question, if there is one."""
        if self.face == QUESTIONS:
            self.wizard.go_back()

    def _know_foot(self) -> None:
        self.has_foot = self.face == QUESTIONS and self._has_room

    def _lay_out(self) -> None:
        self._footer.line.addWidget(self.wizard.ways)
        self.add_within_rings(self.error_banner)
        self.add_within_rings(self.progress)
        self.add_face("", self.home)
        self.add_face(QUESTIONS, self.wizard)
        self.add_face(ALL, self.all, is_ringed=True)
        self.whole.addStretch(1)
