"""The left edges of a wide window: title and cards of a page begin on one line."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from diary.domain.change import added
from diary.ui.widgets.layout.card import Card
from tests.builders import evening
from tests.ui.windows import TODAY, until, window_on

_BESIDE = 100
"""Cards beginning further right stand in a second column."""


@pytest.mark.parametrize("key", ["today", "exercises", "trends", "summary", "preferences", "help#keys"])
def test_the_cards_begin_where_the_title_does(tmp_path: Path, qtbot: QtBot, key: str) -> None:
    changes = [change for back in range(30) for change in added(evening(TODAY - timedelta(days=back)))]
    with window_on(tmp_path / "diary.sqlite", qtbot, changes=changes) as window:
        window.resize(1200, 800)
        window._open(key)
        page = window.page(key.partition("#")[0])

        def cards() -> set[int]:
            return {one.mapTo(page, QPoint(0, 0)).x() for one in page.findChildren(Card) if one.isVisible()}

        until(qtbot, lambda: bool(cards()))
        title = next(one for one in page.header.findChildren(QLabel) if one.text() == page.header.title)
        left = title.mapTo(page, QPoint(0, 0)).x()
        assert {x for x in cards() if x < left + _BESIDE} == {left}
