"""The settings while the window is open."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diary.settings import SettingsStore
from diary.ui.open_settings import OpenSettings
from tests.ui.windows import until


@pytest.fixture
def settings(tmp_path: Path, qtbot: QtBot) -> Iterator[OpenSettings]:
    del qtbot  # which made the application
    made = OpenSettings(SettingsStore(tmp_path))
    yield made
    made.close()


def test_a_change_is_told_at_once_and_written_behind_the_window(
    settings: OpenSettings, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(settings.changed, timeout=0) as told:
        settings.set("calm", True)
    assert told.args == ["calm"]
    assert settings.value.calm
    assert not (tmp_path / "settings.json").exists()
    until(qtbot, (tmp_path / "settings.json").is_file)
    assert json.loads((tmp_path / "settings.json").read_text(encoding="utf-8")) == {"calm": True}


def test_closing_writes_what_is_left(settings: OpenSettings, tmp_path: Path) -> None:
    settings.update(calm=True, theme="dark")
    settings.close()
    assert SettingsStore(tmp_path).value == settings.value


def test_after_writing_the_changes_of_another_process_are_taken_up(
    settings: OpenSettings, tmp_path: Path, qtbot: QtBot
) -> None:
    other = SettingsStore(tmp_path)
    other.set("voice", True)
    other.write()
    settings.set("calm", True)
    until(qtbot, lambda: settings.value.voice)
    assert SettingsStore(tmp_path).value == settings.value


def test_what_cannot_be_written_is_told_and_written_with_the_next_change(
    settings: OpenSettings, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "settings.json").mkdir()
    with qtbot.waitSignal(settings.write_failed, timeout=20_000) as told:
        settings.set("calm", True)
    assert told.args[0].startswith("The settings cannot be saved (")
    assert settings.value.calm
    (tmp_path / "settings.json").rmdir()
    settings.set("voice", True)
    until(qtbot, (tmp_path / "settings.json").is_file)
    assert (SettingsStore(tmp_path).value.calm, SettingsStore(tmp_path).value.voice) == (True, True)
