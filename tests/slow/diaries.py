"""Synthetic ratings: whole numbers from 0 to 10 with autocorrelation from day to day."""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

MEAN_RUN = 4.0
_FEW = 4
C = TypeVar("C")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Kind:
    """The parameters of diaries: `mean` and `spread` before rounding and clipping to 0 to 10, the autocorrelation `r`.

    `share` is that of missing days, and `pattern` is "random", "runs" or "alternate".
    """

    mean: float
    spread: float
    r: float
    pattern: str = "random"
    share: float = 0.0

    @property
    def missing(self) -> str:
        """The missing days as text, for a table."""
        if self.pattern == "alternate":
            return "every other day"
        return f"{self.share:.0%} in runs" if self.pattern == "runs" else f"{self.share:.0%}"


def diaries(
    kind: Kind, length: int, number: int, seed: int, rises: NDArray[np.float64] | float = 0.0
) -> NDArray[np.float64]:
    """`number` diaries of `length` days, one per row; NaN for a missing day. `rises` is added before rounding."""
    rng = np.random.default_rng([seed, length, round(100 * kind.r), round(10 * kind.mean), round(100 * kind.share)])
    steps = rng.standard_normal((number, length))
    felt = np.empty((number, length))
    felt[:, 0] = steps[:, 0]
    for day in range(1, length):
        felt[:, day] = kind.r * felt[:, day - 1] + np.sqrt(1 - kind.r**2) * steps[:, day]
    rated = np.clip(np.rint(kind.mean + rises + kind.spread * felt), 0, 10)
    return np.where(_missing(kind, rated.shape, rng), np.nan, rated)


def _missing(kind: Kind, shape: tuple[int, int], rng: np.random.Generator) -> NDArray[np.bool_]:
    chances = rng.random(shape)
    if kind.pattern == "alternate":
        return np.broadcast_to(np.arange(shape[1]) % 2 == 1, shape)
    missing: NDArray[np.bool_] = chances < kind.share
    if kind.pattern == "runs" and kind.share:
        ends = 1 / MEAN_RUN
        begins = ends * kind.share / (1 - kind.share)
        for day in range(1, shape[1]):
            missing[:, day] = np.where(missing[:, day - 1], chances[:, day] >= ends, chances[:, day] < begins)
    return missing


def in_parallel(measure: Callable[[C], R], cells: Sequence[C]) -> list[R]:
    """The results for the cells in order, computed on all CPUs; a few cells in this process."""
    if len(cells) <= _FEW:
        return list(map(measure, cells))
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        return list(pool.map(measure, cells))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    lines = [list(head)]
    lines += [["---"] * len(lines[0]), *map(list, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
