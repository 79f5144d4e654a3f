"""How often four tests for a trend cry wolf in diaries that have none: `python -m tests.slow.trend_simulation`."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata  # type: ignore[import-untyped] # SciPy has no types

from diary.analysis.slope import sen_slope
from diary.analysis.trend import SIGNIFICANCE, Trend, mann_kendall, trend
from tests.slow.diaries import Kind, diaries, in_parallel, table

LENGTHS = (28, 84, 182)
KINDS = tuple(
    Kind(mean, spread, r, pattern, share)
    for mean, spread in ((5.0, 2.0), (1.0, 1.5))
    for r in (0.0, 0.3, 0.6)
    for pattern, share in (("random", 0.0), ("random", 0.2), ("runs", 0.2), ("random", 0.4), ("runs", 0.4))
) + tuple(Kind(5.0, 2.0, r, "alternate", 0.5) for r in (0.0, 0.3, 0.6))
CELLS = tuple((length, kind) for length in LENGTHS for kind in KINDS)
SAMPLE = tuple((length, Kind(5.0, 2.0, 0.6)) for length in (28, 84))
HEAD = ("days", "level", "r", "missing", "diaries", "plain", "Hamed-Rao", "Yue-Wang", "ours")


@dataclass(frozen=True, slots=True)
class FalseAlarms:
    """Of `diaries` without a trend that are long enough to be judged, how many of 100 each test calls a trend."""

    length: int
    kind: Kind
    diaries: int
    plain: float
    hamed_rao: float
    yue_wang: float
    ours: float

    def row(self) -> tuple[str, ...]:
        shares = (self.plain, self.hamed_rao, self.yue_wang, self.ours)
        kind = self.kind
        level = f"{kind.mean:g} ± {kind.spread:g}"
        return (
            str(self.length),
            level,
            f"{kind.r:g}",
            kind.missing,
            str(self.diaries),
            *(f"{share:.1f}" for share in shares),
        )


def hamed_rao_factor(detrended: NDArray[np.float64]) -> float:
    """Hamed and Rao (1998, J Hydrol 204:182-196): from the autocorrelations of the ranks that are significant."""
    n = len(detrended)
    lags = np.arange(1, n)
    r = _autocorrelations(rankdata(detrended))
    r = np.where(np.abs(r) > 1.959964 / np.sqrt(n), r, 0.0)
    return float(1 + 2 / (n * (n - 1) * (n - 2)) * np.sum((n - lags) * (n - lags - 1) * (n - lags - 2) * r))


def yue_wang_factor(detrended: NDArray[np.float64]) -> float:
    """Yue and Wang (2004, Water Resour Manag 18:201-218): from all autocorrelations of the detrended values."""
    n = len(detrended)
    return float(1 + 2 * np.sum((1 - np.arange(1, n) / n) * _autocorrelations(detrended)))


def _autocorrelations(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The usual autocorrelations at the lags 1 to n - 1."""
    centred = values - values.mean()
    total = float(centred @ centred)
    products = np.correlate(centred, centred, "full")[len(centred) :]
    return products / total if total else np.zeros(len(centred) - 1)


def false_alarms(cell: tuple[int, Kind, int]) -> FalseAlarms:
    """One row: a length, a kind of diary, and how many to make."""
    length, kind, number = cell
    counts = np.zeros(4)
    judged = 0
    for values in diaries(kind, length, number, seed=1):
        found = trend(values)
        if isinstance(found, Trend):
            judged += 1
            ratings = values[np.isfinite(values)]
            places = np.arange(float(len(ratings)))
            detrended = ratings - sen_slope(places, ratings) * places
            factors = (1.0, hamed_rao_factor(detrended), yue_wang_factor(detrended))
            alarms = [mann_kendall(ratings, factor).p < SIGNIFICANCE for factor in factors]
            counts += [*alarms, found.is_clear]
    return FalseAlarms(length, kind, judged, *(100 * counts / max(judged, 1)).tolist())


def measured(number: int = 2000, cells: Sequence[tuple[int, Kind]] = CELLS) -> list[FalseAlarms]:
    """The rows in which at least a tenth of the `number` diaries made are long enough to be judged."""
    rows = in_parallel(false_alarms, [(length, kind, number) for length, kind in cells])
    return [row for row in rows if row.diaries * 10 >= number]


def main() -> None:
    print(table(HEAD, (one.row() for one in measured())))


if __name__ == "__main__":
    main()
