"""Looking at several symptoms at once."""

from diary.domain.rounding import rounded

_BY_CHANCE = 0.036
"""The share of comparisons at the 95 % interval that look changed though nothing did; from the simulation in which one
of 3 symptoms looked changed in 10 of 100 comparisons, and one of 6 in 20 (`analysis/README.md`)."""


def one_look_in(symptoms: int) -> int:
    """In one of how many comparisons of so many symptoms (at least 1) one of them looks changed though nothing did."""
    return int(rounded(1 / (1 - (1 - _BY_CHANCE) ** symptoms), 0))
