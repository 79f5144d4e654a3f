"""Rated diaries made up by a computer: whole numbers from 0 to 10 whose neighbouring days resemble each other."""

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
    """How diaries are made: `mean` and `spread` of what is rated before it is rounded and cut to 0 to 10, the
    autocorrelation `r` of that, and the `share` of days missing, `pattern` being "random", "runs" or "alternate"."""

    mean: float
    spread: float
    r: float
    pattern: str = "random"
    share: float = 0.0

    @property
    def missing(self) -> str:
        """The missing days in words, for a table."""
        if self.pattern == "alternate":
            return "every other day"
        return f"{self.share:.0%} in runs" if self.pattern == "runs" else f"{self.share:.0%}"


def diaries(
    kind: Kind, length: int, number: int, seed: int, rises: NDArray[np.float64] | float = 0.0
) -> NDArray[np.float64]:
    """`number` diaries of `length` days, one a row; NaN where a day is missing. `rises` is added before rounding."""
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
    """The measured cells in their order, worked out on all processors; a few of them in this process."""
    if len(cells) <= _FEW:
        return list(map(measure, cells))
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        return list(pool.map(measure, cells))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table as Markdown."""
    lines = [list(head)]
    lines += [["---"] * len(lines[0]), *map(list, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
