"""What can be undone and done again."""

from collections.abc import Sequence

from diary import gc_control
from diary.domain.change import Change, reversal


class UndoStack:
    """The steps that were done, the latest last, and those undone since, which a new step makes impossible to redo."""

    def __init__(self) -> None:
        self._done: list[list[Change]] = []
        self._undone: list[list[Change]] = []
        self._open_step = ""

    def push(self, changes: Sequence[Change], step: str = "") -> None:
        """Add changes that were just made; those that follow each other under the same `step` are one step."""
        if step and step == self._open_step:
            self._done[-1].extend(changes)
        else:
            self._done.append(list(changes))
        self._open_step = step
        self._undone.clear()

    def undo(self) -> Sequence[Change]:
        """The changes that take the latest step back; empty where there is none."""
        self._open_step = ""
        if not self._done:
            return ()
        step = self._done.pop()
        self._undone.append(step)
        with gc_control.paused():
            return reversal(step)

    def redo(self) -> Sequence[Change]:
        """The changes that do again what was undone last; empty where there is nothing."""
        self._open_step = ""
        if not self._undone:
            return ()
        step = self._undone.pop()
        self._done.append(step)
        return step

    def clear(self) -> None:
        """Forget everything: the steps no longer fit the diary."""
        self._done.clear()
        self._undone.clear()
        self._open_step = ""
