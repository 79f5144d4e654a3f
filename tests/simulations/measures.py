"""Measures the figures of synthetic diaries with a known truth, computed by the program's own functions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from diary.analysis.difference import Difference, difference
from diary.analysis.trend import Trend, trend
from diary.analysis.ups_and_downs import detectable_change
from diary.analysis.verdict import ChangeVerdict, TrendVerdict
from diary.analysis.weekday_test import weekday_effects
from tests.simulations.truths import STEP_BEFORE_END, Truth, diaries

YEAR = 365
NORMAL = 1.959964
CLEAR = (ChangeVerdict.LOWER, ChangeVerdict.HIGHER)
GOING = (TrendVerdict.FALLING, TrendVerdict.RISING)


@dataclass(frozen=True, slots=True)
class Plan:
    """The size of the simulation: `number` diaries per cell, generated with `seed`."""

    number: int = 400
    seed: int = 17


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage in per cent; the mean width relative to an oracle that knows the covariance; and the false-positive
    rate.

    The latter is the per cent of diaries without a change that are called lower or higher.
    """

    covered: float
    width: float
    called: float


def compared(
    truth: Truth, days: int, history: int, plan: Plan, change: float = 0.0, *, knows_step: bool = False
) -> list[tuple[Difference, float]]:
    """The differences of two adjoining periods of `days` days, at the end of a diary of `history` days or of just both
    periods.

    Each has the standard error that the covariance gives for its rated days.
    """
    length = max(2 * days, history)
    before, now = slice(length - 2 * days, length - days), slice(length - days, length)
    rises = np.where(np.arange(length) >= length - days, change, 0.0)
    breaks = [length - STEP_BEFORE_END - 1] if knows_step else []
    covariance = truth.covariance(2 * days)
    answers = []
    for values in diaries(truth, length, plan.number, plan.seed, rises):
        said = difference(values, before, now, breaks)
        if said is not None:
            rated = np.isfinite(values[-2 * days :])
            weights = np.where(rated, 1.0, 0.0)
            weights[:days] /= -weights[:days].sum()
            weights[days:] /= weights[days:].sum()
            answers.append((said, float(np.sqrt(weights @ covariance @ weights))))
    return answers


def coverage(truth: Truth, days: int, history: int, plan: Plan, *, knows_step: bool = False) -> Coverage:
    """The coverage of a comparison's interval for a true change of 0."""
    answers = compared(truth, days, history, plan, knows_step=knows_step)
    held = [abs(said.change) <= said.reach for said, _error in answers]
    widths = [said.reach / (NORMAL * error) for said, error in answers]
    called = [said.verdict in CLEAR for said, _error in answers]
    return Coverage(100 * float(np.mean(held)), float(np.mean(widths)), 100 * float(np.mean(called)))


def words(truths: Sequence[Truth], days: int, history: int, plan: Plan, change: float) -> dict[ChangeVerdict, float]:
    """The frequency of each verdict in per cent of comparisons, over all truths, for a true change of the mean by
    `change`."""
    said = [one.verdict for truth in truths for one, _error in compared(truth, days, history, plan, change)]
    counts = Counter(said)
    return {one: 100 * counts[one] / len(said) for one in ChangeVerdict}


@dataclass(frozen=True, slots=True)
class TrendCoverage:
    """The coverage in per cent; the median half-width over the period in points; and the per cent called rising or
    falling."""

    covered: float
    half_width: float
    called: float


def trends(truth: Truth, days: int, history: int, plan: Plan, falls: float = 0.0) -> TrendCoverage:
    """The trend of the last `days` of a diary whose level falls by `falls` points over them."""
    length = max(days, history)
    line = np.maximum(np.arange(length) - (length - days), 0.0) * falls / days
    answers = [
        one
        for values in diaries(truth, length, plan.number, plan.seed, -line)
        if isinstance(one := trend(values, slice(length - days, length)), Trend) and one.interval is not None
    ]
    wanted = -falls * 28 / days
    held = [one.interval is not None and one.interval.low <= wanted <= one.interval.high for one in answers]
    called = [one.verdict in GOING for one in answers]
    reach = float(np.median([one.reach or 0.0 for one in answers]))
    return TrendCoverage(100 * float(np.mean(held)), reach, 100 * float(np.mean(called)))


@dataclass(frozen=True, slots=True)
class Power:
    """The median detectable change in points, and the per cent of changes of that size that are detected."""

    points: float
    shown: float


def power(truth: Truth, days: int, plan: Plan) -> Power:
    """How often two periods show the change that is detectable according to the year before them."""
    length = YEAR + 2 * days
    points = [detectable_change(values[:YEAR], days) for values in diaries(truth, length, plan.number, plan.seed)]
    shown = []
    for values, change in zip(diaries(truth, length, plan.number, plan.seed), points, strict=True):
        if change is not None:
            moved = np.concatenate([values[:-days], values[-days:] - change])
            said = difference(moved, slice(YEAR, YEAR + days), slice(YEAR + days, length))
            shown.append(said is not None and said.change < 0 and not said.interval.includes_zero)
    known = [one for one in points if one is not None]
    return Power(float(np.median(known)), 100 * float(np.mean(shown)))


@dataclass(frozen=True, slots=True)
class Weekdays:
    """The per cent of diaries whose weekdays differ significantly: without a weekly pattern, and with a weekend 0.8
    points higher."""

    by_chance: float
    weekend: float


def weekdays(truth: Truth, days: int, plan: Plan) -> Weekdays:
    """The frequency of significant results of the weekday test."""
    of_week = np.arange(days) % 7
    shares = []
    for weekend in (0.0, 0.8):
        rises = np.where(of_week >= 5, weekend, 0.0)
        answers = [weekday_effects(values, of_week) for values in diaries(truth, days, plan.number, plan.seed, rises)]
        shares.append(100 * float(np.mean([one.p < 0.05 for one in answers if one is not None])))
    return Weekdays(shares[0], shares[1])
