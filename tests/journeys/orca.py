"""An evening as spoken by Orca. `python -m tests.journeys.orca` writes its golden transcript again."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from diary.domain.record import diary_day, now
from diary.settings import Settings
from tests.builders import started

HERE = Path(__file__).parent
TRANSCRIPT = HERE.parent / "data" / "golden" / "orca_evening.txt"
PROGRAMS = ("orca", "xvfb-run", "dbus-run-session", "openbox", "xdotool")
EVENING = (
    *("3", "Tab", "1", "0", "Delete", "4", "Tab", "1", "alt+x", "space", "Down", "Down", "Down", "Down", "space"),
    *("plus", "Tab", "plus", "shift+Tab", "ctrl+a", "alt+r", "space", "ctrl+a", "alt+n", "alt+Left", "alt+Right"),
    *("alt+p", "alt+w", "Right", "alt+Up", "alt+m", "text:Slept well", "alt+Up", "ctrl+3", "ctrl+5", "ctrl+1"),
    *("ctrl+z", "ctrl+Return"),
)
"""The key presses: ratings, exercises, treatments, another day, two views, three pages, undo and the end."""


def missing() -> str:
    """What this machine lacks for running Orca; empty if nothing."""
    if not sys.platform.startswith("linux"):
        return "Orca"
    return ", ".join(name for name in PROGRAMS if not shutil.which(name))


def heard(keys: tuple[str, ...], folder: Path) -> list[list[str]]:
    """Orca's speech at the start of a diary in `folder`, and after each of the keys."""
    if not (folder / "diary" / "diary.sqlite").exists():
        (folder / "diary").mkdir(parents=True, exist_ok=True)
        started(folder / "diary" / "diary.sqlite")
    program = [sys.executable, "-m", "diary", "--data-dir", str(folder / "diary")]
    walk = [sys.executable, str(HERE / "orca_walk.py"), str(folder / "orca"), json.dumps(keys), *program]
    command = ["xvfb-run", "-a", "dbus-run-session", "--", "sh", "-c", 'openbox & exec "$@"', "sh", *walk]
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LC_ALL": "C.UTF-8"}
    environment["NEUROPATHY_DIARY_STATE"] = str(folder / "state")
    environment.pop("QT_ACCESSIBILITY", None)
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=400)
    if done.returncode:
        raise RuntimeError(done.stderr)
    said: list[list[str]] = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("[[")))
    return said


def today() -> date:
    """Today's day of the diary in the window."""
    return diary_day(now(), Settings().day_turn_hour)


def transcript(keys: tuple[str, ...], said: list[list[str]]) -> str:
    """Each key with the speech after it; dates of today and the day before are replaced by these words."""
    lines = []
    for key, words in zip(("start", *keys), said, strict=True):
        lines += [f"{key}:", *(f"    {line.strip()}" for line in words)]
    text = "\n".join(lines) + "\n"
    for day, name in ((today(), "{today}"), (today() - timedelta(days=1), "{the day before}")):
        for written in (f"{day:%A} {day.day} {day:%B}", f"{day:%a} {day.day} {day:%B}", f"{day.day} {day:%B}"):
            text = text.replace(written, name)
    return text


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        TRANSCRIPT.write_text(transcript(EVENING, heard(EVENING, Path(folder))))


if __name__ == "__main__":
    main()
