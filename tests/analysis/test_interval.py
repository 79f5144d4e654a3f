import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.analysis.interval import Interval, difference_interval, likeness, welch_interval

NAN = np.nan
SERIES = st.lists(st.just(NAN) | st.integers(0, 10).map(float), min_size=1, max_size=40).map(np.array)


def test_for_days_that_are_not_alike_it_is_welchs_interval() -> None:
    """R, `t.test(extra ~ group, data = sleep)`: t = -1.8608, df = 17.776, -3.3654832 to 0.2054832."""
    first = np.array([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0])
    second = np.array([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])
    found = welch_interval(second, first, 0, 0.0)
    assert found is not None
    assert (round(found.low, 7), round(found.high, 7)) == (-3.3654832, 0.2054832)


def test_days_that_resemble_each_other_make_it_wider() -> None:
    rng = np.random.default_rng(1)
    before, now = rng.integers(0, 11, 28).astype(float), rng.integers(0, 11, 28).astype(float)
    widths = [one.high - one.low for r in (0, 0.3, 0.6, 0.9) if (one := welch_interval(before, now, 300, r))]
    assert widths == sorted(widths)
    assert widths[0] < widths[-1] / 2


def test_the_further_apart_the_periods_the_less_they_have_in_common() -> None:
    rng = np.random.default_rng(2)
    before, now = rng.integers(0, 11, 28).astype(float), rng.integers(0, 11, 28).astype(float)
    widths = [one.high - one.low for apart in (0, 3, 400) if (one := welch_interval(before, now, apart, 0.6))]
    assert widths == sorted(widths)


def test_likeness_errs_little_and_on_the_careful_side() -> None:
    rng = np.random.default_rng(3)
    found = []
    for _ in range(400):
        noise = rng.standard_normal(56)
        felt = noise.copy()
        for day in range(1, 56):
            felt[day] = 0.5 * felt[day - 1] + np.sqrt(0.75) * noise[day]
        found.append(likeness(felt[:28], felt[28:]))
    assert 0.5 <= np.mean(found) <= 0.58


def test_a_diary_of_every_other_day_has_a_likeness_for_two_days_in_a_row() -> None:
    days = np.arange(56)
    slow = np.where(days % 2 == 0, 5 + 3 * np.sin(days / 3), NAN)
    assert likeness(slow[:28], slow[28:]) > 0.8


def test_there_is_none_with_fewer_than_seven_ratings_or_where_nothing_varies() -> None:
    seven, six = np.array([1.0, 2, 3, 4, 5, 6, 7]), np.array([1.0, 2, 3, 4, 5, 6, NAN])
    assert difference_interval(seven, six) is None
    assert difference_interval(six, seven) is None
    assert difference_interval(np.full(28, 4.0), np.full(28, 3.0)) is None
    assert difference_interval(np.zeros(0), np.zeros(0)) is None
    assert difference_interval(np.full(28, 4.0), seven) is not None


def test_it_stays_on_the_scale() -> None:
    found = difference_interval(np.array([0.0] * 7 + [10] * 7), np.array([10.0] * 7 + [0] * 7))
    assert found == Interval(-10, 10)


@given(SERIES, SERIES, st.integers(0, 400))
def test_it_holds_the_difference_and_is_never_not_a_number(before: np.ndarray, now: np.ndarray, apart: int) -> None:
    found = difference_interval(before, now, apart)
    if found is not None:
        assert -10 <= found.low <= np.nanmean(now) - np.nanmean(before) + 1e-9
        assert np.nanmean(now) - np.nanmean(before) - 1e-9 <= found.high <= 10


@given(SERIES, SERIES, st.integers(0, 30), st.integers(0, 30))
def test_blank_days_at_the_outer_ends_change_nothing(
    before: np.ndarray, now: np.ndarray, first: int, last: int
) -> None:
    short = difference_interval(before, now)
    long = difference_interval(np.append([NAN] * first, before), np.append(now, [NAN] * last))
    assert (short is None) == (long is None)
    if short is not None and long is not None:
        assert (short.low, short.high) == pytest.approx((long.low, long.high))


@given(SERIES, SERIES, st.integers(0, 30))
def test_a_blank_day_between_the_periods_may_belong_to_either_or_to_none(
    before: np.ndarray, now: np.ndarray, blank: int
) -> None:
    between = difference_interval(before, now, blank)
    inside = difference_interval(before, np.append([NAN] * blank, now))
    assert (between is None) == (inside is None)
    if between is not None and inside is not None:
        assert (between.low, between.high) == pytest.approx((inside.low, inside.high))


@given(SERIES, SERIES)
def test_turning_time_round_turns_the_interval_round(before: np.ndarray, now: np.ndarray) -> None:
    there, back = difference_interval(before, now), difference_interval(now[::-1], before[::-1])
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert (there.low, there.high) == pytest.approx((-back.high, -back.low))
