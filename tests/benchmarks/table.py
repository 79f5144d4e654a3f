"""Prints the table of measurements, including failed ones."""

import sys
from collections.abc import Mapping
from time import monotonic
from typing import TextIO

from tests.benchmarks.measured import Effort, Measure, Measured


def line(one: Measured) -> str:
    """One measured ratio with its limit."""
    verdict = "kept" if one.is_kept else "MISSED"
    return f"{one.name:72} {one.ratio:6.2f}  at most {one.limit:4.1f}  {verdict:6}  {one.detail}"


def print_table(measures: Mapping[str, Measure], effort: Effort, out: TextIO = sys.stdout) -> int:
    """Print each line as soon as it is available, and FAILED with the exception for a failed measurement.

    The last line has the total time and that of each measurement. Returns the exit code: 1 if a measurement failed or,
    except in the short form, if a limit was missed.
    """
    begun, missed, failed = monotonic(), 0, 0
    taken: dict[str, float] = {}
    for name, measure in measures.items():
        last = monotonic()
        try:
            for one in measure(effort):
                missed += not one.is_kept
                print(line(one), file=out, flush=True)
        except Exception as error:  # noqa: BLE001 - print the others too
            failed += 1
            print(f"{name:72} FAILED  {type(error).__name__}: {error}", file=out, flush=True)
        taken[name] = monotonic() - last
    print(f"{monotonic() - begun:.0f} s; limits missed: {missed}; measures failed: {failed}", file=out)
    print("in s: " + ", ".join(f"{name} {seconds:.0f}" for name, seconds in taken.items()), file=out, flush=True)
    return int(failed > 0 or (missed > 0 and not effort.is_short))
