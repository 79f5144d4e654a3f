"""The evening through AT-SPI, from outside the program, as a screen reader goes about it (Linux)."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

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


def heard(folder: Path) -> dict[str, Any]:
    window = [sys.executable, "-m", "diary", "--data-dir", str(folder)]
    client = [SYSTEM_PYTHON, str(HERE / "screen_reader.py"), *window]
    inside = 'openbox >/dev/null 2>&1 & exec "$@"'
    command = ["xvfb-run", "-a", "dbus-run-session", "--", "sh", "-c", inside, "sh", *client]
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LC_ALL": "C.UTF-8"}
    environment.pop("QT_ACCESSIBILITY", None)
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])  # the registry's daemon says a line too
    return said


def test_a_screen_reader_finds_rates_ticks_and_closes(tmp_path: Path) -> None:
    if lacking := missing():
        if os.environ.get(MUST_RUN):
            pytest.fail(f"this has to run here, and there is no {lacking}")
        pytest.skip(f"needs {lacking}")
    said = heard(tmp_path)
    assert said["blank scale"]["name"] == "Pain, past 24 hours, 0 none to 10 worst imaginable"
    assert said["blank scale"]["description"] == "Not recorded"
    assert "checked" not in said["7 before"]["states"]
    assert "checked" in said["7 after"]["states"]
    assert (said["7 after"]["name"], said["7 after"]["role"]) == ("7", "radio button")
    assert said["calf stretch"]["name"] == "Calf stretch, 3 times 15 seconds each leg"
    assert "checked" in said["calf stretch"]["states"]
    assert (said["minutes"]["name"], said["minutes"]["value"]) == ("Brisk walk minutes", 25)
    assert said["exit code"] == 0
    shown = [sys.executable, "-m", "diary", "--data-dir", str(tmp_path), "show", "--json"]
    [day] = json.loads(subprocess.run(shown, capture_output=True, text=True, check=True).stdout)
    assert day["ratings"] == {"pain": 7.0}
    assert day["exercises"] == {"calf-stretch": {}, "brisk-walk": {"minutes": 25.0}}
