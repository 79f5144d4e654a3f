from math import isnan
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.analysis.smoothing import FOUR_WEEKS, WEEK, runs, stretches, trailing_mean, trailing_recorded
from tests.analysis.excerpts import MONDAY

NAN = np.nan
VALUES = st.lists(st.just(NAN) | st.integers(0, 100).map(lambda tenth: tenth / 10), max_size=80)


def days(length: int, first: str = MONDAY.isoformat()) -> "np.ndarray[tuple[int], np.dtype[np.datetime64]]":
    return np.datetime64(first, "D") + np.arange(length)


def test_the_mean_begins_with_the_fourth_rated_day_of_seven() -> None:
    means = trailing_mean(np.array([3, NAN, 4, NAN, 5, NAN, 6, NAN, NAN, 7]))
    assert np.isfinite(means).tolist() == [False] * 6 + [True, False, False, False]
    assert means[6] == 4.5


@given(VALUES)
def test_each_mean_is_that_of_the_recorded_days_of_its_window(values: list[float]) -> None:
    means = trailing_mean(np.array(values, dtype=np.float64))
    assert len(means) == len(values)
    for place, mean in enumerate(means):
        window = [value for value in values[max(0, place - 6) : place + 1] if not isnan(value)]
        if len(window) < 4:
            assert np.isnan(mean)
        else:
            assert mean == pytest.approx(fmean(window), abs=1e-12)


@given(VALUES, VALUES)
def test_what_lies_before_the_window_does_not_change_a_mean(past: list[float], week: list[float]) -> None:
    alone = trailing_mean(np.array([NAN] * 6 + week))
    after = trailing_mean(np.array(past + [NAN] * 6 + week))
    np.testing.assert_array_equal(alone[6:], after[len(past) + 6 :])


def test_a_constant_symptom_has_exactly_that_mean_after_fifty_years() -> None:
    means = trailing_mean(np.full(18_262, 3.3))
    assert np.ptp(means[6:]) == 0


def test_weeks_begin_on_mondays_and_the_ends_are_cut_off() -> None:
    found = stretches(days(12, "2026-09-03"), np.arange(12.0))
    assert found.starts.astype(str).tolist() == ["2026-09-03", "2026-09-07", "2026-09-14"]
    assert found.lengths.tolist() == [4, 7, 1]
    assert found.recorded.tolist() == [4, 7, 1]


def test_a_week_has_a_mean_where_four_days_are_recorded_and_a_range_where_any_is() -> None:
    values = np.array([1, 2, 3, 6, NAN, NAN, NAN, 5, NAN, 4, NAN, 9, NAN, NAN] + [NAN] * 7)
    found = stretches(days(21), values)
    np.testing.assert_array_equal(found.means, [3, NAN, NAN])
    np.testing.assert_array_equal(found.lowest, [1, 4, NAN])
    np.testing.assert_array_equal(found.highest, [6, 9, NAN])
    np.testing.assert_array_equal(found.sums, [12, 18, NAN])


@pytest.mark.parametrize(("recorded", "has_mean"), [(16, True), (15, False)])
def test_four_weeks_need_four_days_of_seven_as_well(recorded: int, has_mean: bool) -> None:
    first = np.datetime64("1970-01-05", "D") + FOUR_WEEKS * 700
    values = np.array([5.0] * recorded + [NAN] * (FOUR_WEEKS - recorded))
    found = stretches(first + np.arange(FOUR_WEEKS), values, FOUR_WEEKS)
    assert np.isfinite(found.means).tolist() == [has_mean]


@given(st.lists(st.just(NAN) | st.integers(0, 10).map(float), min_size=1, max_size=120), st.sampled_from([WEEK, 28]))
def test_stretches_leave_out_nothing_and_count_nothing_twice(values: list[float], length: int) -> None:
    found = stretches(days(len(values)), np.array(values), length)
    assert found.lengths.sum() == len(values)
    assert found.recorded.sum() == np.count_nonzero(np.isfinite(values))
    assert np.nansum(found.sums) == np.nansum(values)


def test_runs_are_found_at_both_ends_and_short_ones_are_left_out() -> None:
    marked = np.array([True, True, False, True, False, True, True, True])
    assert runs(marked, 2) == [(0, 2), (5, 8)]
    assert runs(marked) == [(0, 2), (3, 4), (5, 8)]
    assert runs(np.zeros(3, dtype=np.bool_)) == []
    assert runs(np.zeros(0, dtype=np.bool_)) == []


@given(VALUES)
def test_each_mean_comes_with_the_number_of_its_days(values: list[float]) -> None:
    found = trailing_recorded(np.array(values, dtype=np.float64))
    assert found.dtype == np.int64
    assert found.tolist() == [
        sum(not isnan(value) for value in values[max(0, place - 6) : place + 1]) for place in range(len(values))
    ]
    assert np.isfinite(trailing_mean(np.array(values, dtype=np.float64))).tolist() == (found >= 4).tolist()
