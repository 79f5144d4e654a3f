"""A piece of work that tells how far it is and can be called off."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event


class CancelledError(Exception):
    """The work was called off; nothing of it is to be used."""


def _tell_nobody(_share: float) -> None:
    """Nobody waits to hear of it."""


@dataclass(frozen=True, slots=True)
class Work:
    """`tell` hears in the working thread which share (0 to 1) is done; `cancel` may come from any thread."""

    tell: Callable[[float], None] = _tell_nobody
    _called_off: Event = field(default_factory=Event)

    def cancel(self) -> None:
        self._called_off.set()

    @property
    def is_called_off(self) -> bool:
        return self._called_off.is_set()

    def check(self) -> None:
        """Raise `CancelledError` once the work was called off."""
        if self.is_called_off:
            raise CancelledError

    def advance(self, share: float) -> None:
        """Say that so much is done; raises `CancelledError` once the work was called off."""
        self.check()
        self.tell(min(1.0, max(0.0, share)))
