"""How often the interval of a comparison holds the truth, 0: `python -m tests.slow.interval_simulation`."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from diary.analysis.interval import difference_interval
from tests.slow.diaries import Kind, diaries, in_parallel, table

LENGTHS = (14, 28, 84)
LEVELS = ((5.0, 2.0), (3.0, 1.5), (1.0, 1.5), (0.5, 1.0), (4.0, 0.7))
MISSING = (("random", 0.0), ("random", 0.2), ("runs", 0.2), ("random", 0.4), ("runs", 0.4), ("alternate", 0.5))
KINDS = tuple(
    Kind(mean, spread, r, pattern, share)
    for mean, spread in LEVELS
    for r in (0.0, 0.3, 0.6)
    for pattern, share in MISSING
)
CELLS = tuple((length, kind) for length in LENGTHS for kind in KINDS)
SAMPLE = tuple((length, Kind(5.0, 2.0, 0.3, "random", 0.2)) for length in LENGTHS)
HEAD = ("days", "level", "r", *(Kind(0, 0, 0, *one).missing for one in MISSING))


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of `pairs` of adjoining periods without a change, how many of 100 intervals hold 0, and their median width."""

    length: int
    kind: Kind
    pairs: int
    covered: float
    width: float


def coverage(cell: tuple[int, Kind, int]) -> Coverage:
    """One cell: both periods are of one diary, and each has a rating on at least half of its days."""
    length, kind, number = cell
    found = []
    for values in diaries(kind, 2 * length, number, seed=2):
        before, now = values[:length], values[length:]
        is_enough = all(2 * np.count_nonzero(np.isfinite(part)) >= length for part in (before, now))
        interval = difference_interval(before, now) if is_enough else None
        if interval is not None:
            found.append((interval.includes_zero, interval.high - interval.low))
    covered, widths = np.array(found, dtype=np.float64).reshape(-1, 2).T
    return Coverage(length, kind, len(found), 100 * float(covered.mean()), float(np.median(widths)))


def measured(number: int = 4000, cells: Sequence[tuple[int, Kind]] = CELLS) -> list[Coverage]:
    """The cells in their order, each of `number` diaries."""
    return in_parallel(coverage, [(length, kind, number) for length, kind in cells])


def rows(cells: list[Coverage]) -> list[list[str]]:
    """A row for each length, level and autocorrelation: the coverage, with the median width in brackets."""
    lines: dict[tuple[str, ...], list[str]] = {}
    for one in cells:
        kind = one.kind
        head = (str(one.length), f"{kind.mean:g} ± {kind.spread:g}", f"{kind.r:g}")
        lines.setdefault(head, []).append(f"{one.covered:.1f} ({one.width:.1f})")
    return [[*head, *line] for head, line in lines.items()]


def main() -> None:
    print(table(HEAD, rows(measured())))


if __name__ == "__main__":
    main()
