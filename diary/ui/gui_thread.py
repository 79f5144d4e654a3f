"""Passes values from any thread to an object in the GUI thread, without giving the other thread a reference to it.

A signal emitted in another thread keeps a reference to its object: if that is being destroyed at the same time, or if
the thread drops the last reference, the process crashes or hangs. Therefore all values pass through one object that is
never destroyed, and the GUI thread looks up which receivers still exist.
"""

from collections.abc import Callable
from functools import cache, partial
from itertools import count
from typing import Any, TypeVar
from weakref import WeakValueDictionary

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

R = TypeVar("R", bound=QObject)
V = TypeVar("V")
_numbers = count()
_receivers: "WeakValueDictionary[int, QObject]" = WeakValueDictionary()
"""The receivers by number; used in the GUI thread only."""


class _Exchange(QObject):
    """The signal of this object is emitted in any thread and received in the GUI thread."""

    arrived = Signal(object)  # receiver's number, function, value

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)  # even in the same thread

    def _on_arrived(self, delivery: tuple[int, Callable[[QObject, Any], object], Any]) -> None:
        number, receive, value = delivery
        receiver = _receivers.get(number)
        if receiver is not None and shiboken6.isValid(receiver):
            receive(receiver, value)


@cache
def _exchange() -> _Exchange:
    return _Exchange()


def delivering(receiver: R, receive: Callable[[R, V], object]) -> Callable[[V], None]:
    """A function for any thread: called with a value, it has `receive(receiver, value)` called in the GUI thread.

    The call is always queued, even if made in the GUI thread, so that the result of finished work is never delivered
    within the caller. It is dropped if the receiver no longer exists. `delivering` must be called in the GUI thread;
    `receive` is the function of the class, not a bound method.
    """
    number = next(_numbers)
    _receivers[number] = receiver
    return partial(_send, _exchange(), number, receive)


def _send(exchange: _Exchange, number: int, receive: Callable[[Any, Any], object], value: object) -> None:
    exchange.arrived.emit((number, receive, value))
