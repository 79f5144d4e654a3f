"""The time until the evening can be logged, and until Trends shows its first timeline.

Run as `python -m tests.benchmarks.start_speed`. The floor is a bare PySide6 window as installed by pip.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.display import screen
from tests.benchmarks.made_diaries import copy_of_diary
from tests.benchmarks.measured import Effort, Measured
from tests.benchmarks.starting import started
from tests.benchmarks.table import print_table
from tests.benchmarks.untouched_pyside import copy_shiboken

YEARS, LONG_YEARS, SHORT_YEARS = 10, 50, 1
ROUNDS = 9
START_LIMIT, TIMELINE_LIMIT, LONG_LIMIT = 1.6, 7.0, 1.1


def measure(effort: Effort) -> Iterator[Measured]:
    """Medians of interleaved rounds of all starts."""
    with tempfile.TemporaryDirectory(prefix="neuropathy-diary-") as name:
        folder = Path(name)
        floor = copy_shiboken(folder / "pyside")
        middle, long, short = (str(copy_of_diary(years, folder)) for years in (YEARS, LONG_YEARS, SHORT_YEARS))
        require_floor(floor)
        started("diary", short, "timeline")
        rounds = [
            (
                started("bare", first_on_path=floor)["ready"],
                started("diary", middle, "close")["ready"],
                started("diary", long, "close")["ready"],
                started("diary", short, "close")["ready"],
                started("diary", middle, "timeline")["timeline"],
            )
            for _round in range(effort.rounds(ROUNDS))
        ]
    bare, ours, of_long, of_short, timeline = (1000 * median(times) for times in zip(*rounds, strict=True))
    for name, time, base, limit in (
        ("start to a Today page that takes keys, 10 years, against a bare window", ours, bare, START_LIMIT),
        ("the same with 50 years against 1 year", of_long, of_short, LONG_LIMIT),
        ("start to the first timeline, Trends opened at once, against a bare window", timeline, bare, TIMELINE_LIMIT),
    ):
        yield Measured(name, time / base, limit, f"{time:.0f} ms against {base:.0f} ms")


def require_floor(floor: Path) -> None:
    """Raise RuntimeError if the bare window does not use the untouched copy, and only that."""
    used = started("bare", first_on_path=floor)["shiboken6"]
    if not all(Path(one).is_relative_to(floor.resolve()) for one in used):
        raise RuntimeError(f"the bare window uses {used}")


if __name__ == "__main__":
    with screen():
        print_table({__name__: measure}, Effort())
