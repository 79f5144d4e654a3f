"""The settings store and its file."""

import json
import os
import sys
from pathlib import Path
from threading import Thread

import pytest

from diary.settings import DECLARATIONS, Settings, SettingsStore
from diary.settings.store import SETTINGS_FILE
from tests.settings.values import other_value


def file_in(folder: Path) -> Path:
    return folder / SETTINGS_FILE


def files_in(folder: Path) -> list[str]:
    """The names of all settings files, including temporary ones."""
    return sorted(path.name for path in folder.iterdir() if "settings" in path.name)


def store_of(folder: Path, text: str) -> SettingsStore:
    file_in(folder).write_text(text, encoding="utf-8")
    return SettingsStore(folder)


def entries_in(folder: Path) -> dict[str, object]:
    entries: dict[str, object] = json.loads(file_in(folder).read_text(encoding="utf-8"))
    return entries


def test_every_preference_is_read_as_it_was_written(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    chosen = {name: other_value(name) for name in DECLARATIONS}
    store.update(**chosen)
    store.write()
    assert SettingsStore(tmp_path).value._asdict() == store.value._asdict() == chosen


def test_without_a_file_everything_is_as_at_the_beginning(tmp_path: Path) -> None:
    store = SettingsStore.of_diary(tmp_path / "diary.sqlite")
    assert (store.value, store.is_damaged, store.is_unsaved) == (Settings(), False, False)
    store.write()
    assert files_in(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("theme", "pink"), ("text_size", True), ("symptoms", [1, 2]), ("trends_lag", 3), ("voice", "yes"), ("new", 1)],
)
def test_one_senseless_entry_leaves_the_others_and_stays_in_the_file(tmp_path: Path, name: str, value: object) -> None:
    store = store_of(tmp_path, json.dumps({"sounds": False, name: value}))
    assert store.value == Settings()._replace(sounds=False)
    store.set("calm", True)
    store.write()
    assert entries_in(tmp_path) == {"sounds": False, name: value, "calm": True}


