"""A period of a symptom beside the equally long period before it."""

from dataclasses import dataclass

import numpy as np

from diary.analysis.daily import daily
from diary.domain.excerpt import Excerpt
from diary.domain.period import Period

LEAST_MEAN_FOR_PER_CENT = 1.0


@dataclass(frozen=True, slots=True)
class Level:
    """How strong a symptom was over `days` days, `recorded` of them with a rating; all values from 0 to 10.

    `mean` is the mean of the recorded days' values, `None` where fewer than half of the days are recorded; `lowest`
    and `worst` are day values, `None` without any; `days_at_worst` counts the days with the worst value.
    """

    days: int
    recorded: int
    mean: float | None
    lowest: float | None
    worst: float | None
    days_at_worst: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """One symptom in `period` (`now`) and in the equally long period before it (`before`)."""

    symptom: str
    period: Period
    now: Level
    before: Level

    @property
    def change(self) -> float | None:
        """Mean of this period minus mean of the one before; `None` where either has no mean."""
        if self.now.mean is None or self.before.mean is None:
            return None
        return self.now.mean - self.before.mean

    @property
    def change_per_cent(self) -> float | None:
        """The change in per cent of the earlier mean; `None` where that is below 1, since a per cent misleads there."""
        if self.change is None or self.before.mean is None or self.before.mean < LEAST_MEAN_FOR_PER_CENT:
            return None
        return 100 * self.change / self.before.mean


def level(excerpt: Excerpt, symptom: str, period: Period | None = None) -> Level:
    """How strong the symptom was in `period` (by default of the excerpt), from one value a day."""
    values = daily(excerpt, symptom, period).values
    recorded = values[np.isfinite(values)]
    worst = float(recorded.max()) if len(recorded) else None
    return Level(
        days=len(values),
        recorded=len(recorded),
        mean=float(recorded.mean()) if len(recorded) and 2 * len(recorded) >= len(values) else None,
        lowest=float(recorded.min()) if len(recorded) else None,
        worst=worst,
        days_at_worst=int(np.count_nonzero(recorded == worst)),
    )


def compare(excerpt: Excerpt, symptom: str, period: Period) -> Comparison:
    """The symptom in `period` and in the equally long period before; the excerpt has to cover both.

    Raises `ValueError` where it does not, because days that were not asked for are not days without a record.
    """
    before = period.before()
    if before.first not in excerpt.period or period.last not in excerpt.period:
        raise ValueError("the excerpt does not cover the period and the one before it")
    return Comparison(symptom, period, level(excerpt, symptom, period), level(excerpt, symptom, before))
