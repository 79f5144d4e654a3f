"""The visible part of a period."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from diary.domain.period import Period

LEAST_DAYS = 7


@dataclass(frozen=True, slots=True)
class Zoom:
    """All days of `whole`, or those of the last zoom in `steps`."""

    whole: Period
    steps: tuple[Period, ...] = ()

    @property
    def shown(self) -> Period:
        return self.steps[-1] if self.steps else self.whole

    def to(self, period: Period) -> "Zoom":
        """Zoom to these days as a new step; all of them end the zoom."""
        return Zoom(self.whole) if period == self.whole else replace(self, steps=(*self.steps, period))

    def back(self) -> "Zoom":
        """Undo the last zoom."""
        return replace(self, steps=self.steps[:-1])

    def scaled(self, factor: float, around: date) -> Period:
        """`factor` times as many days as are shown, at least a week, with the day `around` at the same relative
        position."""
        whole = len(self.whole)
        days = min(max(round(len(self.shown) * factor), min(LEAST_DAYS, whole)), whole)
        share = (around - self.shown.first).days / max(1, len(self.shown) - 1)
        return self.within(around - timedelta(days=round(share * (days - 1))), days)

    def following(self, day: date) -> "Zoom":
        """The visible days, shifted so that `day` is among them."""
        shown = self.shown
        if day in shown:
            return self
        moved = (day - shown.first).days if day < shown.first else (day - shown.last).days
        return replace(self, steps=(*self.steps[:-1], self.within(shown.first + timedelta(days=moved), len(shown))))

    def within(self, first: date, days: int) -> Period:
        """That many days from `first` on, shifted into `whole`; all of `whole` if it has fewer."""
        days = min(days, len(self.whole))
        first = max(self.whole.first, min(first, self.whole.last - timedelta(days=days - 1)))
        return Period(first, first + timedelta(days=days - 1))
