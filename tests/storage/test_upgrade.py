"""Diaries of earlier versions are migrated without loss."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from diary.__main__ import main
from diary.domain.period import Period
from diary.settings import SettingsStore
from diary.storage import records
from diary.storage.file.migrations import STEPS
from diary.storage.journal import Journal
from diary.storage.safety import wal_match
from diary.storage.safety.checking import check
from tests.builders import EVENING, started

OLD_DIARIES = sorted((Path(__file__).parents[1] / "data").glob("diary_v*.sqlite"))

READERS = (
    "file.diary_file",
    "file.schema",
    "safety.content",
    "safety.copies",
    "safety.salvage",
    "safety.preparing",
    "safety.whole_content",
    "sync.change_file",
)
"""The modules of storage that know the latest schema version."""
DAYS = ("--from", "2026-10-26", "--to", "2026-11-22")
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("show", "--day", "2026-11-22"),
    ("log", "--day", "2026-11-22", "--pain", "3"),
    ("export", *DAYS, "--format", "csv"),
    ("summary", *DAYS, "--form", "short"),
    ("check",),
    ("backup",),
    ("passphrase", "--remove"),
)


def _number(path: Path, question: str) -> int:
    with closing(sqlite3.connect(path)) as file:
        return int(file.execute(question).fetchone()[0])


@pytest.mark.parametrize("old", OLD_DIARIES, ids=lambda path: path.stem)
def test_an_old_diary_is_upgraded_after_a_backup(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite"
    shutil.copyfile(old, path)
    with Journal(path) as journal:
        excerpt = journal.read(records.excerpt, Period(EVENING - timedelta(days=20), EVENING))
        assert journal.read(records.days_with_words, "sentence")
    assert len(excerpt.ratings) == _number(old, "SELECT count(*) FROM rating")
    assert len(excerpt.notes) == _number(old, "SELECT count(*) FROM note")
    assert [one.name for one in excerpt.profiles] == ["A. Sample"]
    assert all(line.dose is None for line in excerpt.plan)
    health = check(path)
    assert (health.schema_version, health.problems) == (len(STEPS), ())
    [backup] = (tmp_path / "backups").iterdir()
    assert _number(backup, "PRAGMA user_version") == _number(old, "PRAGMA user_version")


@pytest.mark.parametrize("old", OLD_DIARIES, ids=lambda path: path.stem)
def test_a_copy_of_an_old_diary_is_known_to_be_of_the_same_diary(old: Path, tmp_path: Path) -> None:
    diary, copy, other = (tmp_path / f"{name}.sqlite" for name in ("diary", "copy", "other"))
    shutil.copyfile(old, diary)
    shutil.copyfile(old, copy)
    assert wal_match.share_entries(diary, copy) is True
    assert wal_match.share_entries(started(other), copy) is False


@pytest.fixture
def newer_diary(tmp_path: Path) -> Path:
    """A diary written by this version."""
    return started(tmp_path / "diary.sqlite")


@pytest.fixture
def older_program(newer_diary: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A diary of this version, with the program then behaving like an older one, without the last migration."""
    for module in READERS:
        monkeypatch.setattr(f"diary.storage.{module}.STEPS", STEPS[:-1])
    return newer_diary


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_the_older_program_says_that_it_has_to_be_updated_and_touches_nothing(
    command: tuple[str, ...], older_program: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = older_program
    before = diary.read_bytes()
    arguments = ["--data-dir", str(diary.parent), *command]
    if command[0] in ("export", "summary"):
        arguments += ["--output", str(diary.parent / f"out.{command[-1]}")]
    monkeypatch.setattr("sys.argv", ["neuropathy-diary", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert "was written by a newer Neuropathy Diary; please update the program." in capsys.readouterr().err
    assert diary.read_bytes() == before
    assert not list(diary.parent.glob("out.*"))


def test_what_the_newer_program_keeps_in_the_settings_survives_the_older_one(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"of_a_newer_program": ["x"], "text_size": 150}', encoding="utf-8")
    older = SettingsStore(tmp_path)
    older.set("theme", "dark")
    older.write()
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept == {"of_a_newer_program": ["x"], "text_size": 150, "theme": "dark"}
    assert SettingsStore(tmp_path).value.text_size == 150
