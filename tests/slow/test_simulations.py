"""The simulations, complete or as a sample of their cells (`whole.py`)."""

import pytest

from tests.slow import shift_simulation
from tests.slow.whole import PATIENCE_S, at

pytestmark = pytest.mark.timeout(PATIENCE_S)


def test_the_effect_of_a_day_with_exercise_is_covered_in_92_of_100_at_least() -> None:
    rows = shift_simulation.measured(at(2000, 600), at(shift_simulation.CELLS, shift_simulation.SAMPLE))
    judged = [row for row in rows if row.without < 100 and row.diaries >= 500]
    assert judged
    assert [row for row in judged if row.covered < 92] == []
