"""Handing values to the GUI thread."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread, Signal
from pytestqt.qtbot import QtBot

from diary.formats.work import Work
from diary.ui.gui_thread import delivering
from tests.qt_in_threads import objects_of_qt
from tests.ui.windows import until


class Receiver(QObject):
    """Records the received values with their thread."""

    told = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.values: list[int] = []
        self.threads: list[QThread] = []

    def take(self, value: int) -> None:
        self.values.append(value)
        self.threads.append(QThread.currentThread())


def in_a_thread(send: Callable[[int], None], *values: int) -> None:
    thread = threading.Thread(target=lambda: list(map(send, values)))
    thread.start()
    thread.join()


def test_what_a_thread_says_arrives_in_the_gui_thread_in_its_order(qtbot: QtBot) -> None:
    receiver = Receiver()
    in_a_thread(delivering(receiver, Receiver.take), 1, 2, 3)
    assert receiver.values == []
    until(qtbot, lambda: receiver.values == [1, 2, 3])
    assert set(receiver.threads) == {receiver.thread()}


def test_what_the_gui_thread_says_itself_arrives_after_its_call(qtbot: QtBot) -> None:
    """As if the work had ended before its result is awaited."""
    receiver = Receiver()
    delivering(receiver, Receiver.take)(1)
    assert receiver.values == []
    until(qtbot, lambda: receiver.values == [1])


@pytest.mark.parametrize("is_deleted_by_qt", [True, False])
def test_nothing_arrives_at_what_exists_no_longer(qtbot: QtBot, is_deleted_by_qt: bool) -> None:
    receivers, other = [Receiver()], Receiver()
    values = receivers[0].values
    send = delivering(receivers[0], Receiver.take)
    in_a_thread(send, 1)
    if is_deleted_by_qt:
        shiboken6.delete(receivers[0])
    else:
        receivers.clear()
    in_a_thread(send, 2)
    in_a_thread(delivering(other, Receiver.take), 3)
    until(qtbot, lambda: other.values == [3])
    assert values == []


def test_the_thread_holds_neither_the_object_nor_one_of_its_methods(qtbot: QtBot) -> None:
    del qtbot
    receiver = Receiver()
    assert list(objects_of_qt(delivering(receiver, Receiver.take))) == []


def test_an_object_of_qt_is_found_in_whatever_a_thread_is_given(qtbot: QtBot) -> None:
    del qtbot
    receiver = Receiver()
    for work in (
        receiver,
        receiver.take,
        receiver.told,
        receiver.told.emit,
        lambda: receiver,
        partial(print, receiver),
        partial(print, one=lambda: receiver.take(1)),
        partial(print, Work(receiver.told.emit)),
    ):
        assert list(objects_of_qt(work)), work


def test_a_thread_that_is_given_one_fails_the_test(qtbot: QtBot) -> None:
    del qtbot
    receiver = Receiver()
    with pytest.raises(AssertionError, match="a thread is given"):
        threading.Thread(target=receiver.take, args=(1,)).start()


def test_a_thread_makes_no_class_of_qt() -> None:
    def make() -> None:
        type("Plain", (), {})

        class Other(Receiver):
            pass

    with ThreadPoolExecutor(1) as thread, pytest.raises(AssertionError, match="Other"):
        thread.submit(make).result()
