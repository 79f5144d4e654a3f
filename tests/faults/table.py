"""The table fault x operation: `python -m tests.faults.table` tries every cell in a process of its own and prints it.

The names of faults, or of operations, as arguments choose among them.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults import hanging
from tests.faults.cell import ENDS_WITHIN_S
from tests.faults.faults import FAULTS
from tests.faults.operations import OPERATIONS

OK, NOT_RUN, FAILED = "ok", "not run", "FAILED"


@dataclass(frozen=True, slots=True)
class Cell:
    """`words` is what was told to the person, why it was not run, or how it failed."""

    fault: str
    operation: str
    result: str
    words: str


def tried(fault: str, operation: str, folder: Path) -> Cell:
    """Try one cell in a process of its own; what cannot be made here is not run."""
    if why := FAULTS[fault].why_not():
        return Cell(fault, operation, NOT_RUN, why)
    root = folder / f"{fault} {operation}".replace(" ", "-").replace(",", "")
    root.mkdir()
    preloaded = {}
    if hangs := FAULTS[fault].hangs:
        preloaded = hanging.hanging_at(root / hangs, folder, root / "gate")
    command = [sys.executable, "-m", "tests.faults.cell", fault, operation, str(root)]
    surroundings = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **preloaded}
    (root / "gate").touch()
    try:
        done = subprocess.run(
            command, env=surroundings, capture_output=True, text=True, timeout=ENDS_WITHIN_S, check=False
        )
    except subprocess.TimeoutExpired:
        return Cell(fault, operation, FAILED, "the process does not end")
    if done.returncode or not done.stdout.startswith("ok:"):
        return Cell(fault, operation, FAILED, done.stderr[-3000:] or f"code {done.returncode}")
    return Cell(fault, operation, OK, done.stdout.removeprefix("ok:").strip())


def cells(faults: Collection[str] = (), operations: Collection[str] = ()) -> Iterator[Cell]:
    """Each cell of these faults and operations, or of all."""
    with tempfile.TemporaryDirectory(prefix="nd-table-") as folder:
        for fault in faults or FAULTS:
            for operation in operations or OPERATIONS:
                yield tried(fault, operation, Path(folder))


def as_markdown(results: Collection[Cell]) -> str:
    """A row for each fault, a column for each operation; what failed is written out below."""
    columns = list(dict.fromkeys(cell.operation for cell in results))
    lines = [f"| fault | {' | '.join(columns)} |", f"|---{'|---' * len(columns)}|"]
    for fault in dict.fromkeys(cell.fault for cell in results):
        row = {cell.operation: cell for cell in results if cell.fault == fault}
        lines.append(f"| {fault} | {' | '.join(_short(row[column]) for column in columns)} |")
    lines += [
        f"\n{cell.fault} x {cell.operation}:\n{cell.words}" for cell in results if cell.result == FAILED
    ]
    return "\n".join(lines)


def _short(cell: Cell) -> str:
    if cell.result == FAILED:
        return FAILED
    return f"{cell.result} ({cell.words})" if cell.words else cell.result


def main(chosen: Collection[str]) -> int:
    results = []
    for cell in cells([one for one in FAULTS if one in chosen], [one for one in OPERATIONS if one in chosen]):
        print(f"{cell.fault} x {cell.operation}: {_short(cell)}", file=sys.stderr, flush=True)
        results.append(cell)
    print(as_markdown(results))
    return any(cell.result == FAILED for cell in results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
