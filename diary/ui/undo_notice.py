"""The toast of the window, which reports changes with Undo, and undone steps with Redo."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from diary.domain.definition import Definition
from diary.i18n import _
from diary.storage.errors import StorageError
from diary.ui.journal.diary_change import DiaryChange
from diary.ui.journal.open_journal import OpenJournal
from diary.ui.journal.undo_stack import UndoStep
from diary.ui.widgets.spoken import say

if TYPE_CHECKING:
    from diary.ui.widgets.toast import Toast

MODULES = ("diary.ui.widgets.toast", "diary.ui.history.undone_words")
"""The modules that are imported with the first toast, unless they are loaded already."""


class UndoNotice(QObject):
    """One toast for the life of the window, created on first use, which reports what the journal notices and undoes.

    It overlays the area of `lie_over`; after `end` nothing is shown. It disappears with another change, which Undo
    would otherwise undo instead.
    """

    def __init__(self, journal: OpenJournal, window: QWidget) -> None:
        super().__init__(window)
        self._journal, self._window = journal, window
        self._toast: Toast | None = None
        self._area: QWidget | None = None
        self._today = date.min
        self._undoes = True
        self._is_pressed = False
        journal.diary_changed.connect(self._on_diary_changed)
        journal.noticed.connect(self._show_notice)
        journal.undone.connect(self._show_undone)
        journal.redone.connect(self._show_redone)

    def lie_over(self, area: QWidget, today: date) -> None:
        """Overlay this area of the window, in front of everything in it, in the current theme and text size."""
        self._area, self._today = area, today
        if self._toast is not None:
            self._toast.lie_over(area)

    def end(self) -> None:
        """Hide the toast, and show none until `lie_over`."""
        self._area = None
        if self._toast is not None:
            self._toast.end()

    def _show_notice(self, words: str) -> None:
        """Show what was changed, with an Undo button."""
        self._undoes = True
        self._show(words, _("Undo"), "undo")

    def _show_undone(self, step: UndoStep) -> None:
        """Show what was undone, with a Redo button; after a press on the toast's own button, only announce it."""
        from diary.ui.history.undone_words import undone_in_words  # noqa: PLC0415 - imported after the first paint

        words = undone_in_words(step, self._definitions())
        self._undoes = False
        self._tell(words, _("Redo") if step.changes else "")

    def _show_redone(self, step: UndoStep) -> None:
        """Show what was redone, with an Undo button; after a press on the toast's own button, only announce it."""
        from diary.ui.history.undone_words import redone_in_words  # noqa: PLC0415 - imported after the first paint

        words = redone_in_words(step, self._definitions())
        self._undoes = True
        self._tell(words, _("Undo") if step.changes else "")

    def _tell(self, words: str, action: str) -> None:
        if self._is_pressed:
            say(self._window, words)
        else:
            self._show(words, action)

    def _show(self, words: str, action: str, icon: str = "") -> None:
        if self._area is None:
            return
        if self._toast is None:
            from diary.ui.widgets.toast import Toast  # noqa: PLC0415 - imported after the first paint

            self._toast = Toast(self._window)
            self._toast.action_wanted.connect(self._act)
            self._toast.lie_over(self._area)
        self._toast.show_words(words, action, icon)

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
        if change.changes is not None and self._toast is not None:
            self._toast.end()

    def _definitions(self) -> tuple[Definition, ...]:
        try:
            return tuple(self._journal.day(self._today).definitions)
        except StorageError:
            return ()
