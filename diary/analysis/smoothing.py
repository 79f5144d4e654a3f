"""Means over moving windows and fixed blocks of calendar days; missing days are never interpolated."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

WEEK = 7
FOUR_WEEKS = 28
_A_MONDAY = np.datetime64("1970-01-05", "D")


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """Blocks of one or four weeks that begin on a Monday; arrays with one element per block.

    `starts` and `lengths` are the first day and number of days of each block; the first and last may be cut off by
    the period. `means` is NaN if fewer than four of seven days are recorded; `sums`, `lowest` and `highest` are NaN
    if no day is; `recorded` counts the days with a value.
    """

    starts: NDArray[np.datetime64]
    lengths: NDArray[np.int64]
    means: NDArray[np.float64]
    sums: NDArray[np.float64]
    lowest: NDArray[np.float64]
    highest: NDArray[np.float64]
    recorded: NDArray[np.int64]


def trailing_mean(values: NDArray[np.float64], window: int = WEEK, least: int = 4) -> NDArray[np.float64]:
    """The trailing moving mean: of each day and the `window` - 1 days before it, over the recorded days only.

    `values` has one element per calendar day, NaN if not recorded. The result has the same length, and is NaN where
    fewer than `least` days of the window are recorded. Each window is summed separately: a running sum would
    accumulate rounding errors over decades.
    """
    if not len(values):
        return values
    sums = _windows(np.where(np.isfinite(values), values, 0.0), window).sum(axis=1)
    counts = trailing_recorded(values, window)
    enough = counts >= max(least, 1)
    means: NDArray[np.float64] = np.divide(sums, counts, out=np.full(len(values), np.nan), where=enough)
    return means


def trailing_recorded(values: NDArray[np.float64], window: int = WEEK) -> NDArray[np.int64]:
    """The number of recorded days in each window of `trailing_mean`: 0 to `window`, as many elements as `values`."""
    if not len(values):
        return np.zeros(0, dtype=np.int64)
    counts: NDArray[np.int64] = _windows(np.isfinite(values).astype(np.int64), window).sum(axis=1)
    return counts


def _windows(values: NDArray[Any], window: int) -> NDArray[Any]:
    """A view of shape (n, window): each element with the `window` - 1 before it, padded with zeros at the start."""
    padded = np.concatenate([np.zeros(window - 1, dtype=values.dtype), values])
    return np.lib.stride_tricks.sliding_window_view(padded, window)


def stretches(days: NDArray[np.datetime64], values: NDArray[np.float64], length: int = WEEK) -> Stretches:
    """Divide consecutive days into blocks of one week (`length` 7) or four weeks (28), with mean and range of each."""
    number = (days - _A_MONDAY).astype(np.int64) // length
    first = np.flatnonzero(np.diff(number, prepend=number[:1] - 1))
    recorded = np.add.reduceat(np.isfinite(values).astype(np.int64), first)
    sums = np.add.reduceat(np.nan_to_num(values), first)
    enough = recorded * WEEK >= 4 * length
    return Stretches(
        starts=days[first],
        lengths=np.diff(first, append=len(days)),
        means=np.divide(sums, recorded, out=np.full(len(first), np.nan), where=enough),
        sums=np.where(recorded > 0, sums, np.nan),
        lowest=np.fmin.reduceat(values, first),
        highest=np.fmax.reduceat(values, first),
        recorded=recorded,
    )


def runs(marked: NDArray[np.bool_], least: int = 1) -> list[tuple[int, int]]:
    """The runs of at least `least` consecutive true elements, each as (first index, last index + 1)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marked, [False]]).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2) if end - start >= least]
