"""A saved file is shown in the system's file manager, selected if that is supported."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from diary.ui.widgets import file_manager
from diary.ui.widgets.file_manager import FileManager, selecting
from diary.ui.widgets.saved_banner import SavedBanner
from tests.ui.windows import named, until

FILE = Path("/home/Ann O'Dee/My files, 2026/Größe [1].pdf")
ADDRESS = "file:///home/Ann%20O%27Dee/My%20files%2C%202026/Gr%C3%B6%C3%9Fe%20%5B1%5D.pdf"
Program = Callable[[str, str], Path]
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the programs are shell scripts on Linux's PATH")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Make a program the only one on the PATH, with a session bus address that is never used.

    It returns the arguments of its call, one per line.
    """
    folder, called = tmp_path / "bin", tmp_path / "called"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")

    def make(name: str, then: str) -> Path:
        script = folder / name
        keep = f'printf "%s\\n" "$@" > "{called}.part"\n/bin/mv "{called}.part" "{called}"'
        script.write_text(f"#!/bin/sh\n{keep}\n{then}\n")
        script.chmod(0o755)
        return called

    return make


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    paths: list[Path] = []

    def open_url(url: QUrl) -> bool:
        paths.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return paths


def test_the_commands_of_other_systems_select_the_file() -> None:
    assert selecting(FILE, "win32") == ["explorer", "/select,", str(FILE)]
    assert selecting(FILE, "darwin") == ["open", "-R", str(FILE)]


@on_linux
@pytest.mark.parametrize(("name", "said"), [("gdbus", f"['{ADDRESS}']"), ("dbus-send", f"array:string:{ADDRESS}")])
def test_the_file_manager_is_asked_over_the_bus_with_the_address_of_the_file(
    qtbot: QtBot, program: Program, opened: list[Path], name: str, said: str
) -> None:
    called = program(name, "exit 0")
    banner = SavedBanner()
    qtbot.addWidget(banner)
    banner.show_saved("Saved", FILE)
    named(banner, QPushButton, "Show in folder").click()
    until(qtbot, called.exists)
    until(qtbot, lambda: banner._in_folder._files._process is None)
    arguments = called.read_text("utf-8").splitlines()
    assert said in arguments
    assert "org.freedesktop.FileManager1.ShowItems" in arguments
    assert opened == []


@on_linux
def test_where_no_file_manager_answers_the_folder_is_opened(qtbot: QtBot, program: Program, opened: list[Path]) -> None:
    program("gdbus", "exit 1")
    banner = SavedBanner()
    qtbot.addWidget(banner)
    banner.show_saved("Saved", FILE)
    named(banner, QPushButton, "Show in folder").click()
    until(qtbot, lambda: opened == [FILE.parent])


@on_linux
def test_a_bus_that_hangs_does_not_hold_up_the_window(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_manager, "_PATIENCE_MS", 50)
    called = program("gdbus", "exec /bin/sleep 1000")
    files = FileManager()
    with qtbot.waitSignal(files.refused, timeout=20_000) as refused:
        files.show_file(FILE)
        assert not called.exists() or files._process is not None
    assert refused.args == [FILE]
    assert files._process is None


@on_linux
def test_without_a_session_bus_nobody_is_asked(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program("gdbus", "exit 0")
    program("dbus-send", "exit 0")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/nowhere")
    assert selecting(FILE, "linux") == []
