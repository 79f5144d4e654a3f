"""A page that takes long, cancelled and made all the same, in the real window."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.symptom import Rating
from diary.formats.work import Work
from diary.ui.summary.page import SummaryPage
from tests.ui.windows import TODAY, named, until, window_on


def test_it_is_cancelled_and_made_anew(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work waits at its first step for being cancelled, as one of many years takes its time."""
    advance = Work.advance

    def slow(work: Work, share: float) -> None:
        advance(work, share)
        while is_slow:
            time.sleep(0.005)
            work.check()

    is_slow = [True]
    monkeypatch.setattr(Work, "advance", slow)
    monkeypatch.setattr("diary.ui.summary.page._SLOW_AFTER_MS", 10)
    ratings = [Rating(day=TODAY, symptom="pain", value=4)]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added(ratings)) as window:
        window.show_page("summary")
        page = window.page("summary")
        assert isinstance(page, SummaryPage)
        until(qtbot, lambda: page.progress.isVisible() and page.progress.bar.value() == 100)
        qtbot.keyClick(page.progress.cancel, Qt.Key.Key_Space)
        until(qtbot, lambda: not page.progress.isVisible() and page._cancelled.isVisible())
        assert (page.made, page.foot.save.isEnabled()) == (None, False)
        is_slow.clear()
        qtbot.mouseClick(named(page._cancelled, QPushButton, "Make the page"), Qt.MouseButton.LeftButton)
        until(qtbot, lambda: page.made is not None and page.foot.save.isEnabled())
        assert not page._cancelled.isVisible()
