"""The longest freeze of the window when a page is opened for the first time.

Run as `python -m tests.benchmarks.page_freeze`; in a diary of ten years, after all modules are loaded.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from diary.ui.pages import PAGES
from tests.benchmarks.display import screen
from tests.benchmarks.made_diaries import copy_of_diary
from tests.benchmarks.measured import Effort, Measured
from tests.benchmarks.starting import started
from tests.benchmarks.table import print_table

YEARS, ROUNDS = 10, 3
FREEZE_MS = 100


def measure(effort: Effort) -> Iterator[Measured]:
    """Each page's median over several starts; the page with the longest freeze is compared with the limit."""
    with tempfile.TemporaryDirectory(prefix="neuropathy-diary-") as folder:
        place = str(copy_of_diary(YEARS, Path(folder)))
        starts = [started("diary", place, "pages") for _round in range(effort.rounds(ROUNDS))]
    freezes = {entry.key: median(one[entry.key] for one in starts) for entry in PAGES}
    detail = ", ".join(f"{key} {time:.0f}" for key, time in freezes.items())
    worst = max(freezes.values())
    yield Measured(f"longest freeze when a page is opened, of {FREEZE_MS} ms", worst / FREEZE_MS, 1, f"ms: {detail}")


if __name__ == "__main__":
    with screen():
        print_table({__name__: measure}, Effort())
