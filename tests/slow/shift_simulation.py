"""The coverage of the interval for the day after exercise: `python -m tests.slow.shift_simulation`."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diary.analysis.after_exercise import LEAST_IN_GROUP, LEAST_PAIRS
from diary.analysis.shift_test import shift_test
from tests.slow.diaries import Kind, diaries, in_parallel, table

LENGTHS = (42, 84, 182)
PLANS = ("by lot", "in phases", "Monday, Wednesday, Friday")
EFFECT = -1.0
KINDS = tuple(
    Kind(5.0, 2.0, r, pattern, share)
    for r in (0.0, 0.6)
    for pattern, share in (("random", 0.0), ("random", 0.2), ("runs", 0.4))
)
CELLS = tuple((length, plan, kind) for length in LENGTHS for plan in PLANS for kind in KINDS)
SAMPLE = tuple((84, plan, Kind(5.0, 2.0, 0.0, "random", 0.2)) for plan in PLANS[:2])
HEAD = ("days", "exercise", "r", "missing", "diaries", "holds the effect of -1", "no interval", "median width")


@dataclass(frozen=True, slots=True)
class ShiftShares:
    """The coverage of the intervals in per cent, in `diaries` diaries that are long enough; the share without an
    interval.

    It also has the median width.
    """

    length: int
    plan: str
    kind: Kind
    diaries: int
    covered: float
    without: float
    width: float

    def row(self) -> tuple[str, ...]:
        kind = self.kind
        numbers = (f"{self.covered:.1f}", f"{self.without:.0f}", f"{self.width:.1f}")
        return str(self.length), self.plan, f"{kind.r:g}", kind.missing, str(self.diaries), *numbers


def exercised(plan: str, length: int, number: int) -> NDArray[np.float64]:
    """1 on days with exercise: half of the days at random, in phases of four days on average, or by weekday."""
    rng = np.random.default_rng([3, length])
    if plan == "Monday, Wednesday, Friday":
        return np.broadcast_to(np.isin(np.arange(length) % 7, (0, 2, 4)).astype(np.float64), (number, length))
    days = (rng.random((number, length)) < 0.5).astype(np.float64)
    if plan == "in phases":
        stays = rng.random((number, length)) < 0.75
        for day in range(1, length):
            days[:, day] = np.where(stays[:, day], days[:, day - 1], 1 - days[:, day - 1])
    return days


def found(cell: tuple[int, str, Kind, int]) -> ShiftShares:
    """One row; a missing day lacks both its exercise and its rating, and the rating is that of the following day."""
    length, plan, kind, number = cell
    covered, widths, compared = 0, [], 0
    ratings = diaries(kind, length + 1, number, seed=3)
    for marked, values in zip(exercised(plan, length, number), ratings, strict=True):
        known = np.where(np.isfinite(values[:-1]), marked, np.nan)
        later = values[1:] + EFFECT * marked
        pairs = known[np.isfinite(later) & np.isfinite(known)]
        test = shift_test(known, later)
        if test is None or len(pairs) < LEAST_PAIRS or min(pairs.sum(), len(pairs) - pairs.sum()) < LEAST_IN_GROUP:
            continue
        compared += 1
        if test.interval is not None:
            covered += test.interval.low <= EFFECT <= test.interval.high
            widths.append(test.interval.high - test.interval.low)
    share = 100 * covered / len(widths) if widths else float("nan")
    without = 100 * (1 - len(widths) / max(compared, 1))
    return ShiftShares(
        length, plan, kind, compared, share, without, float(np.median(widths)) if widths else float("nan")
    )


def measured(number: int = 2000, cells: Sequence[tuple[int, str, Kind]] = CELLS) -> list[ShiftShares]:
    """The rows for which at least a tenth of the `number` diaries are long enough to compare."""
    rows = in_parallel(found, [(length, plan, kind, number) for length, plan, kind in cells])
    return [row for row in rows if row.diaries * 10 >= number]


def main() -> None:
    print(table(HEAD, (one.row() for one in measured())))


if __name__ == "__main__":
    main()
