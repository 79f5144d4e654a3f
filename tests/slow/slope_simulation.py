"""How often the intervals of both slopes hold the true one: `python -m tests.slow.slope_simulation`."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from diary.analysis.smoothing import FOUR_WEEKS
from diary.analysis.trend import Trend, trend
from tests.slow.diaries import Kind, diaries, in_parallel, table

LENGTHS = (28, 84, 365)
SLOPES = (0.0, 0.1, 0.3)
"""In four weeks."""
KINDS = tuple(Kind(5.0, spread, r) for spread in (2.0, 0.7) for r in (0.0, 0.6))
CELLS = tuple((length, slope, kind) for length in LENGTHS for slope in SLOPES for kind in KINDS)
SAMPLE = tuple((28, 0.3, Kind(5.0, 2.0, r)) for r in (0.0, 0.6))
HEAD = ("days", "true slope", "level", "r", "Sen's holds it", "the mean's holds it", "Sen", "mean", "clear")


@dataclass(frozen=True, slots=True)
class SlopeShares:
    """Of 100 diaries, in how many each interval holds the true slope, the two median slopes, and in how many the test
    is clear."""

    length: int
    slope: float
    kind: Kind
    sen_covered: float
    mean_covered: float
    sen: float
    mean: float
    clear: float

    def row(self) -> tuple[str, ...]:
        kind = self.kind
        shares = (f"{self.sen_covered:.1f}", f"{self.mean_covered:.1f}")
        medians = (f"{self.sen:z.2f}", f"{self.mean:z.2f}", f"{self.clear:.0f}")
        level = f"{kind.mean:g} ± {kind.spread:g}"
        return str(self.length), f"{self.slope:g}", level, f"{kind.r:g}", *shares, *medians


def found(cell: tuple[int, float, Kind, int]) -> SlopeShares:
    """One row; the line runs through the level in the middle of the diary and is added before rounding."""
    length, slope, kind, number = cell
    rises = (np.arange(float(length)) - (length - 1) / 2) * (slope / FOUR_WEEKS)
    trends = [one for one in map(trend, diaries(kind, length, number, seed=4, rises=rises)) if isinstance(one, Trend)]
    sen = [one.interval.low <= slope <= one.interval.high for one in trends if one.interval]
    mean = [one.mean_interval.low <= slope <= one.mean_interval.high for one in trends if one.mean_interval]
    return SlopeShares(
        length,
        slope,
        kind,
        sen_covered=100 * float(np.mean(sen)),
        mean_covered=100 * float(np.mean(mean)),
        sen=float(np.median([one.slope for one in trends])),
        mean=float(np.median([one.mean_slope for one in trends])),
        clear=100 * float(np.mean([one.is_clear for one in trends])),
    )


def measured(number: int = 2000, cells: Sequence[tuple[int, float, Kind]] = CELLS) -> list[SlopeShares]:
    """The rows, each of `number` diaries."""
    return in_parallel(found, [(length, slope, kind, number) for length, slope, kind in cells])


def main() -> None:
    print(table(HEAD, (one.row() for one in measured())))


if __name__ == "__main__":
    main()
