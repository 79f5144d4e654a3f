"""The undo and redo stacks."""

from collections.abc import Sequence
from typing import NamedTuple

from diary import gc_control
from diary.domain.change import Change, reversal
from diary.domain.rebasing import Displaced, rebased


class UndoStep(NamedTuple):
    """Changes that were made together, and the notice of their toast, which may be empty."""

    changes: Sequence[Change] = ()
    notice: str = ""


class UndoStack:
    """The done steps, latest last, and the undone ones; a new step clears the latter."""

    def __init__(self) -> None:
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []
        self._open_step = ""

    def push(self, changes: Sequence[Change], step: str = "", notice: str = "") -> None:
        """Add changes just made; consecutive ones with the same `step` are merged into one step."""
        if step and step == self._open_step:
            former = self._done[-1]
            self._done[-1] = UndoStep([*former.changes, *changes], notice or former.notice)
        else:
            self._done.append(UndoStep(list(changes), notice))
        self._open_step = step
        self._undone.clear()

    def undo(self) -> UndoStep:
        """The changes that undo the latest step; empty if there is none."""
        self._open_step = ""
        if not self._done:
            return UndoStep()
        step = self._done.pop()
        self._undone.append(step)
        with gc_control.paused():
            return UndoStep(reversal(step.changes), step.notice)

    def redo(self) -> UndoStep:
        """The changes that redo the step undone last; empty if there is none."""
        self._open_step = ""
        if not self._undone:
            return UndoStep()
        step = self._undone.pop()
        self._done.append(step)
        return step

    def rebase(self, displaced: Displaced) -> None:
        """Rebase the steps on the records that were edited in place of additions: see `domain/rebasing.py`."""
        for steps in (self._done, self._undone) if displaced else ():
            steps[:] = [UndoStep(rebased(step.changes, displaced), step.notice) for step in steps]

    def clear(self) -> None:
        """Drop all steps, as they no longer fit the diary."""
        self._done.clear()
        self._undone.clear()
        self._open_step = ""
