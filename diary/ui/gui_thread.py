"""Handing a value from any thread to an object in the GUI thread, which the other thread never gets hold of.

A signal that another thread emits holds the object whose signal it is: where that is being destroyed at the same time,
or where the thread is the last to hold it, the process crashes or hangs. So all values go through one object that is
never destroyed, and which of its receivers still exist is looked up in the GUI thread.
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
"""Used in the GUI thread alone."""


class _Exchange(QObject):
    """Its signal is emitted in any thread and received in the one that made it."""

    arrived = Signal(object)  # the number of the receiver, the function, and the value

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)  # never at once

    def _on_arrived(self, what: tuple[int, Callable[[QObject, Any], object], Any]) -> None:
        number, receive, value = what
        receiver = _receivers.get(number)
        if receiver is not None and shiboken6.isValid(receiver):
            receive(receiver, value)


@cache
def _exchange() -> _Exchange:
    return _Exchange()


def delivering(receiver: R, receive: Callable[[R, V], object]) -> Callable[[V], None]:
    """A function that any thread may call with a value: `receive(receiver, value)` follows in the GUI thread.

    It follows later, also where the GUI thread itself has called: work that has ended before somebody asks for its
    result is not told within that call. Nothing follows where the receiver no longer exists. To be called in the GUI
    thread; `receive` is the function of the class, and not the method of the object.
    """
    number = next(_numbers)
    _receivers[number] = receiver
    return partial(_send, _exchange(), number, receive)


def _send(exchange: _Exchange, number: int, receive: Callable[[Any, Any], object], value: object) -> None:
    exchange.arrived.emit((number, receive, value))
