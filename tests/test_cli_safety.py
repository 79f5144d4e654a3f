"""Backups, restoring, damage and passphrases on the command line, run as a person runs them."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from diary.cli.arguments import read_words
from diary.storage.errors import StorageError
from diary.storage.safety import passphrase
from tests.test_cli import EVENING, run, shown


def diary_in(folder: Path) -> Path:
    [diary] = [one for one in folder.iterdir() if one.suffix == ".sqlite"]
    return diary


@contextmanager
def on_descriptors(words: list[str]) -> Iterator[list[int]]:
    """The numbers of file descriptors from which these passphrases can be read, one each."""
    ends = []
    for one in words:
        reading, writing = os.pipe()
        os.write(writing, f"{one}\n".encode())
        os.close(writing)
        ends.append(reading)
    try:
        yield ends
    finally:
        for end in ends:
            os.close(end)


def run_with(folder: Path, words: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run in this process with passphrases on descriptors, whose numbers replace `{0}`, `{1}`.

    As in a process of its own, no key is known before, and none is left. The test uses the fixture `cheap_key`.
    """
    with on_descriptors(words) as ends:
        passphrase.forget()
        try:
            return run(folder, *(argument.format(*ends) for argument in arguments))
        finally:
            passphrase.forget()


def child_with(folder: Path, words: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """The same in a child process, with keys at their real cost."""
    with on_descriptors(words) as ends:
        command = [sys.executable, "-m", "diary", "--data-dir", str(folder)]
        command += [argument.format(*ends) for argument in arguments]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, pass_fds=ends)


def test_a_backup_is_restored_and_that_can_be_taken_back(tmp_path: Path) -> None:
    assert run(tmp_path, *EVENING).returncode == 0
    done = run(tmp_path, "backup")
    assert done.returncode == 0, done.stderr
    copy, told = done.stdout.splitlines()
    assert told == "1 day with entries, of 2026-11-22; 2 ratings."
    run(tmp_path, "log", "--day", "2026-11-22", "--pain", "9")
    dry = run(tmp_path, "restore", copy, "--dry-run")
    assert dry.stdout.splitlines() == [told, "The diary was left as it is."]
    assert shown(tmp_path)[0]["ratings"]["pain"] == 9
    done = run(tmp_path, "restore", copy)
    assert done.returncode == 0, done.stderr
    assert shown(tmp_path)[0]["ratings"]["pain"] == 0
    former = done.stdout.splitlines()[-1].removeprefix("As it was before, it is kept in ").removesuffix(".")
    assert run(tmp_path, "restore", former).returncode == 0
    assert shown(tmp_path)[0]["ratings"]["pain"] == 9


def test_a_backup_in_another_place(tmp_path: Path) -> None:
    run(tmp_path, *EVENING)
    place = tmp_path / "stick"
    place.mkdir()
    done = run(tmp_path, "backup", "--to", str(place))
    assert Path(done.stdout.splitlines()[0]).parent == place
    done = run(tmp_path, "backup", "--to", str(tmp_path / "gone" / "stick"))
    assert done.returncode == 1
    assert done.stderr.startswith("The backup drive is not connected")


def test_restoring_what_is_no_diary_changes_nothing(tmp_path: Path) -> None:
    run(tmp_path, *EVENING)
    other = tmp_path / "letter.txt"
    other.write_text("Dear doctor, " * 50, encoding="utf-8")
    before = diary_in(tmp_path).read_bytes()
    done = run(tmp_path, "restore", str(other))
    assert (done.returncode, done.stdout) == (1, "")
    assert "is not a diary" in done.stderr
    assert diary_in(tmp_path).read_bytes() == before


def test_check_names_the_damage_and_the_newest_good_backup(tmp_path: Path) -> None:
    run(tmp_path, *EVENING)
    copy = run(tmp_path, "backup").stdout.splitlines()[0]
    diary = diary_in(tmp_path)
    diary.write_bytes(diary.read_bytes()[:9000])
    done = run(tmp_path, "check")
    assert done.returncode == 1
    assert "is cut short: 9000 of" in done.stderr
    assert copy in done.stderr
    assert run(tmp_path, "show").returncode == 1
    assert diary.stat().st_size == 9000
    assert run(tmp_path, "restore", copy).returncode == 0
    assert run(tmp_path, "check").returncode == 0


