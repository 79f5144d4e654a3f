from typing import Any

import numpy as np
import pytest

from diary.analysis.severity import Severity, severity
from tests.analysis.reference import CASES, ratings_of

NAN = np.nan


@pytest.mark.parametrize("case", [case for case in CASES if "severity" in case])
def test_it_is_the_specifications(case: dict[str, Any]) -> None:
    found = severity(ratings_of(case))
    assert [found.mild, found.moderate, found.severe] == case["severity"]


def test_rated_days_are_counted_and_means_of_a_day_round_half_up() -> None:
    found = severity(np.array([0, 3, 3.4, 3.5, 4, 6, 6.4, 6.5, 7, 10, NAN, NAN]))
    assert found == Severity(mild=3, moderate=4, severe=3, at_lowest=1, at_highest=1)
    assert found.rated == 10


@pytest.mark.parametrize(("at_end", "others", "many"), [(20, 80, True), (19, 81, False), (0, 0, False), (1, 0, True)])
def test_the_ends_of_the_scale_are_many_from_20_of_100_on(at_end: int, others: int, many: bool) -> None:
    assert severity(np.array([0.0] * at_end + [5.0] * others)).has_many_at_lowest is many
    assert severity(np.array([10.0] * at_end + [5.0] * others)).has_many_at_highest is many
    assert not severity(np.array([5.0] * others)).has_many_at_highest
