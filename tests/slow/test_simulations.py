"""The simulations, whole or in a sample of their cells (`whole.py`)."""

import pytest

from tests.slow import interval_simulation, shift_simulation, slope_simulation, trend_simulation
from tests.slow.whole import PATIENCE_S, at

pytestmark = pytest.mark.timeout(PATIENCE_S)


def test_the_interval_of_a_comparison_covers_92_to_98_of_100() -> None:
    cells = interval_simulation.measured(at(4000, 500), at(interval_simulation.CELLS, interval_simulation.SAMPLE))
    assert cells
    assert [cell for cell in cells if not 92 <= cell.covered <= 98] == []


def test_the_trend_cries_wolf_in_9_of_100_at_most_and_the_plain_test_in_up_to_30() -> None:
    rows = trend_simulation.measured(at(1000, 150), at(trend_simulation.CELLS, trend_simulation.SAMPLE))
    assert max(row.ours for row in rows) <= 9
    assert 25 <= max(row.plain for row in rows) <= 36
    assert max(row.hamed_rao for row in rows) > 20
    assert min(row.yue_wang for row in rows) > 13


def test_the_slope_of_the_mean_is_covered_in_90_to_99_of_100() -> None:
    rows = slope_simulation.measured(at(1000, 200), at(slope_simulation.CELLS, slope_simulation.SAMPLE))
    assert rows
    assert [row for row in rows if not 90 <= row.mean_covered <= 99] == []


def test_the_effect_of_a_day_with_exercise_is_covered_in_92_of_100_at_least() -> None:
    rows = shift_simulation.measured(at(2000, 600), at(shift_simulation.CELLS, shift_simulation.SAMPLE))
    judged = [row for row in rows if row.without < 100 and row.diaries >= 500]
    assert judged
    assert [row for row in judged if row.covered < 92] == []
