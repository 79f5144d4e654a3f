"""The toast of the window: what was done, with Undo, and what was undone."""

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from diary.domain.definition import Definition
from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui.history.undone_words import redone_in_words, undone_in_words
from diary.ui.journal.diary_change import DiaryChange
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.journal.undo_stack import UndoStep
from diary.ui.widgets.spoken import say
from diary.ui.widgets.toast import Toast


class UndoNotice(QObject):
    """One toast for the life of the window; it goes when another change is made, which Undo would then undo instead."""

    def __init__(self, journal: OpenJournal, today: date, window: QWidget) -> None:
        super().__init__(window)
        self._journal, self._today = journal, today
        self._undoes = True
        self._is_pressed = False
        self.toast = Toast(window)
        self.toast.action_wanted.connect(self._act)
        journal.diary_changed.connect(self._on_diary_changed)

    def show_notice(self, words: str) -> None:
        """Show what was done, with a button that undoes it."""
        self._undoes = True
        self.toast.show_words(words, _("Undo"), "undo")

    def show_undone(self, step: UndoStep) -> None:
        """Show what was undone, with a button that does it again; after a press on the toast, only say it."""
        words = undone_in_words(step, self._definitions())
        self._undoes = False
        self._tell(words, _("Redo") if step.changes else "", "redo")

    def show_redone(self, step: UndoStep) -> None:
        """Show what was done again, with a button that undoes it; after a press on the toast, only say it."""
        words = redone_in_words(step, self._definitions())
        self._undoes = True
        self._tell(words, _("Undo") if step.changes else "", "undo")

    def lie_over(self, area: QWidget, today: date) -> None:
        """Lie over this part of the window, in front of everything in it, in the present theme and text size."""
        self._today = today
        self.toast.lie_over(area)

    def end(self) -> None:
        """Hide the toast, and forget what it says."""
        self.toast.end()

    def _tell(self, words: str, action: str, icon: str) -> None:
        if self._is_pressed:
            say(self.toast.window(), words)
        else:
            self.toast.show_words(words, action, icon)

    def _act(self) -> None:
        self._is_pressed = True
        try:
            if self._undoes:
                self._journal.undo()
            else:
                self._journal.redo()
        finally:
            self._is_pressed = False

    def _on_diary_changed(self, change: DiaryChange) -> None:
        if change.changes is not None:
            self.toast.end()

    def _definitions(self) -> tuple[Definition, ...]:
        try:
            return tuple(self._journal.day(self._today).definitions)
        except StorageError:
            return ()
