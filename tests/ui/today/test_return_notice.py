"""Coming back after days without an entry."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.domain.symptom import Rating
from tests.ui.windows import TODAY, until, window_on


def rated(days_ago: int) -> Rating:
    return Rating(day=TODAY - timedelta(days=days_ago), symptom="pain", value=3)


def test_the_return_is_greeted_until_the_first_entry(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([rated(8)])) as window:
        notice = window.today_page._return
        until(qtbot, notice.isVisible)
        assert notice.words.endswith("The last seven days are blank, and that is fine. Start with today.")
        window.today_page.step(-1)
        assert not notice.isVisible()
        window.today_page.step(1)
        scale = window.today_page.log.ratings["numbness"].scale
        scale.setFocus()
        qtbot.keyClick(scale, Qt.Key.Key_4)
        assert not notice.isVisible()


def test_who_wrote_yesterday_is_not_asked_about(tmp_path: Path, qtbot: QtBot) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=added([rated(1), rated(9)])) as window:
        assert not window.today_page._return._is_asked