@pytest.mark.usefixtures("cheap_key")
def test_a_passphrase_is_set_asked_for_and_removed(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    run(tmp_path, *EVENING)
    assert run_with(tmp_path, ["Füße"], "passphrase", "--new-fd", "{0}").returncode == 0
    assert not diary_in(tmp_path).read_bytes().startswith(b"SQLite")
    for command in (("show",), ("check",), ("backup",), EVENING):
        done = run(tmp_path, *command)
        assert done.returncode == 1
        assert "has a passphrase" in done.stderr
    wrong = run_with(tmp_path, ["Fuesse"], "--passphrase-fd", "{0}", "show")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert wrong.stderr.endswith("This passphrase does not open " + f"{diary_in(tmp_path)}.\n")
    right = run_with(tmp_path, ["Füße"], "--passphrase-fd", "{0}", "show", "--json")
    assert '"pain": 0' in right.stdout
    both = run_with(tmp_path, ["Füße", "another"], "--passphrase-fd", "{0}", "passphrase", "--new-fd", "{1}")
    assert both.returncode == 0, both.stderr
    assert run_with(tmp_path, ["another"], "--passphrase-fd", "{0}", "passphrase", "--remove").returncode == 0
    assert shown(tmp_path)[0]["ratings"]["pain"] == 0


@pytest.mark.usefixtures("cheap_key")
@pytest.mark.parametrize("command", ["restore", "merge"])
def test_a_copy_with_another_passphrase_is_told_of_in_one_sentence(tmp_path: Path, command: str) -> None:
    pytest.importorskip("sqlcipher3")
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        assert run(folder, *EVENING).returncode == 0
    assert run_with(here, ["mine"], "passphrase", "--new-fd", "{0}").returncode == 0
    assert run_with(there, ["yours"], "passphrase", "--new-fd", "{0}").returncode == 0
    copy = str(diary_in(there))
    done = run_with(here, ["mine"], "--passphrase-fd", "{0}", command, copy)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{copy} has another passphrase than the one given. On a terminal the command asks for it.\n"
    )
    assert run_with(there, ["yours", "mine"], "--passphrase-fd", "{0}", "passphrase", "--new-fd", "{1}").returncode == 0
    done = run_with(here, ["mine"], "--passphrase-fd", "{0}", command, copy)
    assert done.returncode == 0, done.stderr


def test_the_passphrase_is_asked_for_on_the_terminal_and_not_shown(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    pty = pytest.importorskip("pty")
    run(tmp_path, *EVENING)
    child_with(tmp_path, ["Füße"], "passphrase", "--new-fd", "{0}")
    command = [sys.executable, "-m", "diary", "--data-dir", str(tmp_path), "show", "--json"]
    process, terminal = pty.fork()
    if process == 0:
        os.execv(command[0], command)  # noqa: S606 - the program itself
    said = _said_until(terminal, "Passphrase:")
    os.write(terminal, b"wrong\n")
    said += _said_until(terminal, "Passphrase:")
    os.write(terminal, "Füße\n".encode())
    said += _said_until(terminal, "]")
    os.close(terminal)
    os.waitpid(process, 0)
    assert "does not open" in said
    assert '"pain": 0' in said
    assert "Füße" not in said


def _said_until(terminal: int, words: str) -> str:
    """The output of the terminal up to these words."""
    said = b""
    end = time.monotonic() + 30
    while words.encode() not in said and time.monotonic() < end:
        try:
            said += os.read(terminal, 4096)
        except OSError:
            break
    return said.decode()


def test_a_descriptor_that_did_not_reach_the_program_is_named() -> None:
    """As on Windows, where a program inherits only standard input."""
    with pytest.raises(StorageError, match="No passphrase can be read from file descriptor 1057"):
        read_words(1057)
