"""Rated days by severity: mild, moderate and severe, and days at the ends of the scale."""

from dataclasses import dataclass

import numpy as np

from diary.analysis.noise_model import Numbers
from diary.domain.symptom import HIGHEST, LOWEST

MILD_BELOW, SEVERE_FROM = 3.5, 6.5
_ONE_IN = 5


@dataclass(frozen=True, slots=True)
class Severity:
    """The number of rated days of 0 to 3 (`mild`), 4 to 6 (`moderate`) and 7 to 10 (`severe`), and of those the days
    `at_lowest` (0) and `at_highest` (10)."""

    mild: int
    moderate: int
    severe: int
    at_lowest: int
    at_highest: int

    @property
    def rated(self) -> int:
        return self.mild + self.moderate + self.severe

    @property
    def has_many_at_lowest(self) -> bool:
        """Whether at least 1 in 5 rated days is at 0, so that the mean describes the days badly."""
        return _ONE_IN * self.at_lowest >= self.rated > 0

    @property
    def has_many_at_highest(self) -> bool:
        """Whether at least 1 in 5 rated days is at 10."""
        return _ONE_IN * self.at_highest >= self.rated > 0


def severity(values: Numbers) -> Severity:
    """Count the days of `values` (0 to 10, one element per calendar day, NaN if not rated) by severity.

    The mean of several ratings of a day counts as the whole number that it rounds to, halves upwards: the cuts are 3.5
    and 6.5. Moderate from 4 and severe from 7 on, as for the pain of diabetic neuropathy (Zelman et al. 2005, PAIN
    115:29-36).
    """
    rated = values[np.isfinite(values)]
    return Severity(
        mild=int((rated < MILD_BELOW).sum()),
        moderate=int(((rated >= MILD_BELOW) & (rated < SEVERE_FROM)).sum()),
        severe=int((rated >= SEVERE_FROM).sum()),
        at_lowest=int((rated == LOWEST).sum()),
        at_highest=int((rated == HIGHEST).sum()),
    )
