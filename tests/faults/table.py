"""Prints the table fault x operation: `python -m tests.faults.table` runs every row in a process of its own.

Names of faults, or of operations, as arguments select rows or columns.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults import hanging
from tests.faults.faults import FAULTS
from tests.faults.operations import OPERATIONS

OK, NOT_RUN, FAILED = "ok", "not run", "FAILED"


@dataclass(frozen=True, slots=True)
class Cell:
    """`words` is what the person was told, why the cell was not run, or how it failed."""

    fault: str
    operation: str
    result: str
    words: str


def cells(faults: Collection[str] = (), operations: Collection[str] = ()) -> Iterator[Cell]:
    """Each cell of these faults and operations; by default of all."""
    for fault in faults or FAULTS:
        left = list(operations or OPERATIONS)
        if why := FAULTS[fault].why_not():
            yield from (Cell(fault, operation, NOT_RUN, why) for operation in left)
            continue
        while left:  # once, unless a cell kills the process
            for cell in _row(fault, left):
                left.remove(cell.operation)
                yield cell


def _row(fault: str, operations: Sequence[str]) -> Iterator[Cell]:
    """Run the operations one after the other in a process; the last one is that which hung or crashed."""
    with tempfile.TemporaryDirectory(prefix="nd-table-") as name:
        folder = Path(name)
        command = [sys.executable, "-m", "tests.faults.cell", fault, str(folder / "root"), *operations]
        surroundings = _surroundings(FAULTS[fault].hangs, folder)
        with (
            (folder / "errors").open("w+", encoding="utf-8") as errors,
            subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
        ):
            assert process.stdout is not None
            left = list(operations)
            cell: Cell | None = None
            for line in process.stdout:
                if cell is not None:
                    yield cell
                cell = _cell(fault, json.loads(line))
                left.remove(cell.operation)
            code = process.wait()
        said = (folder / "errors").read_text(encoding="utf-8")[-30000:]
        if cell is not None:
            yield cell if left or not code else Cell(fault, cell.operation, FAILED, f"it does not end ({code})\n{said}")
        if left:
            yield Cell(fault, left[0], FAILED, f"the process ended with {code}\n{said}")


def _surroundings(hangs: str, folder: Path) -> dict[str, str]:
    """The environment of the process, in which the folder `hangs` hangs while the file `gate` is missing."""
    surroundings = {**os.environ, "TMPDIR": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    if not hangs:
        return surroundings
    gate = folder / "gate"
    gate.touch()
    return surroundings | hanging.hanging_at(folder / "root" / hangs, folder, gate)


def _cell(fault: str, said: dict[str, str]) -> Cell:
    if "failure" in said:
        return Cell(fault, said["operation"], FAILED, said["failure"])
    return Cell(fault, said["operation"], OK, said["words"])


def as_markdown(results: Collection[Cell]) -> str:
    """A row for each fault, a column for each operation; failures are explained below."""
    columns = list(dict.fromkeys(cell.operation for cell in results))
    lines = [f"| fault | {' | '.join(columns)} |", f"|---{'|---' * len(columns)}|"]
    for fault in dict.fromkeys(cell.fault for cell in results):
        row = {cell.operation: cell for cell in results if cell.fault == fault}
        lines.append(f"| {fault} | {' | '.join(_short(row[column]) for column in columns)} |")
    lines += [f"\n{cell.fault} x {cell.operation}:\n{cell.words}" for cell in results if cell.result == FAILED]
    return "\n".join(lines)


def _short(cell: Cell) -> str:
    if cell.result == FAILED:
        return FAILED
    return f"{cell.result} ({cell.words})" if cell.words else cell.result


def main(chosen: Collection[str]) -> int:
    results = []
    for cell in cells([one for one in FAULTS if one in chosen], [one for one in OPERATIONS if one in chosen]):
        said = cell.words if cell.result == FAILED else ""
        print(f"{cell.fault} x {cell.operation}: {_short(cell)}", said, file=sys.stderr, flush=True)
        results.append(cell)
    print(as_markdown(results))
    return any(cell.result == FAILED for cell in results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
