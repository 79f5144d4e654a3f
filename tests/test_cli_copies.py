"""The register of copies and the command line: written files are registered, and a passphrase lists unprotected
ones."""

from pathlib import Path

import pytest

from diary.settings import SettingsStore
from diary.storage.safety import backup, copies, passphrase
from diary.storage.sync import sharing
from tests.test_cli import run
from tests.test_cli_safety import run_with

MARK = "Wilhelmina"
NOTED = ("log", "--day", "2026-11-22", "--pain", "3", "--note", f"{MARK} came by")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    assert run(folder, *NOTED).returncode == 0
    return folder


def done(data: Path, *arguments: str) -> str:
    finished = run(data, *arguments)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def test_what_each_command_writes_is_noted(data: Path, tmp_path: Path) -> None:
    diary = data / "diary.sqlite"
    days = ("--from", "2026-11-01", "--to", "2026-11-22")
    written = {
        tmp_path / "days.csv": copies.EXPORT,
        tmp_path / "page.txt": copies.PAGE,
        tmp_path / "page.html": copies.PAGE,
        tmp_path / "form.txt": copies.PAGE,
    }
    done(data, "export", "--format", "csv", "--output", str(tmp_path / "days.csv"))
    done(data, "summary", *days, "--output", str(tmp_path / "page.txt"))
    done(data, "summary", *days, "--output", str(tmp_path / "page.html"))
    done(data, "background", "export", "--format", "text", "--output", str(tmp_path / "form.txt"))
    noted = copies.copies_of(diary)
    assert {copy.path: copy.kind for copy in noted} == written
    assert all(copy.sha256 == copies.digest_of(copy.path.read_bytes()) for copy in noted)
    assert "The file is sound." in done(data, "check")
    copy = Path(done(data, "backup", "--to", str(tmp_path)).splitlines()[0])
    done(data, "backup")
    (tmp_path / "shared").mkdir()
    done(data, "share", str(tmp_path / "shared"))
    noted = copies.copies_of(diary)
    shared = sharing.own_file(tmp_path / "shared")
    assert {one.path: one.kind for one in noted} == written | {copy: copies.BACKUP_TO, shared: copies.SHARED}
    assert "The file is sound." in done(data, "check")


def test_an_export_that_fails_is_not_noted(data: Path, tmp_path: Path) -> None:
    failed = run(data, "export", "--format", "csv", "--output", str(tmp_path / "nowhere" / "days.csv"))
    assert failed.returncode == 1
    assert copies.copies_of(data / "diary.sqlite") == ()


@pytest.mark.usefixtures("cheap_key")
def test_a_passphrase_reaches_what_the_settings_name_and_lists_the_rest(data: Path, tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    diary, stick, shared = data / "diary.sqlite", tmp_path / "stick", tmp_path / "shared"
    for folder in (stick, shared, tmp_path / "exports"):
        folder.mkdir()
    store = SettingsStore.of_diary(diary)
    store.update(backup_place=str(stick), shared_place=str(shared))
    store.write()
    backup.make(diary, backup.BY_HAND, backup.place_in(stick))
    done(data, "share", str(shared))
    exported = tmp_path / "exports" / "days.csv"
    done(data, "export", "--format", "csv", "--private-notes", "--output", str(exported))
    away = tmp_path / "away" / "days.csv"
    copies.note_copy(diary, away, copies.EXPORT, "")
    finished = run_with(data, ["four words of mine"], "passphrase", "--new-fd", "{0}")
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.splitlines() == [
        "The diary has this passphrase now, but not every copy of it has.",
        "1 backup needs the passphrase now.",
        "1 file that could be read without it was removed.",
        "You saved this file, and it can be read without the passphrase. Delete it when you no longer need it.",
        f"  {exported}",
        "You saved this file in a place that is not connected now. It can be read without the passphrase.",
        f"  {away}",
        "There are no recovery words. The option --recovery-words of this command makes them.",
    ]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if MARK.encode() in path.read_bytes()] == [exported]
    assert not sharing.own_file(shared).exists()
    passphrase.forget()


@pytest.mark.usefixtures("cheap_key")
def test_when_nothing_is_left_that_is_what_it_says(data: Path) -> None:
    pytest.importorskip("sqlcipher3")
    done(data, "backup")
    finished = run_with(data, ["four words of mine"], "passphrase", "--new-fd", "{0}")
    assert finished.stdout.splitlines()[0] == "The diary and its backups have this passphrase now."
    removed = run_with(data, ["four words of mine"], "--passphrase-fd", "{0}", "passphrase", "--remove")
    assert removed.stdout.splitlines() == ["The diary has no passphrase now."]
