"""Printing the table of measures, whatever becomes of a single one."""

import sys
from collections.abc import Mapping
from time import monotonic
from typing import TextIO

from tests.benchmarks.measured import Effort, Measure, Measured


def line(one: Measured) -> str:
    """One measured ratio beside its limit."""
    verdict = "kept" if one.is_kept else "MISSED"
    return f"{one.name:72} {one.ratio:6.2f}  at most {one.limit:4.1f}  {verdict:6}  {one.detail}"


def print_table(measures: Mapping[str, Measure], effort: Effort, out: TextIO = sys.stdout) -> int:
    """Print each line as soon as it is known, and FAILED with the exception for a measure that raises one.

    Last comes how long it took, all in all and each measure. Answers the exit code: 1 where a measure failed or, except
    in the short form, where a limit was missed.
    """
    begun, missed, failed = monotonic(), 0, 0
    taken: dict[str, float] = {}
    for name, measure in measures.items():
        last = monotonic()
        try:
            for one in measure(effort):
                missed += not one.is_kept
                print(line(one), file=out, flush=True)
        except Exception as error:  # noqa: BLE001 - the other measures are to be printed
            failed += 1
            print(f"{name:72} FAILED  {type(error).__name__}: {error}", file=out, flush=True)
        taken[name] = monotonic() - last
    print(f"{monotonic() - begun:.0f} s; limits missed: {missed}; measures failed: {failed}", file=out)
    print("in s: " + ", ".join(f"{name} {seconds:.0f}" for name, seconds in taken.items()), file=out, flush=True)
    return int(failed > 0 or (missed > 0 and not effort.is_short))
