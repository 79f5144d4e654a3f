"""Drives the program in the trials: its commands and its window."""

import runpy
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TypeVar
from unittest import mock

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget

import diary
from diary.domain.record import diary_day, now
from diary.storage.safety.preparing import start
from diary.ui import theme
from diary.ui.main_window import MainWindow
from diary.ui.warm_up import WarmUp

SCRATCH = Path(sys.argv[1])
DIARY = SCRATCH / "diary" / "diary.sqlite"
W = TypeVar("W", bound=QWidget)
_PATIENCE_MS = 20_000


def today() -> date:
    """Today's day of the diary."""
    return diary_day(now())


def command(*arguments: str) -> str:
    """The output of `python -m diary` as one line, for these arguments and the trial's own diary."""
    line = ["diary", "--data-dir", str(DIARY.parent), *arguments]
    with redirect_stdout(StringIO()) as said, mock.patch.object(sys, "argv", line):
        try:
            runpy.run_module("diary", run_name="__main__")
        except SystemExit as end:
            assert not end.code, (arguments, said.getvalue())  # noqa: PT017 - how a command ends
    return " ".join(said.getvalue().split())


def exported(form: str, ending: str) -> bytes:
    """The content of the file that `export` writes of today in the trial's own diary."""
    file = SCRATCH / f"exported-{form}.{ending}"
    command("export", "--format", form, "--output", str(file), "--private-notes")
    return file.read_bytes()


@contextmanager
def window() -> Iterator[MainWindow]:
    """Context manager: the window on the trial's own diary. No module is loaded that no page asks for."""
    app = QApplication.instance() or QApplication(["diary", "-style", theme.STYLE])
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 1.0)
    with mock.patch.object(WarmUp, "begin"):
        if not DIARY.exists():
            start(DIARY)
        shown = MainWindow(DIARY, today())
        shown.resize(1200, 800)
        shown.show()
        until(shown.isVisible)
        yield shown
        shown.close()


def until(holds: Callable[[], bool]) -> None:
    """Run the event loop until a condition holds."""
    if holds():
        return
    loop, look, end = QEventLoop(), QTimer(), QTimer()

    def look_again() -> None:
        if holds():
            loop.quit()

    look.timeout.connect(look_again)
    look.start(10)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    end.start(_PATIENCE_MS)
    loop.exec()
    assert holds()


def named(where: QWidget, kind: type[W], name: str) -> W:
    """The visible widget of that class whose accessible name begins with `name`; waits for it."""

    def found() -> list[W]:
        shown = [one for one in where.findChildren(kind) if one.isVisible()]
        return [one for one in shown if one.accessibleName().startswith(name)]

    until(lambda: bool(found()))
    return found()[0]


def says(where: QWidget, words: str) -> QLabel:
    """The visible label that contains these words; waits for it."""

    def found() -> list[QLabel]:
        return [one for one in where.findChildren(QLabel) if one.isVisible() and words in one.text()]

    until(lambda: bool(found()))
    return found()[0]


def press(where: QWidget, name: str) -> QAbstractButton:
    """Click the visible button with that label or accessible name."""

    def found() -> list[QAbstractButton]:
        shown = [one for one in where.findChildren(QAbstractButton) if one.isVisible()]
        return [one for one in shown if name in (one.text(), one.accessibleName())] or [
            one for one in shown if one.accessibleName().startswith(name)
        ]

    until(lambda: bool(found()))
    button = found()[0]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return button


def answered_form(block: str, question: str, label: str) -> None:
    """Answer a question of the health background in the window, and check it in a command's output and in a file."""
    with window() as shown:
        shown.show_page("health")
        page = shown.page("health")
        press(page, block)
        says(page, question)
        field = named(page, QPlainTextEdit, question)
        field.setFocus()
        QTest.keyClicks(field, "In the hall")
        page.leave()
    told = command("background", "show")
    assert block in told
    assert f"{label}: In the hall" in told
    file = SCRATCH / "background.txt"
    command("background", "export", "--format", "text", "--output", str(file))
    assert f"{label}: In the hall" in file.read_text("utf-8")


def tried(trial: Callable[[], None]) -> None:
    """Run a trial with the program of the copy, which must be the current folder."""
    assert Path(diary.__file__).parent == Path.cwd() / "diary", diary.__file__
    trial()
    print("tried")
