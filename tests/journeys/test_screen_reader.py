"""The evening through AT-SPI, from outside the program, as a screen reader goes about it (Linux)."""

import json
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from diary.domain.record import now
from diary.storage.safety import passphrase, recovery
from tests.builders import started

HERE = Path(__file__).parent
SYSTEM_PYTHON = "/usr/bin/python3"
MUST_RUN = "NEUROPATHY_DIARY_TEST_SCREEN_READER"


def missing() -> str:
    """What this machine lacks for the journey; the continuous integration installs all of it."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI"
    lacking = [name for name in ("xvfb-run", "dbus-run-session", "openbox") if not shutil.which(name)]
    has_client = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    return ", ".join([*lacking, *(["python3-pyatspi"] if has_client.returncode else [])])


def diary(folder: Path) -> list[str]:
    return [sys.executable, "-m", "diary", "--data-dir", str(folder)]


def heard(walk: str, folder: Path) -> dict[str, Any]:
    """What a screen reader hears on a walk through the window of a diary that has been begun."""
    if lacking := missing():
        if os.environ.get(MUST_RUN):
            pytest.fail(f"this has to run here, and there is no {lacking}")
        pytest.skip(f"needs {lacking}")
    if not (folder / "diary.sqlite").exists():
        started(folder / "diary.sqlite")
    client = [SYSTEM_PYTHON, str(HERE / "screen_reader.py"), walk, *diary(folder)]
    inside = 'openbox >/dev/null 2>&1 & exec "$@"'
    command = ["xvfb-run", "-a", "dbus-run-session", "--", "sh", "-c", inside, "sh", *client]
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LC_ALL": "C.UTF-8"}
    environment.pop("QT_ACCESSIBILITY", None)
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])  # the registry's daemon says a line too
    return said


def test_a_screen_reader_finds_rates_ticks_and_closes(tmp_path: Path) -> None:
    said = heard("first evening", tmp_path)
    assert said["blank scale"]["name"] == "Pain, past 24 hours, 0 none to 10 worst imaginable"
    assert said["blank scale"]["description"] == "Not recorded"
    assert "checked" not in said["7 before"]["states"]
    assert "checked" in said["7 after"]["states"]
    assert (said["7 after"]["name"], said["7 after"]["role"]) == ("7", "radio button")
    assert said["calf stretch"]["name"] == "Calf stretch, 3 times 15 seconds each leg"
    assert "checked" in said["calf stretch"]["states"]
    assert (said["minutes"]["name"], said["minutes"]["value"]) == ("Brisk walk minutes", 25)
    assert said["exit code"] == 0
    [day] = json.loads(
        subprocess.run([*diary(tmp_path), "show", "--json"], capture_output=True, text=True, check=True).stdout
    )
    assert day["ratings"] == {"pain": 7.0}
    assert day["exercises"] == {"calf-stretch": {}, "brisk-walk": {"minutes": 25.0}}


def names(controls: list[dict[str, Any]], role: str) -> list[str]:
    return [one["name"] for one in controls if one["role"] == role]


def test_a_screen_reader_reads_every_control_of_the_whole_evening_and_history(tmp_path: Path) -> None:
    before = (now().date() - timedelta(days=3)).isoformat()
    subprocess.run([*diary(tmp_path), "log", "--day", before, "--pain", "3", "--note", "Slept well"], check=True)
    said = heard("whole evening", tmp_path)
    sentence = "A sentence about the day"
    for page in ("Today", "Where", "Sleep and falls", sentence, "Rate right now", "Log a change", "History"):
        assert [one for one in said[page] if not one["name"].strip()] == [], page
    regions = [name for name in names(said["Where"], "check box") if name.startswith(("Left ", "Right "))]
    assert len(set(regions)) == len(regions) == 32
    [marked] = [one for one in said["Where"] if one["name"] == "Left foot, sole, toes, numbness"]
    [other] = [one for one in said["Where"] if one["name"] == "Right foot, sole, toes, numbness"]
    assert "checked" in marked["states"]
    assert "checked" in other["states"], "left and right together"
    assert {"Hours of sleep", "Woken by symptoms"} <= set(names(said["Sleep and falls"], "spin button"))
    assert {"Hours of sleep: Less", "Hours of sleep: More"} <= set(names(said["Sleep and falls"], "push button"))
    for answer in ("No", "Nearly", "Yes"):
        assert f"Did I fall or nearly fall today? {answer}" in names(said["Sleep and falls"], "radio button")
    assert names(said[sentence], "text")[0].startswith("A sentence about today, ")
    assert "Write this down" in names(said["Rate right now"], "push button")
    assert {"Started", "Dose changed", "Stopped"} <= set(names(said["Log a change"], "radio button"))
    assert said["table"]["name"] == "All days, the newest first"
    cells = names(said["History"], "table cell")
    assert any(cell.endswith("Pain 3, “Slept well”") for cell in cells)
    assert "Pain not recorded" in cells
    assert {"All days", "With a note", "With a fall"} <= set(names(said["History"], "radio button"))


def test_a_screen_reader_reads_every_control_of_a_locked_diary(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    diary_file = started(tmp_path / "diary.sqlite")
    passphrase.change(diary_file, "zwei Pferde im Mai", recovery_words=recovery.drawn())
    passphrase.forget()
    said = heard("forgotten passphrase", tmp_path)
    for screen in ("lock", "words", "question"):
        assert [one for one in said[screen] if not one["name"].strip()] == [], screen
    assert names(said["lock"], "password text") == ["Passphrase"]
    assert names(said["lock"], "push button") == [
        "Show what is typed",
        "Close the program",
        "Open the diary",
        "Open with the recovery words",
        "Open a backup instead",
        "Start a new diary beside it",
    ]
    assert names(said["words"], "text") == [f"Word {n} of 12" for n in range(1, 13)]
    assert set(names(said["question"], "push button")) >= {"Start a new diary", "Back"}


def test_a_screen_reader_reads_the_recovery_words_and_what_follows(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    said = heard("recovery sheet", tmp_path)
    for screen in ("passphrase", "sheet", "asked", "set", "Join with another", "Copies and restoring"):
        assert [one for one in said[screen] if not one["name"].strip()] == [], screen
    assert [name.split(", ")[0] for name in said["list"]] == [str(n) for n in range(1, 13)]
    assert all(name.split(", ")[1] for name in said["list"])
    assert [name.startswith("Word ") for name in names(said["asked"], "text")] == [True, True]
    assert {"Look at the words again", "Do not ask now", "Go on"} <= set(names(said["asked"], "push button"))
    assert names(said["set"], "password text") == ["Present passphrase", "New passphrase", "The same once more"]
