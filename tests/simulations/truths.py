"""Synthetic diaries: a slow course plus daily noise, rounded to whole numbers from 0 to 10, with missing days."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Truth:
    """The parameters of a synthetic diary.

    `phi` is the autocorrelation of the slow course from day to day, `chance` the share of daily noise in the variance,
    `spread` and `level` are standard deviation and mean before rounding, `missing` is the share of days without a
    rating, and `step` how much lower the level is until half a year before the end.
    """

    phi: float = 0.0
    chance: float = 0.0
    spread: float = 2.0
    level: float = 5.0
    missing: float = 0.2
    step: float = 0.0

    @property
    def name(self) -> str:
        return f"{self.phi:g}/{self.chance:g}" if self.chance else f"r {self.phi:g}"

    def covariance(self, length: int) -> Numbers:
        """The covariance matrix of `length` days."""
        lags = np.abs(np.subtract.outer(np.arange(length), np.arange(length)))
        of_course = (1 - self.chance) * self.phi**lags
        return np.asarray(self.spread**2 * np.where(lags == 0, 1.0, of_course))


ONES = (
    Truth(0.0),
    Truth(0.3),
    Truth(0.6),
    Truth(0.8),
    Truth(0.8, 0.3),
    Truth(0.8, 0.5),
    Truth(0.8, 0.7),
    Truth(0.9, 0.3),
    Truth(0.9, 0.5),
    Truth(0.9, 0.7),
    Truth(0.95, 0.5),
)
"""The truths of every table, from independent days to a course over months."""


def diaries(
    truth: Truth, length: int, number: int, seed: int, rises: Numbers | float = 0.0, *, swing: Numbers | float = 1.0
) -> Numbers:
    """`number` diaries of `length` days, one per row.

    `rises` is added to the latent values and `swing` multiplies their deviation, as one value per day, or a row of
    these for each diary.
    """
    key = [seed, length, round(100 * truth.phi), round(100 * truth.chance), round(100 * truth.spread)]
    rng = np.random.default_rng([*key, round(100 * truth.missing), round(100 * truth.step)])
    fresh = rng.standard_normal((number, length))
    course = np.empty((number, length))
    course[:, 0] = fresh[:, 0]
    for day in range(1, length):
        course[:, day] = truth.phi * course[:, day - 1] + np.sqrt(1 - truth.phi**2) * fresh[:, day]
    chance = rng.standard_normal((number, length))
    felt = np.sqrt(1 - truth.chance) * course + np.sqrt(truth.chance) * chance
    lower = truth.step * (np.arange(length) < length - STEP_BEFORE_END)
    rated = np.clip(np.rint(truth.level - lower + rises + truth.spread * swing * felt), 0, 10)
    return np.where(rng.random((number, length)) < truth.missing, np.nan, rated)


STEP_BEFORE_END = 183
