"""The autostart entry of each platform: it has the folders of all diaries, and is removed with the last."""

import plistlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from diary.reminder import autostart
from diary.reminder.login_entry import agent_file, entry_of_system

ONE, TWO = Path("/diaries of/Änne & <co>"), Path("/two 100%")


class Registry:
    """A fake `winreg` that uses a dictionary."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    @contextmanager
    def key(self, root: str, path: str) -> Iterator[str]:
        assert (root, path.rpartition("\\")[2]) == ("HKCU", "Run")
        yield path

    def keep(self, _key: str, name: str, _reserved: int, kind: int, value: str) -> None:
        assert kind == 1
        self.values[name] = value

    def read(self, _key: str, name: str) -> tuple[str, int]:
        if name not in self.values:
            raise FileNotFoundError(name)
        return self.values[name], 1

    def delete(self, _key: str, name: str) -> None:
        if self.values.pop(name, None) is None:
            raise FileNotFoundError(name)

    @property
    def module(self) -> SimpleNamespace:
        keys = {"CreateKey": self.key, "OpenKey": self.key, "HKEY_CURRENT_USER": "HKCU", "REG_SZ": 1}
        return SimpleNamespace(**keys, SetValueEx=self.keep, QueryValueEx=self.read, DeleteValue=self.delete)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    done = list[list[str]]()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(autostart, "start_alone", done.append)
    return done


def walk(started: list[list[str]]) -> None:
    """Add and remove two diaries."""
    assert autostart.is_offered()
    assert autostart.wanted_folders() == []
    for folder in (ONE, TWO, ONE):
        autostart.install(folder)
    assert autostart.wanted_folders() == [ONE, TWO]
    assert started[-1] == [sys.executable, "-m", "diary.ui.tray_reminder", str(ONE), str(TWO)]
    autostart.remove(ONE)
    assert autostart.wanted_folders() == [TWO]
    autostart.remove(TWO)
    autostart.remove(TWO)
    assert autostart.wanted_folders() == []


def test_on_macos_it_is_a_launch_agent(monkeypatch: pytest.MonkeyPatch, started: list[list[str]]) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    autostart.install(ONE)
    agent = plistlib.loads(agent_file().read_bytes())
    assert (agent["Label"], agent["RunAtLoad"]) == ("neuropathy-diary.reminder", True)
    assert agent["ProgramArguments"] == started[0]
    autostart.remove(ONE)
    walk(started)
    assert not agent_file().exists()
    agent_file().write_bytes(b"no list of properties")
    assert autostart.wanted_folders() == []


def test_on_windows_it_is_a_value_of_the_registry(monkeypatch: pytest.MonkeyPatch, started: list[list[str]]) -> None:
    registry = Registry()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", registry.module)
    autostart.install(ONE)
    assert registry.values == {"neuropathy-diary-reminder": f'"{sys.executable}" "-m" "diary.ui.tray_reminder" "{ONE}"'}
    autostart.remove(ONE)
    walk(started)
    assert registry.values == {}


def test_nothing_is_offered_where_nobody_would_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert entry_of_system() is not None
    monkeypatch.setenv("FLATPAK_ID", "x")
    assert entry_of_system() is None
    monkeypatch.delenv("FLATPAK_ID")
    monkeypatch.setattr(sys, "platform", "freebsd14")
    assert entry_of_system() is None
