"""How long the bundle takes beside the checkout: until its window is mapped, for a day as text, and for a page as PDF.

    python3 packaging/start_ratio.py [--rounds N] [PROGRAM]     without PROGRAM: the one that `bundle.py` built

Interleaved rounds, medians, by the clock and by the time of the processor; the clock says little on a busy machine.
Needs Xvfb and xev. Ends with 1 where the time of the processor is above the limit.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import bundle  # noqa: E402 - in the same folder
import try_bundle  # noqa: E402 - likewise
import try_wheel  # noqa: E402 - likewise

import dev  # noqa: E402 - in the parent folder

LIMIT = 1.1
PAGE = ("summary", "--from", "2026-10-26", "--to", "2026-11-22", "--output")
Time = tuple[float, float]
"""Wall-clock seconds, and CPU seconds."""


@contextmanager
def screen() -> Iterator[None]:
    """Context manager: an X display of its own, set in the environment."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        os.environ |= {"DISPLAY": f":{told.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    try:
        yield
    finally:
        server.terminate()
        server.wait()


def window(program: Path, diary: Path) -> Time:
    """The time until the first window of the program is mapped."""
    xev = subprocess.Popen(["xev", "-root", "-event", "substructure"], stdout=subprocess.PIPE, text=True)
    assert xev.stdout is not None  # noqa: S101 - it is a pipe
    time.sleep(0.5)  # until xev is ready
    begun = time.monotonic()
    process = subprocess.Popen([program, "--data-dir", diary], stderr=subprocess.DEVNULL)
    try:
        next(line for line in xev.stdout if line.startswith("MapNotify"))
        spent = time.monotonic() - begun
        fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return spent, (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    finally:
        for one in (process, xev):
            one.terminate()
            one.wait()


def command(program: Path, *arguments: str | Path) -> Time:
    """The time until the command has exited."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([program, *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(name: str, rounds: int, one: Callable[[], Time], other: Callable[[], Time]) -> float:
    """Print both times and their ratios; returns the ratio of CPU times."""
    times: list[tuple[Time, Time]] = []
    for number in range(rounds + 1):
        first = one() if number % 2 else None
        second = other()
        times.append((first or one(), second))
    wall, own = ([(a[kind], b[kind]) for a, b in times[1:]] for kind in (0, 1))  # the first round reads from the disk
    by_clock, by_processor = (median(a for a, _b in pairs) / median(b for _a, b in pairs) for pairs in (wall, own))
    shown = " / ".join(
        ":".join(f"{1000 * median(one):.0f}" for one in zip(*pairs, strict=True)) for pairs in (wall, own)
    )
    print(f"{name:8} clock {by_clock:.2f}, processor {by_processor:.2f} of at most {LIMIT} ({shown} ms)", flush=True)
    return by_processor


def main() -> int:
    """Measure all three."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("program", type=Path, nargs="?", default=bundle.FOLDER / bundle.program_name())
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    dev.set_up()
    programs = (given.program.resolve(), dev.VENV / try_wheel.ENTRY)
    with tempfile.TemporaryDirectory(prefix="nd-ratio-") as name, screen():
        scratch = Path(name)
        os.environ["NEUROPATHY_DIARY_STATE"] = str(scratch / "state")
        diary = scratch / "diary"
        try_bundle.made_up(diary)
        day = ("--data-dir", diary, "show", "--day", "2026-11-22")
        page = ("--data-dir", diary, *PAGE, scratch / "page.pdf")
        ratios = [
            ratio("window", given.rounds, *(lambda one=one: window(one, diary) for one in programs)),
            ratio("show", given.rounds, *(lambda one=one: command(one, *day) for one in programs)),
            ratio("PDF", given.rounds, *(lambda one=one: command(one, *page) for one in programs)),
        ]
    return int(max(ratios) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
