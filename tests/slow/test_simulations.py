"""The simulations in short: `NEUROPATHY_DIARY_SLOW=1 python3 dev.py test tests/slow`."""

import os

import pytest

from tests.slow import interval_simulation, shift_simulation, slope_simulation, trend_simulation

pytestmark = [
    pytest.mark.skipif(os.environ.get("NEUROPATHY_DIARY_SLOW") != "1", reason="takes minutes; NEUROPATHY_DIARY_SLOW=1"),
    pytest.mark.timeout(3600),
]


def test_the_interval_of_a_comparison_covers_92_to_98_of_100() -> None:
    cells = interval_simulation.measured(4000)
    assert [cell for cell in cells if not 92 <= cell.covered <= 98] == []


def test_the_trend_cries_wolf_in_9_of_100_at_most_and_the_plain_test_in_up_to_30() -> None:
    rows = trend_simulation.measured(1000)
    assert max(row.ours for row in rows) <= 9
    assert 25 <= max(row.plain for row in rows) <= 36
    assert max(row.hamed_rao for row in rows) > 20
    assert min(row.yue_wang for row in rows) > 13


def test_the_slope_of_the_mean_is_covered_in_90_to_99_of_100() -> None:
    assert [row for row in slope_simulation.measured(1000) if not 90 <= row.mean_covered <= 99] == []


def test_the_effect_of_a_day_with_exercise_is_covered_in_92_of_100_at_least() -> None:
    rows = shift_simulation.measured(2000)
    assert [row for row in rows if row.without < 100 and row.diaries >= 500 and row.covered < 92] == []
