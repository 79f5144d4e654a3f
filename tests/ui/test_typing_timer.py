"""When text is taken up while somebody types, by the timers themselves."""

import pytest
from pytestqt.qtbot import QtBot

from diary.ui.journal.open_journal import SAVE_AFTER_MS
from diary.ui.today import day_views
from diary.ui.widgets.inputs import typing_timer
from diary.ui.widgets.inputs.typing_timer import TypingTimer

TWO_SECONDS, TEN_SECONDS = 2_000, 10_000
WRITING_MS = 500
"""More than writing an evening takes."""


@pytest.fixture
def timer(qtbot: QtBot) -> TypingTimer:
    del qtbot
    return TypingTimer()


def test_text_is_on_disk_two_seconds_after_the_last_key_and_every_ten_while_typing_goes_on() -> None:
    assert typing_timer.PAUSE_MS + SAVE_AFTER_MS + WRITING_MS <= TWO_SECONDS
    assert day_views._TAKEN_UP_MS + SAVE_AFTER_MS + WRITING_MS <= TWO_SECONDS
    assert typing_timer.LONGEST_MS + SAVE_AFTER_MS + WRITING_MS <= TEN_SECONDS


def test_each_key_puts_off_the_pause_and_none_the_longest_time(timer: TypingTimer) -> None:
    assert not timer.is_active
    for _key in range(3):
        timer.start()
    assert timer.is_active
    timer._pause.setInterval(3_600_000)
    timer._longest.setInterval(7_200_000)
    timer.start()
    assert timer._pause.remainingTime() > TEN_SECONDS, "the pause begins again with each key"
    timer.stop()
    timer.start()
    before = timer._longest.remainingTime()
    for _key in range(3):
        timer.start()
    assert timer._longest.remainingTime() <= before


@pytest.mark.parametrize("which", ["_pause", "_longest"])
def test_whichever_ends_first_is_told_once(timer: TypingTimer, qtbot: QtBot, which: str) -> None:
    timer.start()
    with qtbot.waitSignal(timer.due):
        getattr(timer, which).timeout.emit()
    assert not timer.is_active
    assert not timer._longest.isActive()
