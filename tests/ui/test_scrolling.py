"""Contents that scroll keep their width, whether the scroll bar is needed or not."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diary.ui import theme
from diary.ui.widgets.layout.scrolling import beside_gutter, scrolling
from tests.ui.windows import until


def test_contents_are_as_wide_with_a_scroll_bar_as_without(qtbot: QtBot) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    area = scrolling(content)
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    until(qtbot, lambda: content.width() == 400 - theme.px(theme.SCROLL_BAR))
    bar, width = area.verticalScrollBar(), content.width()
    assert bar.maximum() == 0
    blank = bar.grab().toImage()
    for number in range(60):
        column.addWidget(QLabel(f"Line {number}"))
    until(qtbot, lambda: bar.maximum() > 0)
    assert content.width() == width
    assert bar.grab().toImage() != blank


def test_contents_end_where_those_end_that_do_not_scroll() -> None:
    gutter = theme.px(theme.SCROLL_BAR)
    assert beside_gutter(theme.px(28)) + gutter == theme.px(28)
    assert beside_gutter(0) == 0
