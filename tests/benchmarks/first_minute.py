"""The longest freeze and the memory use of the window in the minute after its start.

Run as `python -m tests.benchmarks.first_minute`; in a diary of ten years, without opening a page.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.display import screen
from tests.benchmarks.made_diaries import copy_of_diary
from tests.benchmarks.measured import Effort, Measured
from tests.benchmarks.starting import started
from tests.benchmarks.table import print_table

YEARS, SECONDS = 10, 60.0
FREEZE_MS, PSS_MIB = 60, 195


def measure(effort: Effort) -> Iterator[Measured]:
    """One start that is observed for a minute."""
    seconds = effort.seconds(SECONDS)
    with tempfile.TemporaryDirectory(prefix="neuropathy-diary-") as folder:
        place = str(copy_of_diary(YEARS, Path(folder)))
        started("diary", place, "close")
        minute = started("diary", place, "watch", str(seconds))
    freeze, after = minute["freeze"], f"{seconds:.0f} s after the start"
    yield Measured(f"longest freeze, no page opened, of {FREEZE_MS} ms", freeze / FREEZE_MS, 1, f"{freeze:.0f} ms")
    if pss := minute.get("pss"):
        yield Measured(f"memory of {PSS_MIB} MiB PSS", pss / PSS_MIB, 1, f"{pss:.0f} MiB {after}")


if __name__ == "__main__":
    with screen():
        print_table({__name__: measure}, Effort())