def test_what_makes_no_sense_is_not_taken_and_changes_nothing(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    for values in ({"calm": True, "theme": "pink"}, {"calm": True, "unheard_of": 1}, {"text_size": True}):
        with pytest.raises(ValueError, match="is no value of the preference"):
            store.update(**values)
    assert (store.value, store.is_unsaved) == (Settings(), False)


def test_whoever_listens_is_told_of_what_has_changed_and_of_nothing_else(tmp_path: Path) -> None:
    store, told = SettingsStore(tmp_path), []
    store.listen(lambda name, value: told.append((name, value, getattr(store.value, name))))
    store.update(theme="dark", voice=True, sounds=True)
    store.set("theme", "dark")
    assert told == [("theme", "dark", "dark"), ("voice", True, True)]


def test_a_simultaneous_change_of_another_preference_is_not_lost(tmp_path: Path) -> None:
    first, second = SettingsStore(tmp_path), SettingsStore(tmp_path)
    told: list[str] = []
    first.listen(lambda name, _value: told.append(name))
    first.set("theme", "dark")
    second.update(voice=True, theme="light")
    second.write()
    first.write()
    assert entries_in(tmp_path) == {"voice": True, "theme": "dark"}
    first.reload()
    second.reload()
    assert first.value == second.value == Settings()._replace(voice=True, theme="dark")
    assert told == ["theme", "voice"]


def test_a_folder_that_is_away_takes_nothing_with_it_and_a_file_that_was_removed_does(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    store = store_of(folder, '{"theme": "dark"}')
    folder.rename(tmp_path / "away")
    store.reload()
    assert store.value.theme == "dark"
    (tmp_path / "away").rename(folder)
    store.reload()
    assert store.value.theme == "dark"
    file_in(folder).unlink()
    store.reload()
    assert store.value == Settings()


def test_what_is_not_yet_written_stays_when_another_process_writes(tmp_path: Path) -> None:
    first, second = SettingsStore(tmp_path), SettingsStore(tmp_path)
    first.set("theme", "dark")
    second.set("theme", "light")
    second.write()
    first.reload()
    assert first.value.theme == "dark"
    assert first.is_unsaved


@pytest.mark.parametrize("text", ["", "no json", "[]", "null", '{"theme": ', '{"theme": "dark"', "\x00" * 400])
def test_a_damaged_file_is_kept_beside(tmp_path: Path, text: str) -> None:
    store = store_of(tmp_path, text)
    assert (store.value, store.is_damaged) == (Settings(), True)
    assert file_in(tmp_path).read_text(encoding="utf-8") == text
    store.set("calm", True)
    store.write()
    assert not store.is_damaged
    assert entries_in(tmp_path) == {"calm": True}
    assert (tmp_path / "settings.json.damaged").read_text(encoding="utf-8") == text


def test_a_second_damaged_file_does_not_replace_the_first(tmp_path: Path) -> None:
    for text in ("one", "two", "three"):
        store = store_of(tmp_path, text)
        store.set("calm", True)
        store.write()
    kept = sorted(path.name for path in tmp_path.glob("*.damaged*"))
    assert kept == ["settings.json.damaged", "settings.json.damaged-2", "settings.json.damaged-3"]
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in kept] == ["one", "two", "three"]


def test_a_file_that_is_damaged_later_does_not_take_away_what_was_chosen(tmp_path: Path) -> None:
    store = store_of(tmp_path, '{"theme": "dark", "of a later version": [1]}')
    file_in(tmp_path).write_text("no json", encoding="utf-8")
    store.reload()
    assert (store.value.theme, store.is_damaged) == ("dark", True)
    store.set("calm", True)
    store.write()
    assert entries_in(tmp_path) == {"theme": "dark", "of a later version": [1], "calm": True}


def test_what_cannot_be_written_stays_to_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "not there"
    store = SettingsStore(folder)
    store.set("calm", True)
    with pytest.raises(OSError, match="No such file"):
        store.write()
    assert store.is_unsaved
    assert store.value.calm
    folder.mkdir()
    store.write()
    assert not store.is_unsaved
    assert entries_in(folder) == {"calm": True}


def test_a_file_that_cannot_be_read_is_not_replaced(tmp_path: Path) -> None:
    file_in(tmp_path).mkdir()
    store = SettingsStore(tmp_path)
    assert (store.value, store.is_damaged) == (Settings(), False)
    store.set("calm", True)
    with pytest.raises(OSError):
        store.write()
    assert files_in(tmp_path) == [SETTINGS_FILE]


def test_the_file_is_parsed_again_only_when_it_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_of(tmp_path, '{"calm": true}')
    parsed: list[bytes] = []
    loads = json.loads

    def note_and_parse(content: bytes) -> object:
        parsed.append(content)
        return loads(content)

    monkeypatch.setattr(json, "loads", note_and_parse)
    for _time in range(3):
        assert store.value.calm
        store.reload()
    store.set("voice", True)
    store.write()
    store.reload()
    assert parsed == []
    file_in(tmp_path).write_text('{"calm": false}', encoding="utf-8")
    os.utime(file_in(tmp_path), ns=(1, 1))
    store.reload()
    store.reload()
    assert not store.value.calm
    assert len(parsed) == 1


def test_what_is_set_while_the_file_is_written_is_written_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SettingsStore(tmp_path)
    store.update(theme="dark", calm=True)
    dumps = json.dumps

    def set_meanwhile(entries: object, **how: int) -> str:
        if store.value.theme == "dark":
            store.set("theme", "light")
            store.reload()
        return dumps(entries, indent=how["indent"])

    monkeypatch.setattr(json, "dumps", set_meanwhile)
    writer = Thread(target=store.write)
    writer.start()
    writer.join()
    assert entries_in(tmp_path) == {"theme": "dark", "calm": True}
    assert (store.is_unsaved, store.value.theme) == (True, "light")
    store.write()
    assert entries_in(tmp_path) == {"theme": "light", "calm": True}
    assert not store.is_unsaved


@pytest.mark.skipif(sys.platform == "win32", reason="Windows replaces no file that is open")
def test_whoever_reads_meanwhile_reads_a_whole_file(tmp_path: Path) -> None:
    store = store_of(tmp_path, '{"calm": true}')
    with file_in(tmp_path).open("rb") as reading:
        store.set("voice", True)
        store.write()
        assert reading.read() == b'{"calm": true}'
    assert files_in(tmp_path) == [SETTINGS_FILE]
