"""Work in a worker thread for a widget."""

from functools import partial
from threading import Event

from pytestqt.qtbot import QtBot

from diary.ui.background import Background, after


def test_after_closing_nothing_is_begun(qtbot: QtBot) -> None:
    """A timer may still call `start`, such as the daily check of copies while the window closes."""
    begun: list[str] = []
    background = Background()
    with qtbot.waitSignal(background.done):
        background.start(lambda: begun.append("before"))
    background.close()
    background.start(lambda: begun.append("after"))
    assert begun == ["before"]
    assert not background.is_busy


def test_an_error_is_told_where_the_result_would_have_been(qtbot: QtBot) -> None:
    background = Background()
    with qtbot.waitSignal(background.failed) as told:
        background.start(lambda: 1 // 0)
    assert isinstance(told.args[0], ZeroDivisionError)
    background.close()


def test_what_is_certain_is_done_whatever_comes_after_it(qtbot: QtBot) -> None:
    """An import is logged even if the next file is read at once, or the window is closed."""
    ways, done = Event(), list[str]()
    background = Background()
    background.start(ways.wait)
    background.start(lambda: done.append("kept"), is_certain=True)
    with qtbot.waitSignal(background.done):
        background.start(lambda: done.append("next"))
        ways.set()
    background.start(lambda: done.append("kept at the end"), is_certain=True)
    background.close()
    assert done == ["kept", "next", "kept at the end"]


def test_work_that_reads_what_another_thread_keeps_waits_for_it(qtbot: QtBot) -> None:
    ways, kept = Event(), list[str]()
    keeping, reading = Background(), Background()
    keeping.start(lambda: kept.append("kept") if ways.wait(10) else None, is_certain=True)
    with qtbot.waitSignal(reading.done) as told:
        reading.start(partial(after, keeping.latest, lambda: list(kept)))
        ways.set()
    assert told.args == [["kept"]]
    for one in (keeping, reading):
        one.close()
    assert after(None, lambda: 1) == 1
