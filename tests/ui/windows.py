"""The real window on a diary in the test's own folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar
from unittest import mock

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from diary.domain.change import Change
from diary.storage.file.diary_file import is_missing
from diary.storage.journal import Journal
from diary.storage.safety.preparing import start
from diary.ui import theme
from diary.ui.main_window import MainWindow

TODAY = date(2026, 11, 24)
W = TypeVar("W", bound=QWidget)


@contextmanager
def window_on(
    diary: Path, qtbot: QtBot, *, changes: list[Change] | None = None, look: str = "light", scale: float = 1.0
) -> Iterator[MainWindow]:
    """The window, shown and active, on a diary that holds `changes` and a plan from `TODAY` on; closed afterwards."""
    with mock.patch("diary.storage.safety.preparing.diary_day", return_value=TODAY):
        if is_missing(diary):
            start(diary)
        if changes:
            with Journal(diary) as journal:
                journal.apply(changes)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, look, scale)
        window = MainWindow(diary, TODAY)
        window._clock.stop()  # a minute later it would find that `TODAY` is over, and make the pages anew
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        until(qtbot, window.isActiveWindow)  # a window manager may take its time, and no shortcut works until then
        try:
            yield window
        finally:
            window.close()


def named(where: QWidget, kind: type[W], name: str) -> W:
    """The widget of that kind whose accessible name begins with `name`."""
    found = [one for one in where.findChildren(kind) if one.accessibleName().startswith(name)]
    assert found, [one.accessibleName() for one in where.findChildren(kind)]
    return next((one for one in found if one.isVisible()), found[0])


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    """Let the window go on until something holds."""
    qtbot.waitUntil(holds, timeout=20_000)
