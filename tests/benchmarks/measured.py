"""What a benchmark answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """A ratio of two times of one run, the limit it has to keep, and how it came about."""

    name: str
    ratio: float
    limit: float
    detail: str
