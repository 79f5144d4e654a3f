"""The confidence interval of a figure, and the ends of the rating scale to which intervals are clipped."""

from dataclasses import dataclass

from diary.domain import symptom
from diary.domain.rounding import rounded

LEVEL = 0.95
WIDEST = float(symptom.HIGHEST - symptom.LOWEST)
_SHOWN_DECIMALS = 1


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % confidence interval from `low` to `high`, both inclusive."""

    low: float
    high: float

    @property
    def includes_zero(self) -> bool:
        return self.low <= 0 <= self.high

    @property
    def shown(self) -> "Interval":
        """The interval rounded to one decimal, as it is displayed; all statements about it are derived from these
        numbers."""
        return Interval(rounded(self.low, _SHOWN_DECIMALS), rounded(self.high, _SHOWN_DECIMALS))

    def times(self, factor: float) -> "Interval":
        """The interval multiplied by `factor`, which is positive."""
        return Interval(self.low * factor, self.high * factor)
