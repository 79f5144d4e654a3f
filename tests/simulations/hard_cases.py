"""Diaries that violate the noise model's assumptions: flares, weekends, clipped scales, calm times, missing days."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from diary.analysis.difference import difference
from tests.simulations.measures import YEAR, Plan
from tests.simulations.truths import Numbers, Truth, diaries

FLARE_DAYS, FLARE_POINTS, FLARE_EVERY = 10, 3.0, 60
WEEKEND_POINTS = 0.8
Adds = Callable[[int, Plan], Numbers | float]


@dataclass(frozen=True, slots=True)
class HardCase:
    """A difficult diary without a change: the last two periods of `days` (before and now), after `history` days.

    `level` and `spread` replace those of the truth. `adds` returns the points that are added to the latent values of a
    number of days, `swings` the factor of these values, and `hides` the days (indices) without a rating.
    """

    name: str
    days: tuple[int, int] = (28, 28)
    history: int = YEAR
    level: float = 5.0
    spread: float = 2.0
    adds: Adds = lambda _length, _plan: 0.0
    swings: Callable[[int], Numbers | float] = lambda _length: 1.0
    hides: Callable[[int], range] = lambda _length: range(0)


def flares(length: int, plan: Plan) -> Numbers:
    """Flares that begin on random days, one in 60 on average; one row per diary."""
    rng = np.random.default_rng([plan.seed, length, FLARE_DAYS])
    begins = rng.random((plan.number, length)) < 1 / FLARE_EVERY
    felt = np.zeros((plan.number, length), dtype=bool)
    for day in range(FLARE_DAYS):
        felt[:, day:] |= begins[:, : length - day]
    return felt * FLARE_POINTS


def weekend(length: int, _plan: Plan) -> Numbers:
    return np.where(np.arange(length) % 7 >= 5, WEEKEND_POINTS, 0.0)


def _twice_as_wild_at_the_end(days: int) -> Callable[[int], Numbers]:
    return lambda length: np.where(np.arange(length) >= length - days, 2.0, 1.0)


CASES = (
    HardCase("flares of 10 days, 3 points more, one in 60 days", adds=flares),
    HardCase("the same, no more diary", history=0, adds=flares),
    HardCase("a weekend 0.8 points higher", adds=weekend),
    HardCase("level 1, spread 1.5", level=1.0, spread=1.5),
    HardCase("level 0.5, spread 1", level=0.5, spread=1.0),
    HardCase("level 4, spread 0.7", level=4.0, spread=0.7),
    HardCase("a calm year: spread 1, in both times 2", spread=1.0, swings=_twice_as_wild_at_the_end(56)),
    HardCase("spread 1 before, 2 now", spread=1.0, swings=_twice_as_wild_at_the_end(28)),
    HardCase("84 days of spread 1 before 14 of 2", (84, 14), spread=1.0, swings=_twice_as_wild_at_the_end(14)),
    HardCase("a gap of 100 days before both", hides=lambda length: range(length - 156, length - 56)),
    HardCase("rated every other day", hides=lambda length: range(0, length, 2)),
)


def share_held(case: HardCase, truth: Truth, plan: Plan) -> float:
    """The coverage in per cent of the intervals of a change of 0."""
    before_days, now_days = case.days
    length = max(before_days + now_days, case.history)
    rises, swing = case.adds(length, plan), case.swings(length)
    many = diaries(
        replace(truth, level=case.level, spread=case.spread), length, plan.number, plan.seed, rises, swing=swing
    )
    many[:, list(case.hides(length))] = np.nan
    now = slice(length - now_days, length)
    before = slice(now.start - before_days, now.start)
    answers = [said for values in many if (said := difference(values, before, now)) is not None]
    return 100 * float(np.mean([abs(said.change) <= said.reach for said in answers]))
