"""The result of a benchmark, and the effort permitted for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Measured:
    """A ratio of two times of one run, its limit, and an explanation."""

    name: str
    ratio: float
    limit: float
    detail: str

    @property
    def is_kept(self) -> bool:
        return self.ratio <= self.limit


class Effort(NamedTuple):
    """The duration of the measurements: the short form only checks that each one works, and its figures mean little."""

    is_short: bool = False

    def rounds(self, usual: int) -> int:
        """The number of rounds for a median."""
        return 2 if self.is_short else usual

    def seconds(self, usual: float) -> float:
        """The duration of an observation in seconds."""
        return min(usual, 5.0) if self.is_short else usual


Measure = Callable[[Effort], Iterable[Measured]]
"""A part of the table; if it is a generator, each line is printed as soon as it is available."""
