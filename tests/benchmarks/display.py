"""The display on which the benchmarks open their windows."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryDirectory

from diary.paths import STATE_VARIABLE

_SIZE = "1400x1000x24"


@contextmanager
def screen() -> Iterator[str]:
    """Context manager: set a display in `os.environ`, and return its description as a sentence.

    On Linux without DISPLAY an X server is started, with the window manager openbox if that is installed; without Xvfb,
    Qt's offscreen platform renders into memory. Everything is stopped and restored afterwards. Meanwhile the program
    stores the paths of known diaries in a folder of its own.
    """
    former = dict(os.environ)
    with ExitStack() as ending:
        ending.callback(_put_back, former)
        os.environ[STATE_VARIABLE] = ending.enter_context(TemporaryDirectory(prefix="neuropathy-diary-"))
        yield _chosen(ending)


def _chosen(ending: ExitStack) -> str:
    if platform := os.environ.get("QT_QPA_PLATFORM"):
        return f"Windows open on the platform that QT_QPA_PLATFORM names: {platform}."
    if not sys.platform.startswith("linux"):
        return "Windows open on the screen."
    if display := os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        return f"Windows open on the display {display}."
    if not shutil.which("Xvfb"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return "There is neither a display nor Xvfb: windows are painted into memory (offscreen)."
    os.environ |= {"DISPLAY": _started_server(ending), "QT_QPA_PLATFORM": "xcb"}
    if not shutil.which("openbox"):
        return f"Windows open under Xvfb, display {os.environ['DISPLAY']}, without a window manager."
    _start(["openbox"], ending)
    return f"Windows open under Xvfb with openbox, display {os.environ['DISPLAY']}."


def _started_server(ending: ExitStack) -> str:
    """Start Xvfb on a free display; returns its name once it accepts connections."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as told:
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", _SIZE, "-nolisten", "tcp"]
        try:
            _start(command, ending, pass_fds=(writing,))
        finally:
            os.close(writing)
        number = told.readline().strip()
    if not number:
        raise RuntimeError("Xvfb did not start")
    return f":{number}"


def _start(command: list[str], ending: ExitStack, pass_fds: tuple[int, ...] = ()) -> None:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=pass_fds)
    ending.callback(process.wait)
    ending.callback(process.terminate)


def _put_back(former: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(former)
