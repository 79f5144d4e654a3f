"""The base class of the page's views."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diary.domain.exercise import Exercise
from diary.ui.exercises.exercise_progress import ExerciseProgress


class ExercisesView(QWidget):
    """A view of the page: all exercises, one of them, a day of the week, or the form of a user-defined exercise.

    `changes_made` carries changes of the diary and the text of the toast, which may be empty; `left` is emitted when
    the view is finished, and the page shows all exercises again.
    """

    changes_made = Signal(Sequence, str)
    left = Signal()

    def titles(self) -> tuple[str, str]:
        """The title of the page, and the caption above it."""
        raise NotImplementedError

    def show_progress(self, progress: ExerciseProgress, exercises: Mapping[str, Exercise]) -> None:
        """Show the diary's data for these exercises; no signal is emitted."""

    def leave(self) -> None:
        """Stop animations, as another view is about to be shown."""

    def focus_first(self) -> None:
        """Focus the first control."""

    def set_width_class(self, width_class: str) -> None:
        """Lay out for a window that is wide, medium or narrow."""
