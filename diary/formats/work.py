"""Progress and cancellation of reading or writing a long file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event


class CancelledError(Exception):
    """The work was cancelled; its partial result is not to be used."""


def _ignore_progress(_share: float) -> None:
    """A progress callback that does nothing."""


@dataclass(frozen=True, slots=True)
class Work:
    """A cancellable operation: `tell` is called in the working thread with the completed share (0 to 1); `cancel` is
    thread-safe."""

    tell: Callable[[float], None] = _ignore_progress
    _called_off: Event = field(default_factory=Event)

    def cancel(self) -> None:
        self._called_off.set()

    @property
    def is_called_off(self) -> bool:
        return self._called_off.is_set()

    def check(self) -> None:
        """Raise `CancelledError` if the work was cancelled."""
        if self.is_called_off:
            raise CancelledError

    def advance(self, share: float) -> None:
        """Report the completed share (0 to 1); raises `CancelledError` if the work was cancelled."""
        self.check()
        self.tell(min(1.0, max(0.0, share)))
