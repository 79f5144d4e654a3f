"""Work in a thread of its own, for a part of the window."""

from pytestqt.qtbot import QtBot

from diary.ui.background import Background


def test_after_closing_nothing_is_begun(qtbot: QtBot) -> None:
    """A timer may still want it: the day's look at the copies, while the window goes away."""
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
