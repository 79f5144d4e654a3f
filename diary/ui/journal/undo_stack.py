"""The undo and redo stacks."""

from collections.abc import Sequence

from diary import gc_control
from diary.domain.change import Change, reversal
from diary.domain.rebasing import Displaced, rebased


class UndoStack:
    """The steps done, latest last, and those undone; a new step clears the latter."""

    def __init__(self) -> None:
        self._done: list[list[Change]] = []
        self._undone: list[list[Change]] = []
        self._open_step = ""

    def push(self, changes: Sequence[Change], step: str = "") -> None:
        """Add changes just made; consecutive ones with the same `step` are merged into one step."""
        if step and step == self._open_step:
            self._done[-1].extend(changes)
        else:
            self._done.append(list(changes))
        self._open_step = step
        self._undone.clear()

    def undo(self) -> Sequence[Change]:
        """The changes that undo the latest step; empty where there is none."""
        self._open_step = ""
        if not self._done:
            return ()
        step = self._done.pop()
        self._undone.append(step)
        with gc_control.paused():
            return reversal(step)

    def redo(self) -> Sequence[Change]:
        """The changes that redo the step undone last; empty where there is none."""
        self._open_step = ""
        if not self._undone:
            return ()
        step = self._undone.pop()
        self._done.append(step)
        return step

    def rebase(self, displaced: Displaced) -> None:
        """Have the steps refer to the records in whose place some were written: see `domain/rebasing.py`."""
        for steps in (self._done, self._undone) if displaced else ():
            steps[:] = [rebased(step, displaced) for step in steps]

    def clear(self) -> None:
        """Drop all steps: they no longer fit the diary."""
        self._done.clear()
        self._undone.clear()
        self._open_step = ""
