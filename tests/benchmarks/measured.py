"""What a benchmark answers, and how much work it may put into that."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Measured:
    """A ratio of two times of one run, the limit it has to keep, and how it came about."""

    name: str
    ratio: float
    limit: float
    detail: str

    @property
    def is_kept(self) -> bool:
        return self.ratio <= self.limit


class Effort(NamedTuple):
    """How long to measure: the short form shows that every measure works, and its figures mean little."""

    is_short: bool = False

    def rounds(self, usual: int) -> int:
        """How many rounds to take the median of."""
        return 2 if self.is_short else usual

    def seconds(self, usual: float) -> float:
        """How long to watch."""
        return min(usual, 5.0) if self.is_short else usual


Measure = Callable[[Effort], Iterable[Measured]]
"""One part of the table; where it is a generator, each line is printed as soon as it is known."""
