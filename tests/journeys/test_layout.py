"""How the window is laid out after everything in it was made anew: for every theme, text size and width."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from diary.settings import DECLARATIONS, TEXT_SIZES
from diary.storage.errors import BusyError, storage_error
from diary.ui import pages, theme
from diary.ui.main_window import MainWindow
from diary.ui.protection.blocking_screen import BlockingScreen
from tests.journeys.walking import settle
from tests.slow.whole import at, walked
from tests.ui.windows import TODAY, named, until, window_on

THEMES = [str(choice) for choice, _name in DECLARATIONS["theme"].choices if choice != "system"]
WINDOWS = [(1366, 768), (1200, 800), (800, 600), (480, 800)]
NARROWEST, LARGEST_THERE = 800, 125
"""In a window that is narrower, larger text is wider than it, and is scrolled sideways to what has the focus."""


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with window_on(tmp_path / "diary.sqlite", qtbot) as made:
        yield made


def arrangement(window: MainWindow) -> dict[int, tuple[str, QRect]]:
    """Where each visible widget of the window stands, in its order."""
    settle()
    visible = [one for one in window.findChildren(QWidget) if one.isVisible()]
    places = [QRect(one.mapTo(window, QPoint()), one.size()) for one in visible]
    return {n: (type(one).__name__, place) for n, (one, place) in enumerate(zip(visible, places, strict=True))}


def after_resizing(window: MainWindow) -> dict[int, tuple[str, QRect]]:
    """Where they stand once the window was made larger and as large as before again."""
    size = window.size()
    window.resize(size.width() + 7, size.height() + 7)
    settle()
    window.resize(size)
    return arrangement(window)


def require_laid_out(window: MainWindow) -> None:
    """Rail and Menu button are as the width has it, never both, and a resize changes nothing."""
    settle()
    rail = window._rail
    menu = named(window.page(front(window)), QPushButton, "Menu")
    assert rail.isVisible() != menu.isVisible()
    arranged = arrangement(window)
    assert arranged == after_resizing(window)
    assert len(arranged) > 10


def is_rebuilt(window: MainWindow, former: QWidget | None) -> bool:
    return window.centralWidget() is not former


def front(window: MainWindow) -> str:
    return next(entry.key for entry in pages.PAGES if window.page(entry.key).isVisible())


@pytest.mark.parametrize("size", at(WINDOWS, WINDOWS[1::2]), ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_window_is_laid_out_after_each_change_of_theme_and_text_size(
    window: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.show_page("preferences")
    settings, tried = window.page("preferences").settings, 0
    fitting = [one for one in TEXT_SIZES if size[0] >= NARROWEST or one <= LARGEST_THERE]
    for text_size, look in walked((*fitting[1:], fitting[0]), THEMES):
        former = window.centralWidget()
        settings.update(theme=look, text_size=text_size)
        until(qtbot, partial(is_rebuilt, window, former))
        assert (theme.current().name, theme.current().scale) == (look, text_size / 100)
        require_laid_out(window)
        tried += 1
    assert tried == at(len(THEMES), 1) * len(fitting)


@pytest.mark.parametrize(("size", "scale"), walked(WINDOWS, [1.0, 2.0]), ids=str)
def test_it_is_laid_out_after_the_day_has_turned_and_after_a_blocking_screen(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], scale: float
) -> None:
    with window_on(tmp_path / "diary.sqlite", qtbot, scale=scale) as window:
        window.resize(*size)
        former = window.centralWidget()
        monkeypatch.setattr("diary.ui.main_window.diary_day", lambda _now, _hour: TODAY + timedelta(days=1))
        window._clock.timeout.emit()
        assert window.centralWidget() is not former
        assert window.today_page.today == TODAY + timedelta(days=1)
        require_laid_out(window)
        window.block(storage_error(BusyError, tmp_path / "diary.sqlite"))
        window.resize(size[1], size[1])
        [screen] = window.findChildren(BlockingScreen)
        screen.passed.emit()
        require_laid_out(window)
        assert window.today_page.isVisible()
