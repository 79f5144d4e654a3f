"""Presses keys while Orca is running; run inside an X server and a message bus of their own.

Arguments: a folder for Orca's own files, the keys as one JSON list, and the command that opens the window. A key is one
of xdotool's names, a text to type begins with "text:". Prints Orca's speech as one JSON list: for the start, and then
for each key, the spoken lines of its debug output.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

_SPOKEN = "SPEECH OUTPUT: '"
_QUIET_S, _PATIENCE_S, _STARTED = 1.0, 40, "Screen reader on."
_CUSTOMIZATIONS = """
import orca.debug
import orca.settings
orca.settings.enableKeyEcho = False
orca.debug.debugFile.reconfigure(line_buffering=True)
"""
_NO_VOICE = "raise ImportError('what is spoken is read here')\n"


class Listener:
    """Orca with its debug output in a file."""

    def __init__(self, folder: Path) -> None:
        self._log = folder / "orca.out"
        self._read = 0
        folder.mkdir(parents=True)
        (folder / "orca-customizations.py").write_text(_CUSTOMIZATIONS)
        (folder / "speechd.py").write_text(_NO_VOICE)
        self.process = subprocess.Popen(
            ["orca", "--debug-file", str(self._log), "-u", str(folder)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(folder)},
        )

    def wait_for(self, words: str) -> None:
        """Wait until Orca has spoken something that contains `words`."""
        end = time.monotonic() + _PATIENCE_S
        while words not in self._text():
            if time.monotonic() > end:
                sys.exit(f"Orca did not say {words}, but {self._text()[-2000:]}")
            time.sleep(0.1)

    def spoken(self) -> list[str]:
        """The speech since the last call, once Orca is idle."""
        end, size, since = time.monotonic() + _PATIENCE_S, -1, time.monotonic()
        while time.monotonic() < min(end, since + _QUIET_S):
            if (grown := self._log.stat().st_size) != size:
                size, since = grown, time.monotonic()
            time.sleep(0.05)
        new = self._text()[self._read :]
        self._read += len(new)
        lines = [line.partition(_SPOKEN)[2] for line in new.splitlines() if _SPOKEN in line]
        return [line[: line.rindex("'{")] if "'{" in line else line.rstrip("' ") for line in lines]

    def _text(self) -> str:
        return self._log.read_text(errors="replace") if self._log.exists() else ""


def press(key: str) -> None:
    if key.startswith("text:"):
        subprocess.run(["xdotool", "type", "--delay", "60", key.removeprefix("text:")], check=True)
    else:
        subprocess.run(["xdotool", "key", key], check=True)


def main() -> None:
    folder, keys, command = Path(sys.argv[1]), json.loads(sys.argv[2]), sys.argv[3:]
    listener = Listener(folder)
    window: subprocess.Popen[bytes] | None = None
    try:
        listener.wait_for(_STARTED)
        listener.spoken()
        window = subprocess.Popen(command)
        listener.wait_for("past 24 hours")
        said = [listener.spoken()]
        for key in keys:
            press(key)
            said.append(listener.spoken())
        print(json.dumps(said))
    finally:
        for process in (window, listener.process):
            if process is not None:
                process.kill()
                process.wait(_PATIENCE_S)


if __name__ == "__main__":
    main()
