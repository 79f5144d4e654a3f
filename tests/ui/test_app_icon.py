"""The windows have the program's icon, and the identifier by which each platform knows the program."""

import configparser
import ctypes
import sys
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from diary import APP_ID, paths
from diary.ui import app_icon, running


@pytest.fixture(autouse=True)
def own_looks(qapp: QApplication) -> Iterator[None]:
    """Restore the application of all tests afterwards."""
    icon, name = qapp.windowIcon(), qapp.desktopFileName()
    yield
    qapp.setWindowIcon(icon)
    qapp.setDesktopFileName(name)


@pytest.mark.parametrize(("platform", "told"), [("win32", [APP_ID]), ("linux", []), ("darwin", [])])
def test_the_taskbar_shows_the_icon_of_the_program(
    platform: str, told: list[str], qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    shell = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=names.append)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(shell32=shell), raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    app_icon.show_on(qapp)
    assert names == told
    assert {size.width() for size in qapp.windowIcon().availableSizes()} >= {16, 32, 48, 256}


def test_the_window_is_known_by_the_name_of_its_menu_entry(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    linux = paths.resources().parent / "packaging" / "linux"
    (file,) = linux.glob("*.desktop.in")
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(file, encoding="utf-8")
    assert file.name == f"{APP_ID}.desktop.in"
    assert entry["Desktop Entry"]["StartupWMClass"] == entry["Desktop Entry"]["Exec"].split()[0] == APP_ID
    monkeypatch.setattr(running, "_kind_of_application", lambda: lambda _arguments: qapp)
    monkeypatch.delenv("FLATPAK_ID", raising=False)
    assert running._application().desktopFileName() == APP_ID
    monkeypatch.setenv("FLATPAK_ID", "org.example.Diary")
    assert running._application().desktopFileName() == "org.example.Diary"
