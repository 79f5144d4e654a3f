"""An interval of a figure, and the ends of the scale that no interval goes beyond."""

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
        """The interval as it is read, with one decimal; what is said of it is said of these numbers."""
        return Interval(rounded(self.low, _SHOWN_DECIMALS), rounded(self.high, _SHOWN_DECIMALS))

    def times(self, factor: float) -> "Interval":
        """The interval of a figure that is `factor` (positive) times this one's."""
        return Interval(self.low * factor, self.high * factor)
