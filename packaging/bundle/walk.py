"""Walks through the window by AT-SPI, and takes a screenshot of each page; run by the system's Python with pyatspi.

    python3 packaging/bundle/walk.py PICTURES COMMAND…      within a session of its own (xvfb-run, dbus-run-session, a
                                                            window manager)

A screenshot is stored once two in a row are equal; if a file of that name exists already, the window has to become
equal to it. The exit code is 1 if one never did, whose names are printed.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "journeys"))

from gi.repository import GLib
from screen_reader import awaited, press

_PATIENCE_S = 30
_PATTERNS = 5
"""The number of pattern tabs, each with its own kind of chart."""


def pressed(thing: Any) -> None:  # noqa: ANN401 - pyatspi has no types
    """Press it; a busy window may reply too late although the press has worked."""
    with suppress(GLib.GError):
        press(thing)


def seen() -> bytes:
    """The pixels of the screen."""
    return subprocess.run(["import", "-window", "root", "rgb:-"], capture_output=True, check=True).stdout


def settled(wanted: bytes | None) -> bytes:
    """The screen once it is unchanged, or equals `wanted`."""
    end = time.monotonic() + _PATIENCE_S
    last, now = b"", seen()
    while time.monotonic() < end and (now != wanted if wanted else now != last):
        time.sleep(0.5)
        last, now = now, seen()
    return now


def steps() -> Iterator[str]:
    """Show one view after the other, and yield its name; long pages are scrolled with their own keys."""
    yield "today"
    for opener in ("Where", "Sleep and falls", "A sentence about the day", "Rate right now", "Log a change"):
        pressed(awaited("push button", opener))
        awaited("push button", "Back")
        yield opener
        pressed(awaited("push button", "Back"))
    for page in ("Exercises", "Trends"):
        pressed(awaited("radio button", page))
        yield page
    yield from charts()
    for page in ("Summary", "History", "Settings"):
        pressed(awaited("radio button", page))
        yield page
    for opener in ("About this program", "What is new"):  # texts that lie beside the program
        pressed(awaited("push button", opener))
        yield opener
    pressed(awaited("radio button", "Help"))
    yield "Help"


def charts() -> Iterator[str]:
    """One chart of each kind: the timeline over some weeks and over years, and each of the patterns."""
    for period in ("1 year", "All"):
        pressed(awaited("radio button", period))
        yield f"Trends, {period}"
    patterns = awaited("radio button", "Patterns")
    pressed(patterns)
    patterns.queryComponent().grabFocus()
    for number in range(1, _PATTERNS + 1):
        yield f"pattern {number}"
        subprocess.run(["xdotool", "key", "ctrl+Next"], check=True)


def main(pictures: Path, command: list[str]) -> int:
    """Walk; returns 1 if a view differs from its screenshot."""
    window: Any = subprocess.Popen(command)
    others = []
    try:
        awaited("push button", "Finish today")
        for name in steps():
            file = pictures / f"{name}.rgb"
            wanted = file.read_bytes() if file.exists() else None
            shown = settled(wanted)
            if wanted is None:
                file.write_bytes(shown)
            elif shown != wanted:
                others.append(name)
                file.with_suffix(".other.rgb").write_bytes(shown)
    finally:
        window.terminate()
    print(f"{len(list(pictures.glob('*.rgb')))} views; other than before: {', '.join(others) or 'none'}", flush=True)
    return 1 if others else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
